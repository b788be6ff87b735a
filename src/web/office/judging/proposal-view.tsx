import { useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import type { BoardPage, ProposalPage } from './types.ts';
import { useJudging } from './use-judging.ts';

/** The latest proposal: what proves it, and which seats stay empty and why. */
export function ProposalView({ path, board }: { readonly path: string; readonly board: BoardPage }) {
  const t = useWords(judgingWords);
  const { data } = useJudging<ProposalPage | null>(`${path}/proposal`);
  const proposal = data?.ok === true ? data.value : null;
  if (proposal === null) return null;
  const names = new Map((board.candidates ?? []).map((one) => [one.id, one.applicant ?? t.unnamed]));
  return (
    <details className="board-part" open={proposal.shortages.length > 0}>
      <summary>
        {t.proposal} <span className="quiet">{t.proposed(proposal.panels.length)}</span>{' '}
        {proposal.value === proposal.bound && <b className="proven">✓ {t.proven}</b>}
      </summary>
      <p>
        {proposal.value === proposal.bound ? t.provenHint(proposal.value) : t.notProven(proposal.value, proposal.bound)}
      </p>
      {proposal.shortages.length === 0 ? (
        <p className="quiet">{t.noShortage}</p>
      ) : (
        <ul className="shortages">
          {proposal.shortages.map((one) => (
            <li key={one.application}>
              <strong>{names.get(one.application) ?? one.application}</strong>
              {t.colon}
              {t.shortage(one.seats, one.leads)}
              {t.semicolon}
              {one.publishable ? t.publishable : t.notPublishable}
              <br />
              <span className="quiet">
                {one.excluded
                  .map(({ reason, source, count }) => {
                    const words = t.excluded[reason]?.(count) ?? reason;
                    return source === null ? words : `${words}（${t.sources[source as 'employer']}）`;
                  })
                  .join(t.semicolon)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {t.digest}
        {t.colon}
        <code className="digest">{proposal.digest}</code>
      </p>
    </details>
  );
}
