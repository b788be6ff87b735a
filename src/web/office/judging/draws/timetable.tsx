import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../../../work/notices.ts';
import { useLanguage, useSay, useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { judgingWords } from '../../../words/judging-words.ts';
import { localDay, localStamp } from '../../../words/moments.ts';
import { sendForOffice } from '../../send-act.ts';
import { takingPart } from '../board-view.ts';
import type { BoardPage } from '../types.ts';
import { useJudging, useRereadJudging, useRights } from '../use-judging.ts';

interface Slot {
  readonly application: string;
  readonly place: number;
  readonly room: number;
  readonly from: string;
  readonly to: string;
}

/** When each applicant is heard, by whom and where; made from the order drawn, and printed. */
export function Timetable({ path, board }: { readonly path: string; readonly board: BoardPage }) {
  const w = useWords(drawWords);
  const say = useSay();
  const id = useId();
  const { manage } = useRights();
  const reread = useRereadJudging();
  const [day, setDay] = useState('');
  const { data: answer } = useJudging<readonly Slot[]>(`${path}/timetable`);
  const slots = answer?.ok === true ? answer.value : [];
  const make = async (): Promise<void> => {
    const made = await sendForOffice(`${path}/timetable`, 'PUT', { firstDay: day });
    notify(made.ok ? { text: w.madeTimetable } : { text: say(made.refusal.reason), tone: 'error' });
    await reread();
  };
  return (
    <section className="timetable">
      <h2>{w.timetable}</h2>
      <p className="quiet no-print">{w.timetableHint}</p>
      <p className="stage-acts no-print">
        <label htmlFor={id}>{w.firstDay}</label>
        <input
          id={id}
          type="date"
          className="choice"
          value={day}
          disabled={!manage}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button
          disabled={!manage || day === ''}
          title={manage ? undefined : w.why.handlers}
          onClick={() => void make()}
        >
          {w.makeTimetable}
        </Button>
        {slots.length > 0 && <Button onClick={() => print()}>{w.print}</Button>}
        {!manage && <span className="quiet">{w.why.handlers}</span>}
      </p>
      {slots.length === 0 ? <p className="panel-note">{w.noTimetable}</p> : <Slots slots={slots} board={board} />}
    </section>
  );
}

function Slots({ slots, board }: { readonly slots: readonly Slot[]; readonly board: BoardPage }) {
  const w = useWords(drawWords);
  const t = useWords(judgingWords);
  const language = useLanguage();
  const names = new Map((board.candidates ?? []).map((one) => [one.id, one.applicant ?? t.unnamed]));
  const members = new Map(
    board.panels.map((panel) => [
      panel.application,
      takingPart(panel)
        .map((one) => one.name)
        .join(t.listComma),
    ]),
  );
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={w.timetable}>
      <table className="case-table">
        <thead>
          <tr>
            <th scope="col">{w.place}</th>
            <th scope="col">{w.time}</th>
            <th scope="col">{w.roomTitle}</th>
            <th scope="col">{t.applicant}</th>
            <th scope="col">{t.members}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <tr key={slot.application}>
              <td>{slot.place}</td>
              <td className="day-cell">
                {localDay(slot.from, language)} {localStamp(slot.from).slice(11)}–{localStamp(slot.to).slice(11)}
              </td>
              <td className="day-cell">{w.room(slot.room)}</td>
              <td className="day-cell">{names.get(slot.application) ?? slot.application}</td>
              <td>{members.get(slot.application)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
