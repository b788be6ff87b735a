import { Alert } from 'antd';
import { usePage, useWorkbook } from '../../book/hooks.ts';
import { dueWords } from '../../office/due-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { officeWords } from '../../words/office-words.ts';
import { AskedItem } from './asked-item.tsx';

/** Everything that was asked to be corrected, the newest round first, with the answers. */
export default function CorrectionPage() {
  const t = useWords(officeWords);
  const language = useLanguage();
  const page = usePage();
  const { edition } = useWorkbook();
  const rounds = page.corrections.toSorted((a, b) => b.round - a.round);
  return (
    <div className="page">
      <h2>{t.correctionPage}</h2>
      {rounds.some((one) => one.state === 'open') && page.state.editable && (
        <Alert type="info" title={t.correctionHint} style={{ marginBottom: 14 }} />
      )}
      {rounds.length === 0 && <p>{t.noRounds}</p>}
      {rounds.map((one) => {
        const due = one.due === null ? null : dueWords(one.due, page.now, edition.calendar, language);
        return (
          <section key={one.id} className="panel">
            <h3>
              {t.round(one.round)} <span className="quiet">{t.ownTaskStates[one.state] ?? one.state}</span>
            </h3>
            <p className="quiet">
              {t.askedOn} {localDay(one.openedAt, language)}
              {due !== null && ` · ${t.correctionDue} ${due.day}${one.state === 'open' ? ` ${due.left}` : ''}`}
            </p>
            <ul className="asked-list">
              {one.items.map((item) => (
                <AskedItem key={item.id} item={item} open={one.state === 'open' && page.state.editable} leads />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
