import { AskedAct } from '../../jury/asked-act.tsx';
import type { MemberPage, MotionPageData } from '../../jury/types.ts';
import { useAct, useRights } from '../../jury/use-jury.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';
import { PaperCount } from './paper-count.tsx';
import { PrepareBallots } from './prepare-ballots.tsx';
import { RecordedVotes } from './recorded-votes.tsx';

/** What the office does with a motion, by the way it is voted on. */
export function MotionOffice({
  motion,
  roll,
}: {
  readonly motion: MotionPageData;
  readonly roll: readonly MemberPage[];
}) {
  const t = useWords(juryWords);
  const { manages } = useRights();
  const { act } = useAct();
  if (!manages) return null;
  if (motion.state === 'draft')
    return (
      <div className="acts">
        <AskedAct
          title={t.withdraw}
          asks={t.reason}
          act={async (reason) =>
            (await act({ path: `/api/motions/${motion.id}/withdraw`, body: { reason }, done: t.withdrawn })).ok
          }
        />
      </div>
    );
  if (motion.state !== 'open') return null;
  if (motion.way === 'open') return <RecordedVotes motion={motion} roll={roll} />;
  return motion.way === 'paper' ? <PaperCount motion={motion} /> : <PrepareBallots motion={motion} />;
}
