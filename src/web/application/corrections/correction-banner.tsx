import { Link } from 'react-router';
import { usePage, useWorkbook } from '../../book/hooks.ts';
import { dueWords } from '../../office/due-words.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { addressOfPlace, isAnswered, useOpenCorrection } from './open-correction.ts';

/** Above the page while a correction is open: until when, and every item, which leads to its place. */
export function CorrectionBanner() {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const page = usePage();
  const { edition } = useWorkbook();
  const open = useOpenCorrection();
  if (open === null || !page.state.editable) return null;
  const due = open.due === null ? null : dueWords(open.due, page.now, edition.calendar, language);
  return (
    <section className="correction-banner" aria-label={t.correctionPage}>
      <p>
        <strong>{t.correctionBanner(open.items.length)}</strong>
        {due !== null && (
          <span className={`due-words ${due.tone}`}>
            {t.correctionDue}
            {t.colon}
            {due.day} <b className="due-left">{due.left}</b>
          </span>
        )}
        <span>{t.answersOf(open.items.filter(isAnswered).length, open.items.length)}</span>
        <Link to={`/applications/${page.id}/correction`}>{t.correctionOpen}</Link>
      </p>
      <ol>
        {open.items.map((item) => (
          <li key={item.id} className={isAnswered(item) ? 'answered' : ''}>
            <Link to={addressOfPlace(page.id, item.place)}>{say(item.label)}</Link>
            {isAnswered(item) && (
              <span className="fine">
                {' '}
                ✓<span className="sr"> {t.answered}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
