import { Fragment } from 'react';
import { Link } from 'react-router';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingResultWords } from '../../words/judging-result-words.ts';
import { judgingWords } from '../../words/judging-words.ts';
import { lineAfter } from './supposition.ts';
import type { TriedEntry, TriedPage } from './types.ts';

interface Props {
  readonly tried: TriedPage;
  /** Whether it is another than stands: places now are shown beside. */
  readonly trying: boolean;
  readonly overall: boolean;
}

/** Places with the line drawn, each with its reason and how far it is from the line. */
export function RankingTable({ tried, trying, overall }: Props) {
  const t = useWords(judgingWords);
  const r = useWords(judgingResultWords);
  const after = lineAfter(tried.entries);
  const pointed = tried.entries.some(({ total }) => total !== null);
  const columns = trying ? 7 : 6;
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={t.result}>
      <table className={`case-table ranking${trying ? ' trying-table' : ''}${pointed ? '' : ' pointless'}`}>
        <thead>
          <tr>
            {pointed && <th scope="col">{r.rank}</th>}
            {trying && <th scope="col">{r.was}</th>}
            <th scope="col">{t.applicant}</th>
            {pointed && (
              <>
                <th scope="col" className="figure">
                  {r.total}
                </th>
                <th scope="col" className="figure">
                  {r.distance}
                </th>
              </>
            )}
            <th scope="col">{r.outcome}</th>
            <th scope="col">{r.because}</th>
          </tr>
        </thead>
        <tbody>
          {tried.entries.map((entry, index) => (
            <Fragment key={entry.application}>
              <Line entry={entry} trying={trying} overall={overall} pointed={pointed} />
              {index === after && tried.line !== null && (
                <tr className="cut-line">
                  <td colSpan={columns}>{r.line(tried.line)}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  entry,
  trying,
  overall,
  pointed,
}: {
  readonly entry: TriedEntry;
  readonly trying: boolean;
  readonly overall: boolean;
  /** False where nobody has a total: then there is no place and no distance either. */
  readonly pointed: boolean;
}) {
  const t = useWords(judgingWords);
  const r = useWords(judgingResultWords);
  const say = useSay();
  const moved = trying && entry.rank !== entry.was;
  const goes = entry.goes === null ? null : overall ? overallWords(entry.goes, r) : r[entry.goes];
  return (
    <tr className={moved ? 'marked' : ''}>
      {pointed && (
        <td>
          {entry.rank ?? '—'}
          {entry.tied && <small className="tied-mark"> {r.tiedMark}</small>}
        </td>
      )}
      {trying && <td>{entry.was ?? '—'}</td>}
      <td className="name-cell">
        <Link to={`/office/cases/${entry.application}`}>{entry.applicant ?? t.unnamed}</Link>
        <small>{entry.number}</small>
      </td>
      {pointed && (
        <>
          <td className="figure">{entry.total ?? '—'}</td>
          <td className="figure">{entry.distance === null ? '—' : signed(entry.distance)}</td>
        </>
      )}
      <td>{goes === null ? '—' : <span className={`state goes-${entry.goes}`}>{goes}</span>}</td>
      <td className="quiet">{entry.reason === null ? '' : say(entry.reason)}</td>
    </tr>
  );
}

const overallWords = (goes: 'in' | 'out' | 'tied', r: (typeof judgingResultWords)['zh']): string =>
  goes === 'in' ? r.inOverall : goes === 'out' ? r.outOverall : r.tied;

/** `+12.5`, `−3`, `0`. */
const signed = (digits: string): string =>
  digits.startsWith('-') ? `−${digits.slice(1)}` : Number(digits) === 0 ? digits : `+${digits}`;
