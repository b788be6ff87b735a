import { isWhole, openRows, rowsOf } from './board-view.ts';
import type { BoardPage } from './types.ts';

/** What somebody may do in the judging of a programme. */
export interface JudgingRights {
  readonly manage: boolean;
  readonly confirm: boolean;
}
export const stageActIds = ['carry', 'propose', 'publish', 'count', 'confirm', 'reopen'] as const;
export type StageActId = (typeof stageActIds)[number];

/** Why an act cannot be done now; `n` is how many are in the way. */
export interface Hindrance {
  readonly code:
    | 'handlers'
    | 'leader'
    | 'earlier'
    | 'nobody'
    | 'underWay'
    | 'allPanels'
    | 'noDrafts'
    | 'short'
    | 'notOpen'
    | 'unfinished'
    | 'notCounted'
    | 'tie';
  readonly n: number;
}
const because = (code: Hindrance['code'], n = 0): Hindrance => ({ code, n });

/** Why an act on a stage cannot be done now by somebody; null where it can. The server decides; this tells beforehand. */
export function hindranceOf(id: StageActId, board: BoardPage, rights: JudgingRights): Hindrance | null {
  const stands = standing[id](board);
  if (stands !== null) return stands;
  if (id === 'confirm') return rights.confirm ? null : because('leader');
  return rights.manage ? null : because('handlers');
}

const standing: Readonly<Record<StageActId, (board: BoardPage) => Hindrance | null>> = {
  carry: whyNoPanels,
  propose: whyNoPanels,
  publish: whyNotPublished,
  count: ({ stage, ...rest }) => {
    if (stage.state !== 'open') return because('notOpen');
    const open = openRows({ stage, ...rest }).length;
    return open === 0 ? null : because('unfinished', open);
  },
  confirm: ({ stage, result }) => {
    if (stage.state !== 'closed') return because('notCounted');
    const tied = result?.waiting.length ?? 0;
    return tied === 0 ? null : because('tie', tied);
  },
  reopen: ({ stage }) => (stage.state === 'closed' ? null : because('notCounted')),
};

function whyNoPanels(board: BoardPage): Hindrance | null {
  const { state } = board.stage;
  if (state !== 'preparing' && state !== 'open') return because('underWay');
  if (board.candidates === null) return because('earlier');
  if (board.candidates.length === 0) return because('nobody');
  return rowsOf(board).some(({ panel }) => panel === null) ? null : because('allPanels');
}

function whyNotPublished({ stage, candidates, panels }: BoardPage): Hindrance | null {
  if (stage.state !== 'preparing' && stage.state !== 'open') return because('underWay');
  if (candidates === null) return because('earlier');
  if (candidates.length === 0) return because('nobody');
  const drafts = panels.filter((panel) => panel.state === 'draft');
  if (drafts.length === 0) return because('noDrafts');
  const short = drafts.filter((panel) => !isWhole(panel, stage.least)).length;
  return short === 0 ? null : because('short', short);
}

/** Acts that a stage has at all: panels are carried over only where an earlier stage's judge here too. */
export const actsOf = ({ stage }: Pick<BoardPage, 'stage'>): readonly StageActId[] =>
  stageActIds.filter((id) => id !== 'carry' || stage.panelOf !== null);

/** The one act that leads on from where a stage is; null once it is confirmed. */
export function nextActOf(board: BoardPage): StageActId | null {
  const { state, panelOf } = board.stage;
  if (state === 'confirmed') return null;
  if (state === 'closed') return 'confirm';
  if (rowsOf(board).some(({ panel }) => panel === null) || board.panels.length === 0)
    return panelOf === null ? 'propose' : 'carry';
  return board.panels.some((panel) => panel.state === 'draft') ? 'publish' : 'count';
}
