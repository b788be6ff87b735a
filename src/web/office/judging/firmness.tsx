import { useWords } from '../../words/language.tsx';
import { judgingResultWords } from '../../words/judging-result-words.ts';
import { judgingWords } from '../../words/judging-words.ts';
import type { TriedPage } from './types.ts';

/** How many would be touched were the line a little elsewhere. */
export function Firmness({ tried }: { readonly tried: TriedPage }) {
  const t = useWords(judgingWords);
  const r = useWords(judgingResultWords);
  if (tried.within.length === 0) return null;
  const names = new Map(tried.entries.map((entry) => [entry.application, entry.applicant ?? t.unnamed]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(t.listComma);
  return (
    <section className="board-part firmness" aria-label={r.firm}>
      <h2>{r.firm}</h2>
      <p className="quiet">{r.firmHint}</p>
      <table className="case-table">
        <thead>
          <tr>
            <th scope="col">{r.move}</th>
            <th scope="col" className="figure">
              {r.leave}
            </th>
            <th scope="col" className="figure">
              {r.enter}
            </th>
          </tr>
        </thead>
        <tbody>
          {tried.within.map((one) => (
            <tr key={one.points}>
              <th scope="row">{r.points(one.points)}</th>
              <td className="figure">{r.count(one.leave)}</td>
              <td className="figure">{r.count(one.enter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tried.higher !== null && <p>{r.oneHigher(tried.higher.line, named(tried.higher.changed))}</p>}
      {tried.lower !== null && <p>{r.oneLower(tried.lower.line, named(tried.lower.changed))}</p>}
    </section>
  );
}
