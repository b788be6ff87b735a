import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { AskedAct } from '../../jury/asked-act.tsx';
import type { DecisionMatters, MeetingPage } from '../../jury/types.ts';
import { useAct, useAwardEdition } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { Line } from './field.tsx';

/** Calls a session of the committee. */
export function CallMeeting() {
  const t = useWords(decisionWords);
  const edition = useAwardEdition();
  const { act, busy } = useAct();
  const [day, setDay] = useState('');
  const [place, setPlace] = useState('');
  const call = async (): Promise<void> => {
    const answer = await act({ path: '/api/meetings', body: { ...edition, day, place: place.trim() }, done: t.called });
    if (!answer.ok) return;
    setDay('');
    setPlace('');
  };
  return (
    <section className="panel" aria-label={t.callMeeting}>
      <h2>{t.callMeeting}</h2>
      <div className="jury-form">
        <Line label={t.day} kind="date" value={day} type={setDay} />
        <Line label={t.placeOf} value={place} type={setPlace} />
        <Button type="primary" loading={busy} disabled={day === '' || place.trim() === ''} onClick={() => void call()}>
          {t.callMeeting}
        </Button>
      </div>
    </section>
  );
}

interface Props {
  readonly meeting: MeetingPage;
  readonly matters: DecisionMatters;
}

/** What the office does with a session: who is there, the order of its motions, the number of its minutes. */
export function MeetingOffice({ meeting, matters }: Props) {
  const t = useWords(decisionWords);
  const { act } = useAct();
  const going = meeting.state === 'called' || meeting.state === 'open';
  return (
    <>
      {going && meeting.agenda.length > 1 && <Order meeting={meeting} matters={matters} />}
      {going && <Attendance key={meeting.present.join(' ')} meeting={meeting} matters={matters} />}
      <div className="acts">
        {meeting.openedAt !== null && (
          <AskedAct
            title={t.saveNumber}
            asks={t.minutesNumber}
            long={false}
            initial={meeting.document ?? ''}
            act={async (document) =>
              (
                await act({
                  path: `/api/meetings/${meeting.id}/document`,
                  method: 'PUT',
                  body: { document },
                  done: t.numberSaved,
                })
              ).ok
            }
          />
        )}
        {meeting.state === 'called' && (
          <AskedAct
            title={t.callOff}
            asks={t.endReason}
            danger
            act={async (reason) =>
              (await act({ path: `/api/meetings/${meeting.id}/call-off`, body: { reason }, done: t.calledOff })).ok
            }
          />
        )}
      </div>
    </>
  );
}

function Attendance({ meeting, matters }: Props) {
  const t = useWords(decisionWords);
  const { act, busy } = useAct();
  const [present, setPresent] = useState(meeting.present);
  return (
    <fieldset className="attendance">
      <legend>{t.attendance}</legend>
      {matters.roll.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={present.includes(id)}
          onChange={(event) =>
            setPresent(event.target.checked ? [...present, id] : present.filter((one) => one !== id))
          }
        >
          {name}
        </Checkbox>
      ))}
      <Button
        loading={busy}
        onClick={() =>
          void act({
            path: `/api/meetings/${meeting.id}/attendance`,
            method: 'PUT',
            body: { present },
            done: t.attendanceSaved,
          })
        }
      >
        {t.saveAttendance}
      </Button>
    </fieldset>
  );
}

/** Moves motions of a session up and down. */
function Order({ meeting, matters }: Props) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const say = useSay();
  const { act, busy } = useAct();
  const move = (from: number): void => {
    const agenda = [...meeting.agenda];
    const [moved] = agenda.splice(from, 1);
    if (moved !== undefined) agenda.splice(from - 1, 0, moved);
    void act({ path: `/api/meetings/${meeting.id}`, method: 'PUT', body: { agenda }, done: t.ordered });
  };
  return (
    <details>
      <summary>{t.order}</summary>
      <ul className="order-list" aria-label={j.agenda}>
        {meeting.agenda.map((id, index) => {
          const motion = matters.motions.find((one) => one.id === id);
          const title = `${j.motion(index + 1)} · ${motion === undefined ? '' : say(motion.prizeName)}`;
          return index === 0 ? null : (
            <li key={id}>
              <Button size="small" disabled={busy} aria-label={`${t.up} ${title}`} onClick={() => move(index)}>
                ↑ {title}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
