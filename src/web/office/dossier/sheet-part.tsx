import { useEffect, useRef, useState } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { instancesKey } from '#src/domain/form/flat.ts';
import { focusField } from '../../application/focus-field.ts';
import { InstanceTabs } from '../../application/instance-tabs.tsx';
import { SheetPreview } from '../../application/sheet-preview.tsx';
import { useList } from '../../book/hooks.ts';
import { SheetView } from '../../sheet/sheet-view.tsx';
import type { Move, Place } from '../place.ts';
import { useFit } from './use-fit.ts';

interface Props {
  readonly sheet: Sheet;
  readonly place: Place;
  readonly move: Move;
}

/** A sheet as it was handed in, read only, as wide as there is room. */
export function SheetPart({ sheet, place, move }: Props) {
  const frame = useRef<HTMLDivElement | null>(null);
  const { zoom, narrow } = useFit(frame);
  const instances = useList(sheet.id, instancesKey);
  const [chosen, setChosen] = useState('');
  const asked = place.get('instance');
  const current =
    sheet.repeat === undefined
      ? ''
      : ([asked, chosen].find((one): one is string => one !== null && instances.includes(one)) ?? instances[0] ?? '');
  const at = place.get('at');
  useEffect(() => {
    if (asked !== null) setChosen(asked);
    if (at !== null) focusField(at, () => move({ at: null, instance: null }));
  }, [at, asked, move]);
  if (sheet.over !== undefined) return <SheetPreview sheet={sheet} />;
  return (
    <div ref={frame} className="sheet-part">
      {sheet.repeat !== undefined && <InstanceTabs sheet={sheet} current={current} choose={setChosen} readOnly />}
      {(sheet.repeat === undefined || current !== '') && (
        <SheetView key={current} sheet={sheet} instance={current} readOnly zoom={zoom} narrow={narrow} />
      )}
    </div>
  );
}
