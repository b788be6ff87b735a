import type { CaseRow } from './types.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { dueWords } from './due-words.ts';
import { useNewestEdition } from '../work/use-edition.ts';

/** When a case is due, and how long there is in working days. */
export function Due({ of, now }: { readonly of: Pick<CaseRow, 'due'>; readonly now: string }) {
  const language = useLanguage();
  const t = useWords(officeWords);
  const calendar = useNewestEdition()?.calendar;
  if (of.due === null) return <span className="quiet">{t.noDue}</span>;
  const { day, left, tone } = dueWords(of.due, now, calendar, language);
  return (
    <span className={`due-words ${tone}`}>
      <span className="due-left">{left}</span> <time dateTime={of.due}>{day}</time>
    </span>
  );
}
