import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { meetingWords } from '#src/domain/decision/meeting.ts';
import { motionWords, wayWords } from '#src/domain/decision/motion.ts';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { localDay } from '../words/moments.ts';
import { ChairOfSession } from './chair-acts.tsx';
import { Concluding } from './concluding.tsx';
import { CandidateList, OwnRecusals } from './candidate-list.tsx';
import { RulesLine } from './rules-line.tsx';
import type { DecisionMatters, MeetingPage } from './types.ts';
import { useDecision } from './use-jury.ts';

/** What a member of the committee comes for: sessions with their motions, and who is proposed. */
export function AgendaView({ base }: { readonly base: string }) {
  const t = useWords(juryWords);
  const { data: answer, refetch } = useDecision();
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const matters = answer.value;
  return (
    <>
      {matters.hidden > 0 && <p className="jury-note">{t.hidden(matters.hidden)}</p>}
      <RulesLine rules={matters.rules} />
      {matters.meetings.length === 0 && (
        <section className="panel">
          <h2>{t.none}</h2>
          <p className="quiet">{t.noneHint}</p>
        </section>
      )}
      {matters.meetings.toReversed().map((meeting) => (
        <Session key={meeting.id} meeting={meeting} matters={matters} base={base} />
      ))}
      <Concluding matters={matters} />
      <CandidateList matters={matters} />
      <OwnRecusals matters={matters} />
    </>
  );
}

/** One session: when and where, its agenda, what the chair does, its minutes. */
export function Session({
  meeting,
  matters,
  base,
  children,
}: {
  readonly meeting: MeetingPage;
  readonly matters: DecisionMatters;
  readonly base: string;
  /** What the office does with it. */
  readonly children?: ReactNode;
}) {
  const t = useWords(juryWords);
  const say = useSay();
  const language = useLanguage();
  const motions = meeting.agenda.flatMap((id) => matters.motions.find((one) => one.id === id) ?? []);
  const title = t.session(meeting.number);
  return (
    <section className="panel" aria-label={title}>
      <div className="jury-head">
        <h2>{title}</h2>
        <span className={`jury-state ${meeting.state}`}>{say(meetingWords[meeting.state])}</span>
      </div>
      <p className="quiet">
        {localDay(meeting.day, language)} · {meeting.place}
        {meeting.present.length > 0 && ` · ${t.present(meeting.present.length)}`}
      </p>
      {motions.length === 0 && <p>{t.noMotions}</p>}
      <ol className="agenda">
        {motions.map((motion, index) => (
          <li key={motion.id}>
            <Link to={`${base}/motions/${motion.id}`}>
              <strong>
                {t.motion(index + 1)} · {say(motion.prizeName)}
              </strong>
              <span>
                {t.count(motion.questions - motion.recused)} · {say(wayWords[motion.way])}
              </span>
              <span className={`jury-state ${motion.state}`}>{say(motionWords[motion.state])}</span>
            </Link>
          </li>
        ))}
      </ol>
      {children}
      <ChairOfSession meeting={meeting} />
      {meeting.openedAt !== null && <Minutes id={meeting.id} />}
    </section>
  );
}

function Minutes({ id }: { readonly id: string }) {
  const t = useWords(juryWords);
  return (
    <p className="downloads">
      {t.minutes} <a href={`/api/meetings/${id}/minutes/docx`}>Word</a> ·{' '}
      <a href={`/api/meetings/${id}/minutes/pdf`} target="_blank" rel="noreferrer">
        PDF
      </a>
    </p>
  );
}
