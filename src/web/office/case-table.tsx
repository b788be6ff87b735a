import type { MouseEvent } from 'react';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { daysUntil, localDay, localStamp } from '../words/moments.ts';
import { officeWords } from '../words/office-words.ts';
import { Due } from './due.tsx';
import { Turn } from './turn.tsx';
import type { CaseRow } from './types.ts';
import type { Marks } from './use-marks.ts';

export interface ListProps {
  readonly rows: readonly CaseRow[];
  readonly now: string;
  /** The case that is read. */
  readonly current: string | null;
  readonly choose: (id: string) => void;
  readonly marks: Marks;
}

/** A list as a table; beside the reader with fewer columns. */
export function CaseTable({
  rows,
  now,
  current,
  choose,
  marks,
  dense,
  narrow,
}: ListProps & { readonly dense: boolean; readonly narrow: boolean }) {
  const t = useWords(officeWords);
  const all = rows.length > 0 && marks.marked.size === rows.length;
  return (
    <div className="case-table-frame">
      <table className={`case-table ${dense ? 'dense' : ''} ${narrow ? 'narrow' : ''}`}>
        <thead>
          <tr>
            <th className="mark-cell">
              <input
                type="checkbox"
                checked={all}
                aria-label={t.selectAll}
                title={t.selectAll}
                onChange={() => marks.all(!all)}
              />
            </th>
            <th>{t.applicant}</th>
            {!narrow && <th>{t.class}</th>}
            <th>{t.state}</th>
            {!narrow && <th>{t.turn}</th>}
            {!narrow && <th>{t.since}</th>}
            <th>{t.due}</th>
            {!narrow && <th>{t.number}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              now={now}
              read={row.id === current}
              marked={marks.marked.has(row.id)}
              choose={choose}
              mark={marks.toggle}
              narrow={narrow}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly row: CaseRow;
  readonly now: string;
  readonly read: boolean;
  readonly marked: boolean;
  readonly choose: (id: string) => void;
  readonly mark: (id: string) => void;
  readonly narrow: boolean;
}

function Line({ row, now, read, marked, choose, mark, narrow }: LineProps) {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const name = row.applicant === '' ? t.unnamed : row.applicant;
  const pick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(row.id);
  };
  const pickAnywhere = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a, input, label') === null) choose(row.id);
  };
  return (
    <tr className={read ? 'read' : marked ? 'marked' : ''} onClick={pickAnywhere}>
      <td className="mark-cell">
        <input type="checkbox" checked={marked} aria-label={`${t.select} ${name}`} onChange={() => mark(row.id)} />
      </td>
      <td className="name-cell">
        <a
          id={`case-${row.id}`}
          href={`/office/cases/${row.id}`}
          aria-current={read ? 'true' : undefined}
          title={name}
          onClick={pick}
        >
          {name}
        </a>
        {narrow && <small>{say(row.class.title)}</small>}
      </td>
      {!narrow && <td>{say(row.class.title)}</td>}
      <td>
        <span className={`state state-${row.state.id}`}>{say(row.state.title)}</span>
      </td>
      {!narrow && (
        <td>
          <Turn of={row} />
        </td>
      )}
      {!narrow && (
        <td className="day-cell">
          {row.since !== null && (
            <>
              <time dateTime={row.since}>{localDay(row.since, language)}</time>{' '}
              <small>{t.sinceDays(-daysUntil(localStamp(row.since).slice(0, 10), now))}</small>
            </>
          )}
        </td>
      )}
      <td className="day-cell">
        <Due of={row} now={now} />
      </td>
      {!narrow && <td>{row.number ?? ''}</td>}
    </tr>
  );
}
