import { Button, Popconfirm } from 'antd';
import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { AskedAct } from './asked-act.tsx';
import type { MeetingPage, MotionPageData } from './types.ts';
import { useAct, useRights } from './use-jury.ts';

/** What the chair does with a session: begin, adjourn, close. */
export function ChairOfSession({ meeting }: { readonly meeting: MeetingPage }) {
  const t = useWords(juryWords);
  const { chairs } = useRights();
  const { act, busy } = useAct();
  if (!chairs || (meeting.state !== 'called' && meeting.state !== 'open')) return null;
  const chair = (step: string, body: object, done: string) =>
    act({ path: `/api/meetings/${meeting.id}/chair/${step}`, body, done });
  return (
    <div className="acts">
      {meeting.state === 'called' ? (
        <Button type="primary" loading={busy} onClick={() => void chair('begin', {}, t.began)}>
          {t.begin}
        </Button>
      ) : (
        <>
          <Button loading={busy} onClick={() => void chair('close', {}, t.closed)}>
            {t.close}
          </Button>
          <AskedAct
            title={t.adjourn}
            asks={t.reason}
            act={async (reason) => (await chair('adjourn', { reason }, t.adjourned)).ok}
          />
        </>
      )}
    </div>
  );
}

/** What the chair does with a motion: put it, declare the result, void it. */
export function ChairOfMotion({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(juryWords);
  const { chairs } = useRights();
  const { act, busy } = useAct();
  if (!chairs || (motion.state !== 'draft' && motion.state !== 'open')) return null;
  const step = (name: string, body: object | undefined, done: string) =>
    act({ path: `/api/motions/${motion.id}/${name}`, body, done });
  if (motion.state === 'draft')
    return (
      <p className="acts">
        <Popconfirm
          title={t.put}
          description={t.putHint}
          okText={t.put}
          cancelText={t.cancel}
          onConfirm={() => void step('put', undefined, t.putDone)}
        >
          <Button type="primary" loading={busy}>
            {t.put}
          </Button>
        </Popconfirm>
      </p>
    );
  const missing = motion.way === 'open' && motion.voted.length < motion.present.length;
  return (
    <div className="acts">
      {missing ? (
        <AskedAct
          title={t.declare}
          asks={t.declareWhy}
          optional
          act={async (why) => (await step('close', why === '' ? {} : { why }, t.declared)).ok}
        />
      ) : (
        <Button
          type={isCounted(motion) ? 'primary' : 'default'}
          loading={busy}
          onClick={() => void step('close', {}, t.declared)}
        >
          {t.declare}
        </Button>
      )}
      <AskedAct
        title={t.void}
        asks={t.reason}
        danger
        act={async (reason) => (await step('void', { reason }, t.voided)).ok}
      />
    </div>
  );
}

/** Whether there is a result to declare: the button stands out no earlier. */
function isCounted({ way, count, ballots }: MotionPageData): boolean {
  if (way === 'open') return true;
  return way === 'paper' ? count !== null : ballots.length > 0 && ballots.every((one) => one.counted);
}
