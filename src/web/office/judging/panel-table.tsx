import type { MouseEvent } from 'react';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { useNewestEdition } from '../../work/use-edition.ts';
import { takingPart, type BoardRow } from './board-view.ts';
import type { BoardPage, MemberPage } from './types.ts';

interface Props {
  readonly rows: readonly BoardRow[];
  readonly board: BoardPage;
  readonly current: string | null;
  readonly choose: (id: string) => void;
  readonly dense: boolean;
  /** Beside the reader: fewer columns. */
  readonly narrow: boolean;
}

/** Candidates with their panels; members with what they are asked and whether their sheet is in. */
export function PanelTable({ rows, board, current, choose, dense, narrow }: Props) {
  const t = useWords(judgingWords);
  if (rows.length === 0) return <NoRows board={board} />;
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={t.board}>
      <table className={`case-table panel-table ${dense ? 'dense' : ''} ${narrow ? 'narrow' : ''}`}>
        <thead>
          <tr>
            <th scope="col">{t.applicant}</th>
            {!narrow && <th scope="col">{t.number}</th>}
            {!narrow && <th scope="col">{t.channel}</th>}
            <th scope="col">{t.members}</th>
            <th scope="col">{t.panelState}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} read={row.id === current} choose={choose} narrow={narrow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NoRows({ board }: { readonly board: BoardPage }) {
  const t = useWords(judgingWords);
  const [title, hint] =
    board.candidates === null
      ? [t.why['earlier']?.(0) ?? '', t.noCandidates]
      : board.candidates.length === 0
        ? [t.nothing, t.noneJudged]
        : [t.nothing, t.nothingHint];
  return (
    <p className="panel-note empty-board">
      <strong>{title}</strong>
      <br />
      <span className="quiet">{hint}</span>
    </p>
  );
}

function Line({
  row,
  read,
  choose,
  narrow,
}: {
  readonly row: BoardRow;
  readonly read: boolean;
  readonly choose: (id: string) => void;
  readonly narrow: boolean;
}) {
  const t = useWords(judgingWords);
  const say = useSay();
  const edition = useNewestEdition();
  const channel = edition?.channels.find((one) => one.id === row.channel);
  const pick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(row.id);
  };
  const pickAnywhere = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a, button') === null) choose(row.id);
  };
  return (
    <tr className={read ? 'read' : ''} onClick={pickAnywhere}>
      <td className="name-cell">
        <a
          id={`case-${row.id}`}
          href={`/office/cases/${row.id}`}
          aria-current={read ? 'true' : undefined}
          onClick={pick}
        >
          {row.applicant ?? t.unnamed}
        </a>
        {narrow && <small>{row.number}</small>}
      </td>
      {!narrow && <td>{row.number}</td>}
      {!narrow && <td>{channel === undefined ? row.channel : say(channel.name)}</td>}
      <td>
        {row.panel === null ? (
          <span className="quiet">—</span>
        ) : (
          <ul className="seat-line">
            {takingPart(row.panel).map((member) => (
              <Seat key={member.assessor} member={member} published={row.panel?.state !== 'draft'} />
            ))}
          </ul>
        )}
      </td>
      <td>
        <span className={`state panel-${row.panel?.state ?? 'none'}`}>
          {row.panel === null ? t.noPanel : t.panelStates[row.panel.state]}
        </span>
      </td>
    </tr>
  );
}

function Seat({ member, published }: { readonly member: MemberPage; readonly published: boolean }) {
  const t = useWords(judgingWords);
  const far =
    member.state === 'clear' && member.sheet !== null ? t.sheetStates[member.sheet] : t.memberStates[member.state];
  const done = member.sheet === 'submitted';
  return (
    <li className={done ? 'seat done' : 'seat'}>
      {member.name}
      {member.lead && <b className="lead-mark">{t.lead}</b>}
      {published && (
        <small>
          {done && <span aria-hidden="true">✓ </span>}
          {far}
        </small>
      )}
    </li>
  );
}
