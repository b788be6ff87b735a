import { usePage } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { outcomeWords } from '../words/outcome-words.ts';
import { workWords } from '../words/work-words.ts';
import { localStamp } from '../words/moments.ts';
import { Decision } from './corrections/decision-list.tsx';
import { OutcomeLine } from './outcome-line.tsx';

/** In place of what is missing, where nothing is left to fill in: what came of the judging, when it was handed in and what the offices decided last. */
export function Settled() {
  const { receipts, decisions, outcome } = usePage();
  const t = useWords(outcomeWords);
  const w = useWords(workWords);
  const receipt = receipts.find((one) => one.withdrawnAt === null);
  const last = decisions.toSorted((a, b) => b.seq - a.seq)[0];
  return (
    <section className="missing">
      <h2>{t.settled}</h2>
      <p className="fine">✓ {t.settledHint}</p>
      {outcome !== null && (
        <p className="card-outcome">
          <OutcomeLine outcome={outcome} />
        </p>
      )}
      {receipt !== undefined && (
        <p>
          <span className="quiet">{w.receipt}</span> {receipt.number}
          <br />
          <time dateTime={receipt.submittedAt}>{localStamp(receipt.submittedAt)}</time>
        </p>
      )}
      {last !== undefined && <Decision decision={last} />}
    </section>
  );
}
