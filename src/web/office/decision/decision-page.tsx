import '../../theme/jury.css';
import { Route, Routes } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Session } from '../../jury/agenda-view.tsx';
import { CandidateList, OwnRecusals } from '../../jury/candidate-list.tsx';
import { Concluding } from '../../jury/concluding.tsx';
import { MotionView } from '../../jury/motion-view.tsx';
import { RulesLine } from '../../jury/rules-line.tsx';
import type { DecisionMatters } from '../../jury/types.ts';
import { useDecision, useRights } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';
import { Refused } from '../../work/refused.tsx';
import { DeskPage } from '../desk-page.tsx';
import { CallMeeting, MeetingOffice } from './meetings.tsx';
import { DecisionLetter } from './decision-letter.tsx';
import { DraftMotion } from './draft-motion.tsx';
import { Quotas } from './quotas.tsx';
import { Recusals } from './recusals.tsx';
import { Roll } from './roll.tsx';

/** The decision for the province and for supervision: fetched only by them. */
export default function DecisionPage() {
  const t = useWords(decisionWords);
  return (
    <DeskPage title={t.title} hint={t.hint}>
      <div className="jury-desk">
        <Routes>
          <Route index element={<Matters />} />
          <Route path="motions/:id" element={<MotionView base="/office/decision" />} />
        </Routes>
      </div>
    </DeskPage>
  );
}

function Matters() {
  const { data: answer, refetch } = useDecision();
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Whole matters={answer.value} />;
}

function Whole({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const { manages } = useRights();
  const going = matters.state === 'judging' || matters.state === 'deciding';
  return (
    <>
      <p>
        <span className={`jury-state ${matters.state}`}>{t.states[matters.state] ?? matters.state}</span>
      </p>
      {matters.hidden > 0 && <p className="jury-note">{j.hidden(matters.hidden)}</p>}
      <RulesLine rules={matters.rules} />
      <Quotas matters={matters} />
      {matters.meetings.toReversed().map((meeting) => (
        <Session key={meeting.id} meeting={meeting} matters={matters} base="/office/decision">
          {manages && <MeetingOffice meeting={meeting} matters={matters} />}
        </Session>
      ))}
      {manages && going && <CallMeeting />}
      {manages && going && <DraftMotion matters={matters} />}
      <Concluding matters={matters} />
      <DecisionLetter matters={matters} />
      <Recusals matters={matters} />
      <Roll matters={matters} />
      <CandidateList matters={matters} />
      <OwnRecusals matters={matters} />
    </>
  );
}
