import { Link, useParams } from 'react-router';
import { motionWords, wayWords } from '#src/domain/decision/motion.ts';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { MotionOffice } from '../office/decision/motion-office.tsx';
import { BallotLinks } from './ballot-links.tsx';
import { ChairOfMotion } from './chair-acts.tsx';
import { Questions } from './questions.tsx';
import type { MotionPageData } from './types.ts';
import { useDecision, useMotion } from './use-jury.ts';
import { VoteForm } from './vote-form.tsx';
import { VotesByName } from './votes-by-name.tsx';

/** One motion as its reader may see it: candidates, the vote that is theirs, and what came of it. */
export function MotionView({ base }: { readonly base: string }) {
  const { id = '' } = useParams();
  const { data: answer, refetch } = useMotion(id);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Whole motion={answer.value} base={base} />;
}

function Whole({ motion, base }: { readonly motion: MotionPageData; readonly base: string }) {
  const t = useWords(juryWords);
  const say = useSay();
  const { data } = useDecision();
  const roll = data?.ok === true ? data.value.roll : [];
  // The desk's pages have their title above.
  const Title = base === '/jury' ? 'h1' : 'h2';
  const hidden = motion.questions.filter((one) => one.recused).length;
  return (
    <>
      <p>
        <Link to={base}>← {t.back}</Link>
      </p>
      <div className="jury-head">
        <Title>{say(motion.prizeName)}</Title>
        <span className={`jury-state ${motion.state}`}>{say(motionWords[motion.state])}</span>
      </div>
      <p className="quiet">
        {say(wayWords[motion.way])} · {t.count(motion.questions.length - hidden)}
        {motion.state === 'open' &&
          motion.way === 'open' &&
          ` · ${t.votedOf(motion.voted.length, motion.present.length)}`}
      </p>
      {motion.former !== null && (
        <p className="quiet">
          <Link to={`${base}/motions/${motion.former}`}>{t.former}</Link>
        </p>
      )}
      {hidden > 0 && <p className="jury-note">{t.hiddenHere(hidden)}</p>}
      {motion.why !== null && (
        <p className="jury-note">
          {t.why}
          {t.colon}
          {motion.why}
        </p>
      )}
      {motion.way === 'open' && motion.toVote.length > 0 ? (
        <VoteForm key={motion.id} motion={motion} />
      ) : (
        <Questions questions={motion.questions} />
      )}
      {motion.way === 'secret' && <BallotLinks motion={motion} />}
      {motion.way === 'paper' && <PaperState motion={motion} />}
      <ChairOfMotion motion={motion} />
      <MotionOffice motion={motion} roll={roll} />
      <VotesByName motion={motion} roll={roll} />
    </>
  );
}

/** How far the count of paper ballots is; the numbers once two tellers agree. */
function PaperState({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(juryWords);
  if (motion.state === 'draft') return null;
  return (
    <section className="panel" aria-label={t.count2}>
      <h2>{t.count2}</h2>
      <p>{motion.count === null ? t.countWaiting(motion.counts) : t.countAgreed}</p>
      {motion.count?.sheet !== null && motion.count?.sheet !== undefined && (
        <p>{t.signedBy(motion.count.sheet.signedBy.join(t.comma))}</p>
      )}
      {motion.scans.map((scan) => (
        <p key={scan.sha256}>
          <a href={`/api/motions/${motion.id}/files/${scan.sha256}`} target="_blank" rel="noreferrer">
            {t.scan}
            {t.colon}
            {scan.name}
          </a>
        </p>
      ))}
    </section>
  );
}
