import { Alert, Button, Drawer } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { sendForOffice } from '../send-act.ts';
import type { BoardRow } from './board-view.ts';
import { ChoiceList } from './choice-list.tsx';
import { reasonWanted, seatsOf, withLead, type Seat } from './draft-panel.ts';
import { ReasonField } from './reason-field.tsx';
import type { BoardPage, ChoicesPage } from './types.ts';
import { useJudging, useRereadJudging } from './use-judging.ts';

interface Props {
  readonly path: string;
  readonly row: BoardRow;
  readonly board: BoardPage;
  readonly close: () => void;
}

/**
 * A panel changed by hand: who sits on it, who leads, and whom of the pool it could be given. The reason is asked for
 * beside the button that waits for it: the pool above is long.
 */
export function PanelDrawer({ path, row, board, close }: Props) {
  const t = useWords(judgingWords);
  const say = useSay();
  const reread = useRereadJudging();
  const [seats, setSeats] = useState(() => seatsOf(row.panel));
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: whole } = useJudging<ChoicesPage>(`${path}/panels/${row.id}/choices`);
  const wanted = reasonWanted(row.panel, seats, whole?.ok === true ? whole.value.choices : []);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendForOffice(`${path}/panels/${row.id}`, 'PUT', {
      members: seats.map(({ assessor, lead }) => ({ assessor, lead })),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.saved });
    await reread();
    return close();
  };
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      title={`${t.adjust} · ${row.applicant ?? t.unnamed}`}
      onClose={close}
      footer={
        <>
          {wanted !== null && <ReasonField value={reason} type={setReason} why={t[wanted]} />}
          {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
          <div className="drawer-foot">
            <Button
              type="primary"
              loading={busy}
              disabled={wanted !== null && reason.trim() === ''}
              onClick={() => void save()}
            >
              {t.save}
            </Button>
            <Button onClick={close}>{t.cancel}</Button>
          </div>
        </>
      }
    >
      <div className="act-dialog">
        <Seats seats={seats} size={board.stage.size} change={setSeats} />
        {seats.length > 0 && !seats.some((seat) => seat.lead) && <p className="quiet">{t.noLead}</p>}
        {seats.length < board.stage.least && <p className="quiet">{t.tooFew(board.stage.least)}</p>}
        <ChoiceList
          path={`${path}/panels/${row.id}/choices`}
          seats={seats}
          size={board.stage.size}
          add={({ id: assessor, name, leads }) =>
            setSeats([...seats, { assessor, name, lead: leads && !seats.some((seat) => seat.lead) }])
          }
        />
      </div>
    </Drawer>
  );
}

function Seats({
  seats,
  size,
  change,
}: {
  readonly seats: readonly Seat[];
  readonly size: number;
  readonly change: (seats: readonly Seat[]) => void;
}) {
  const t = useWords(judgingWords);
  const group = useId();
  return (
    <fieldset className="seats">
      <legend>{t.seats(seats.length, size)}</legend>
      {seats.map((seat) => (
        <p key={seat.assessor} className="seat-edit">
          <strong>{seat.name}</strong>
          <label>
            <input
              type="radio"
              name={group}
              checked={seat.lead}
              onChange={() => change(withLead(seats, seat.assessor))}
            />{' '}
            {t.makeLead}
            <span className="sr"> {seat.name}</span>
          </label>
          <button
            type="button"
            className="plain"
            onClick={() => change(seats.filter((one) => one.assessor !== seat.assessor))}
          >
            {t.remove}
            <span className="sr"> {seat.name}</span>
          </button>
        </p>
      ))}
    </fieldset>
  );
}
