import { useId } from 'react';
import type { Calendar } from '#src/definition/workflow.ts';
import { daysAfter } from '#src/domain/workflow/working-days.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { localDay, localStamp } from '../words/moments.ts';
import { officeWords } from '../words/office-words.ts';
import type { Typed } from './act-input.ts';
import { ScanField } from './scan-field.tsx';

interface Props {
  readonly requires: readonly string[];
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
  /** Whose file a scan becomes; null where the act is for many. */
  readonly application: string | null;
  readonly calendar: Calendar | undefined;
  readonly now: string;
}

/** What an act asks for, each as the row of the workflow names it. */
export function ActFields({ requires, typed, type, application, calendar, now }: Props) {
  const t = useWords(officeWords);
  const id = useId();
  return (
    <>
      {requires.includes('rule') && (
        <p className="act-field">
          <label htmlFor={`${id}-rule`}>{t.rule}</label>
          <input
            id={`${id}-rule`}
            value={typed.rule}
            placeholder={t.ruleHint}
            maxLength={300}
            onChange={(event) => type({ ...typed, rule: event.currentTarget.value })}
          />
        </p>
      )}
      {requires.includes('number') && (
        <p className="act-field">
          <label htmlFor={`${id}-number`}>{t.documentNumber}</label>
          <input
            id={`${id}-number`}
            value={typed.number}
            placeholder={t.documentNumberHint}
            maxLength={100}
            onChange={(event) => type({ ...typed, number: event.currentTarget.value })}
          />
        </p>
      )}
      {requires.includes('reason') && (
        <p className="act-field">
          <label htmlFor={`${id}-reason`}>{t.reason}</label>
          <textarea
            id={`${id}-reason`}
            rows={3}
            value={typed.reason}
            placeholder={t.reasonHint}
            maxLength={2000}
            onChange={(event) => type({ ...typed, reason: event.currentTarget.value })}
          />
        </p>
      )}
      {requires.includes('due') && (
        <DueField due={typed.due} choose={(due) => type({ ...typed, due })} calendar={calendar} now={now} />
      )}
      {requires.includes('scan') && application !== null && (
        <ScanField application={application} scan={typed.scan} choose={(scan) => type({ ...typed, scan })} />
      )}
    </>
  );
}

/** Working days that are offered for what an applicant is to do. */
export const offeredDays = [3, 5, 10] as const;

/** The day that is so many working days from now. */
export function dayIn(days: number, calendar: Calendar | undefined, now: string): string {
  const today = localStamp(now).slice(0, 10);
  return daysAfter(
    today,
    { days, working: calendar !== undefined },
    calendar ?? { id: '', title: { zh: '', en: '' }, source: '', off: [], work: [] },
  );
}

function DueField({
  due,
  choose,
  calendar,
  now,
}: {
  readonly due: string;
  readonly choose: (due: string) => void;
  readonly calendar: Calendar | undefined;
  readonly now: string;
}) {
  const t = useWords(officeWords);
  const language = useLanguage();
  const id = useId();
  return (
    <div className="act-field">
      <label htmlFor={id}>{t.dueDay}</label>
      <span className="due-field">
        <input
          id={id}
          type="date"
          value={due}
          min={localStamp(now).slice(0, 10)}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {due !== '' && <span>{localDay(due, language)}</span>}
        {offeredDays.map((days) => (
          <button key={days} type="button" className="chip" onClick={() => choose(dayIn(days, calendar, now))}>
            {t.dueIn(days)}
          </button>
        ))}
      </span>
    </div>
  );
}
