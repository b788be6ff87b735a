import type { DrawRecord } from '#src/domain/draw/record.ts';
import { useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { judgingWords } from '../../../words/judging-words.ts';
import type { CandidatePage } from '../types.ts';

/** What was drawn; names once the entries are disclosed. */
export function DrawOrder({
  record,
  name,
  candidates,
}: {
  readonly record: DrawRecord;
  readonly name: string;
  readonly candidates: readonly CandidatePage[];
}) {
  const w = useWords(drawWords);
  const t = useWords(judgingWords);
  const opened = new Map(record.openings?.map((one) => [one.entry, one.application]));
  const names = new Map(candidates.map((one) => [one.id, one.applicant ?? t.unnamed]));
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={`${name} ${w.order}`}>
      <table className="case-table">
        <caption className="quiet">{record.openings === null ? w.opaque : w.order}</caption>
        <thead>
          <tr>
            <th scope="col">{w.place}</th>
            <th scope="col">{w.entry}</th>
            {record.openings !== null && <th scope="col">{t.applicant}</th>}
          </tr>
        </thead>
        <tbody>
          {(record.order ?? []).map((entry, index) => (
            <tr key={entry}>
              <td>{index + 1}</td>
              <td>
                <code className="digest">{entry}</code>
              </td>
              {record.openings !== null && <td>{names.get(opened.get(entry) ?? '') ?? opened.get(entry)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
