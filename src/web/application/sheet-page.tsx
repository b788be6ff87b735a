import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Sheet } from '#src/definition/sheet.ts';
import { instancesKey } from '#src/domain/form/flat.ts';
import { useDefinition, useList, usePage, useWorkbook } from '../book/hooks.ts';
import { SheetView } from '../sheet/sheet-view.tsx';
import { useWidth } from '../work/use-width.ts';
import { useSay, useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';
import { workWords } from '../words/work-words.ts';
import { Missing } from '../work/missing.tsx';
import { AskedHere } from './corrections/asked-here.tsx';
import { useOpenCorrection } from './corrections/open-correction.ts';
import { FieldCard } from './field-card.tsx';
import { focusField } from './focus-field.ts';
import { InstanceTabs } from './instance-tabs.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { ZoomControl, useZoom } from './zoom.tsx';

/** A sheet in the middle column (with a strip about its field where the right column is folded): its paper, the tabs of a repeated one, or the preview of one made from a table. */
export function SheetPage({ strip }: { readonly strip: boolean }) {
  const { sheet: id = '' } = useParams();
  const definition = useDefinition();
  const sheet = definition.definitions[id];
  if (sheet === undefined) return <Missing />;
  if (sheet.over !== undefined) return <OverSheet key={id} sheet={sheet} />;
  return (
    <>
      <EditedSheet key={id} sheet={sheet} />
      {strip && (
        <div className="field-strip">
          <FieldCard />
        </div>
      )}
    </>
  );
}

function OverSheet({ sheet }: { readonly sheet: Sheet }) {
  const t = useWords(sheetWords);
  const { id } = usePage();
  const [source = '', field = ''] = sheet.over?.split('.') ?? [];
  const rows = useList(source, field);
  return (
    <div className="desk">
      <Alert
        type="info"
        title={rows.length === 0 ? t.overNothing : t.overSheet}
        action={<Link to={`/applications/${id}/sheet/${source}`}>{t.openSource}</Link>}
      />
      {rows.length > 0 && <SheetPreview sheet={sheet} />}
    </div>
  );
}

function EditedSheet({ sheet }: { readonly sheet: Sheet }) {
  const page = usePage();
  const workbook = useWorkbook();
  const t = useWords(workWords);
  const s = useWords(sheetWords);
  const say = useSay();
  const narrow = useWidth() < 768;
  const correcting = useOpenCorrection() !== null && page.state.editable;
  const [zoom, setZoom] = useZoom();
  const [search, setSearch] = useSearchParams();
  const instances = useList(sheet.id, instancesKey);
  const asked = search.get('instance');
  const [chosen, setChosen] = useState('');
  const current =
    sheet.repeat === undefined
      ? ''
      : ([asked, chosen].find((one): one is string => one !== null && instances.includes(one)) ?? instances[0] ?? '');
  const readOnly = !page.state.editable || sheet.office === true;
  const at = search.get('at');
  useEffect(() => {
    if (at !== null) focusField(at, () => setSearch({}, { replace: true }));
    if (asked !== null) setChosen(asked);
  }, [at, asked, setSearch]);
  return (
    <div className={correcting ? 'desk correcting' : 'desk'}>
      {(sheet.repeat !== undefined || !narrow) && (
        <div className="desk-bar">
          {sheet.repeat !== undefined && (
            <InstanceTabs
              sheet={sheet}
              current={current}
              choose={setChosen}
              readOnly={readOnly || !workbook.mayWrite(sheet.id, instancesKey)}
            />
          )}
          <span className="spring" />
          {!narrow && <ZoomControl zoom={zoom} set={setZoom} />}
        </div>
      )}
      {sheet.office === true && <Alert type="info" title={s.officeSheet} />}
      {sheet.office !== true && !page.state.editable && <Alert type="info" title={t.readOnly} />}
      {sheet.office !== true && <AskedHere section={sheet.id} />}
      {sheet.note !== undefined && <p className="sheet-note">{say(sheet.note)}</p>}
      {(sheet.repeat === undefined || current !== '') && (
        <SheetView key={current} sheet={sheet} instance={current} readOnly={readOnly} zoom={zoom} narrow={narrow} />
      )}
      {!narrow && !readOnly && <p className="shortcuts">{t.shortcutHint}</p>}
    </div>
  );
}
