import { Link } from 'react-router';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { ListProps } from './case-table.tsx';
import { Due } from './due.tsx';
import { Turn } from './turn.tsx';

/** A list as cards, on a phone; a case opens as a page of its own. */
export function CaseCards({ rows, now, marks }: ListProps) {
  const t = useWords(officeWords);
  const say = useSay();
  return (
    <ul className="case-cards">
      {rows.map((row) => {
        const name = row.applicant === '' ? t.unnamed : row.applicant;
        return (
          <li key={row.id} className="case-card">
            <div className="case-card-head">
              <input
                type="checkbox"
                checked={marks.marked.has(row.id)}
                aria-label={`${t.select} ${name}`}
                onChange={() => marks.toggle(row.id)}
              />
              <Link id={`case-${row.id}`} to={`/office/cases/${row.id}`}>
                {name}
              </Link>
            </div>
            <p>
              <span className={`state state-${row.state.id}`}>{say(row.state.title)}</span>{' '}
              <span className="quiet">{say(row.class.title)}</span>
            </p>
            <p>
              <Due of={row} now={now} />
            </p>
            <p className="quiet">
              {t.turn} <Turn of={row} />
              {row.number !== null && ` · ${row.number}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
