import { Alert, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { sendForOffice } from '../send-act.ts';
import type { Move, Place } from '../place.ts';
import { actsOf, hindranceOf, nextActOf, type StageActId } from './stage-acts.ts';
import { ReasonField } from './reason-field.tsx';
import type { BoardPage } from './types.ts';
import { useRereadJudging, useRights } from './use-judging.ts';

const addresses: Readonly<Record<StageActId, string>> = {
  carry: 'carried-panels',
  propose: 'proposal',
  publish: 'publication',
  count: 'count',
  confirm: 'confirmation',
  reopen: 'reopening',
};

interface Props {
  readonly path: string;
  readonly board: BoardPage;
  readonly place: Place;
  readonly move: Move;
}

/** What can be done with a stage: the next act first, the others beside; what cannot be done now says why. */
export function ActBar({ path, board, place, move }: Props) {
  const t = useWords(judgingWords);
  const rights = useRights();
  const id = useId();
  const next = nextActOf(board);
  const acts = actsOf(board).toSorted((a, b) => Number(b === next) - Number(a === next));
  const asked = acts.find((act) => act === place.get('act'));
  const nextWhy = next === null ? null : hindranceOf(next, board, rights);
  return (
    <div className="stage-acts">
      {acts.map((act) => {
        const why = hindranceOf(act, board, rights);
        const words = why === null ? undefined : t.why[why.code]?.(why.n);
        return (
          <span key={act} title={words}>
            <Button
              type={act === next ? 'primary' : 'default'}
              disabled={why !== null}
              aria-describedby={why === null ? undefined : `${id}-${act}`}
              onClick={() => move({ act })}
            >
              {t.acts[act]}
            </Button>
            {why !== null && (
              <span id={`${id}-${act}`} className="sr">
                {words}
              </span>
            )}
          </span>
        );
      })}
      {nextWhy !== null && <span className="quiet">{t.why[nextWhy.code]?.(nextWhy.n)}</span>}
      {asked !== undefined && hindranceOf(asked, board, rights) === null && (
        <ActDialog key={asked} path={path} act={asked} board={board} close={() => move({ act: null })} />
      )}
    </div>
  );
}

function ActDialog({
  path,
  act,
  board,
  close,
}: {
  readonly path: string;
  readonly act: StageActId;
  readonly board: BoardPage;
  readonly close: () => void;
}) {
  const t = useWords(judgingWords);
  const say = useSay();
  const reread = useRereadJudging();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const body =
      act === 'reopen' ? { reason: reason.trim() } : act === 'confirm' ? { digest: board.result?.digest } : undefined;
    const answer = await sendForOffice(`${path}/${addresses[act]}`, 'POST', body);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.done(t.acts[act]) });
    await reread();
    return close();
  };
  return (
    <Modal
      open
      title={`${t.acts[act]} · ${say(board.stage.title)}`}
      okText={t.acts[act]}
      cancelText={t.cancel}
      okButtonProps={{ loading: busy, disabled: act === 'reopen' && reason.trim() === '' }}
      onOk={() => void send()}
      onCancel={close}
      width={520}
    >
      <div className="act-dialog">
        <p>{t.actHints[act]}</p>
        {act === 'confirm' && (
          <p>
            {t.digest}
            {t.colon}
            <code className="digest">{board.result?.digest}</code>
          </p>
        )}
        {act === 'reopen' && <ReasonField value={reason} type={setReason} />}
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}
