import { isDone } from '#src/domain/judging/panel-state.ts';
import type { BoardPage, CandidatePage, MemberPage, PanelPage } from './types.ts';

/** A line of the board: who is judged, and the panel that judges them. */
export interface BoardRow extends CandidatePage {
  readonly panel: PanelPage | null;
}

/** Candidates with their panels, in the order of their numbers. */
export function rowsOf({ candidates, panels }: Pick<BoardPage, 'candidates' | 'panels'>): readonly BoardRow[] {
  const of = new Map(panels.map((panel) => [panel.application, panel]));
  return (candidates ?? []).map((one) => ({ ...one, panel: of.get(one.id) ?? null }));
}

/** Members who judge or may still come to. */
export const takingPart = (panel: PanelPage): readonly MemberPage[] =>
  panel.members.filter(({ state }) => state === 'asked' || state === 'clear');

/** Whether a panel can be published: its least number of members, one of them its lead. */
export const isWhole = (panel: PanelPage, least: number): boolean => {
  const here = takingPart(panel);
  return here.length >= least && here.some(({ lead }) => lead);
};

/** What a number of the overview opens: those whose panel has come so far. */
export const boardViews = ['all', 'short', 'whole', 'declared', 'submitted', 'agreed', 'signed'] as const;
export type BoardView = (typeof boardViews)[number];

export function inView({ panel }: BoardRow, view: BoardView, { stage }: Pick<BoardPage, 'stage'>): boolean {
  if (view === 'all') return true;
  const whole = panel !== null && isWhole(panel, stage.least);
  if (view === 'short') return !whole;
  if (!whole) return false;
  if (view === 'whole') return true;
  if (view === 'agreed') return panel.state === 'agreed' || panel.state === 'signed';
  if (view === 'signed') return panel.state === 'signed';
  if (panel.state === 'draft') return false;
  const here = takingPart(panel);
  if (view === 'declared') return here.every(({ state }) => state === 'clear');
  return panel.state !== 'published' || here.every(({ sheet }) => sheet !== null && sheet !== 'open');
}

/** How many are in each view. */
export function countsOf(board: BoardPage): Readonly<Record<BoardView, number>> {
  const rows = rowsOf(board);
  const counts = boardViews.map((view) => [view, rows.filter((row) => inView(row, view, board)).length]);
  return Object.fromEntries(counts) as Record<BoardView, number>;
}

/** Whether a row is what was typed: part of its name or number. */
export const matches = ({ applicant, number, panel }: BoardRow, typed: string): boolean =>
  typed === '' ||
  [applicant, number, ...(panel?.members.map((one) => one.name) ?? [])].some(
    (text) => text?.toLowerCase().includes(typed.toLowerCase()) ?? false,
  );

/** What hinders a stage from being counted: candidates whose panel is not done. */
export const openRows = (board: BoardPage): readonly BoardRow[] =>
  rowsOf(board).filter(({ panel }) => panel === null || !isDone(panel.state, board.stage.signed));
