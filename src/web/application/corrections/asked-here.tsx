import { Alert } from 'antd';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';
import { usePage } from '../../book/hooks.ts';
import { useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { AskedItem } from './asked-item.tsx';
import { sectionOf, useAskedIn, useOpenCorrection } from './open-correction.ts';

/** Above a part of the dossier while a correction is open: what is asked for here, or that all of it is locked. */
export function AskedHere({ section }: { readonly section: string }) {
  const t = useWords(officeWords);
  const open = useOpenCorrection();
  const { editable } = usePage().state;
  const items = useAskedIn((place) => sectionOf(place) === section);
  if (open === null || !editable) return null;
  if (items.length === 0) return <Alert type="info" title={t.lockedHere} />;
  const part = (place: CorrectionPlace): boolean => place.kind === 'field';
  return (
    <section className="asked-here" aria-label={t.askedHere}>
      <ul>
        {items.map((item) => (
          <AskedItem key={item.id} item={item} open leads={part(item.place)} />
        ))}
      </ul>
      {items.every((item) => part(item.place)) && <p className="quiet">{t.partlyLocked}</p>}
    </section>
  );
}
