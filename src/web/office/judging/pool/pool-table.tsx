import type { MouseEvent } from 'react';
import { useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { useCodeName } from '../choice-list.tsx';
import type { PoolListPage } from './types.ts';

interface Props {
  readonly rows: PoolListPage['assessors'];
  readonly current: string | null;
  readonly choose: (id: string) => void;
  readonly dense: boolean;
  readonly narrow: boolean;
}

/** The pool as a table: who, where from, and whether they can be asked. */
export function PoolTable({ rows, current, choose, dense, narrow }: Props) {
  const p = useWords(poolWords);
  const code = useCodeName();
  if (rows.length === 0)
    return (
      <p className="panel-note">
        <strong>{p.none}</strong>
        <br />
        <span className="quiet">{p.noneHint}</span>
      </p>
    );
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={p.pool}>
      <table className={`case-table ${dense ? 'dense' : ''} ${narrow ? 'narrow' : ''}`}>
        <thead>
          <tr>
            <th scope="col">{p.name}</th>
            <th scope="col">{p.employer}</th>
            {!narrow && <th scope="col">{p.city}</th>}
            {!narrow && <th scope="col">{p.industries}</th>}
            <th scope="col">{p.account}</th>
            <th scope="col">{p.pledge}</th>
            {!narrow && <th scope="col">{p.load}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              className={row.id === current ? 'read' : ''}
              onClick={(event) => pick(event, row.id, choose)}
            >
              <td className="name-cell">
                <a
                  id={`case-${row.id}`}
                  href={`?case=${row.id}`}
                  aria-current={row.id === current ? 'true' : undefined}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    choose(row.id);
                  }}
                >
                  {row.name}
                </a>
                {!row.active && <small>{p.inactive}</small>}
              </td>
              <td>{row.profile.employer}</td>
              {!narrow && <td>{row.profile.city === null ? '' : code(row.profile.city)}</td>}
              {!narrow && <td>{row.profile.industries.map(code).join(p.semicolon)}</td>}
              <td>{row.account === null ? <span className="quiet">{p.notLinked}</span> : p.linked}</td>
              <td>{row.pledged ? p.pledged : <span className="quiet">{p.notPledged}</span>}</td>
              {!narrow && <td>{loadWords(row.term, p)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pick(event: MouseEvent, id: string, choose: (id: string) => void): void {
  if (event.target instanceof Element && event.target.closest('a') === null) choose(id);
}

const loadWords = (term: PoolListPage['assessors'][number]['term'], p: (typeof poolWords)['zh']): string =>
  term?.available === false ? p.unavailable : term?.load === null || term === null ? p.loadUsual : p.loadAs(term.load);
