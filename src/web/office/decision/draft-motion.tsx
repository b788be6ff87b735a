import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { wayWords, Way } from '#src/domain/decision/motion.ts';
import type { DecisionMatters } from '../../jury/types.ts';
import { useAct } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { Choice } from './field.tsx';

/** Drafts a motion at the end of a session's agenda: a prize, a way of voting, who stands. */
export function DraftMotion({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const say = useSay();
  const { act, busy } = useAct();
  const meetings = matters.meetings.filter(({ state }) => state === 'called' || state === 'open');
  const [meeting, setMeeting] = useState('');
  const [prize, setPrize] = useState('');
  const [way, setWay] = useState<Way>(matters.rules.way);
  const [former, setFormer] = useState('');
  const [left, leave] = useState<readonly string[]>([]);
  if (meetings.length === 0) return null;
  const given = new Set(matters.decided.map(({ application }) => application));
  const free = matters.candidates.filter(({ application }) => !given.has(application));
  const chosen = free.map(({ application }) => application).filter((id) => !left.includes(id));
  const into = meeting === '' ? (meetings.at(-1)?.id ?? '') : meeting;
  const formers = matters.motions.filter(
    (one) => one.prize === prize && ['rejected', 'void', 'undecided', 'decided'].includes(one.state),
  );
  const draft = async (): Promise<void> => {
    const body = {
      meeting: into,
      prize,
      way,
      former: former === '' ? null : former,
      // A member who stands aside from a case may be of the office too: what they do not see they do not choose from.
      ...(matters.hidden === 0 && left.length === 0 ? {} : { candidates: chosen }),
    };
    const answer = await act({ path: '/api/motions', body, done: t.drafted });
    if (answer.ok) leave([]);
  };
  return (
    <section className="panel" aria-label={t.draft}>
      <h2>{t.draft}</h2>
      <div className="jury-form">
        <Choice
          label={j.agenda}
          value={into}
          choose={setMeeting}
          options={meetings.map(({ id, number }) => ({ id, title: j.session(number) }))}
        />
        <Choice
          label={t.prize}
          none={t.choose}
          value={prize}
          choose={setPrize}
          options={matters.prizes.map(({ id, name }) => ({ id, title: say(name) }))}
        />
        <Choice
          label={t.way}
          value={way}
          choose={(id) => setWay(Way.parse(id))}
          options={Way.options.map((id) => ({ id, title: say(wayWords[id]) }))}
        />
        {formers.length > 0 && (
          <Choice
            label={t.former}
            none={t.noFormer}
            value={former}
            choose={setFormer}
            options={formers.map((one, index) => ({
              id: one.id,
              title: `${j.motion(index + 1)} · ${say(one.prizeName)}`,
            }))}
          />
        )}
      </div>
      <fieldset className="attendance">
        <legend>{t.candidatesOf}</legend>
        {free.map(({ application, number, name }) => (
          <Checkbox
            key={application}
            checked={!left.includes(application)}
            onChange={(event) =>
              leave(event.target.checked ? left.filter((id) => id !== application) : [...left, application])
            }
          >
            {number} {name}
          </Checkbox>
        ))}
      </fieldset>
      <p className="acts">
        <Button
          type="primary"
          loading={busy}
          disabled={prize === '' || chosen.length === 0}
          onClick={() => void draft()}
        >
          {t.draft}
        </Button>
      </p>
    </section>
  );
}
