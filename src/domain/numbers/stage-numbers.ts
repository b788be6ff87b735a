import type { Text } from '#src/definition/text.ts';
import { ratio, readRatio, rounded, type Ratio } from '#src/definition/value/ratio.ts';
import type { PanelResult } from '../judging/panel-result.ts';
import type { PanelState } from '../judging/panel-state.ts';
import type { ScoredSet } from '../scoring/scored-items.ts';
import { spreads } from '../scoring/spread.ts';
import { distributionOf } from './distribution.ts';

/** A panel as it is counted. */
export interface CountedPanel {
  readonly id: string;
  readonly application: string;
  readonly number: string | null;
  readonly applicant: string | null;
  readonly state: PanelState;
  /** Members who judge or may still come, and those of them who have declared. */
  readonly members: number;
  readonly declared: number;
  /** When each sheet that is in was handed in. */
  readonly handedIn: readonly Date[];
  /** Only of a counted stage, for those who may read results. */
  readonly result: PanelResult | null;
}

export interface StageProgress {
  readonly panels: number;
  readonly published: number;
  readonly members: number;
  readonly declared: number;
  readonly submitted: number;
  readonly agreed: number;
  readonly signed: number;
}

/** How far a stage's panels have come. Whoever has signed has agreed before. */
export function progressOf(panels: readonly CountedPanel[]): StageProgress {
  const sum = (of: (panel: CountedPanel) => number): number => panels.reduce((all, panel) => all + of(panel), 0);
  const within = (...states: readonly PanelState[]): number => sum(({ state }) => (states.includes(state) ? 1 : 0));
  return {
    panels: panels.length,
    published: panels.length - within('draft'),
    members: sum(({ members }) => members),
    declared: sum(({ declared }) => declared),
    submitted: sum(({ handedIn }) => handedIn.length),
    agreed: within('agreed', 'signed'),
    signed: within('signed'),
  };
}

const day = 86_400_000;

/** Days from the due instant: -2 is handed in more than two and at most three days before it, 1 within the first day after. */
export const daysLate = (handedIn: Date, due: Date): number =>
  handedIn <= due
    ? -Math.floor((due.getTime() - handedIn.getTime()) / day)
    : Math.ceil((handedIn.getTime() - due.getTime()) / day);

export interface Timeliness {
  readonly inTime: number;
  readonly late: number;
  /** Sheets still to come. */
  readonly open: number;
  readonly days: readonly { readonly days: number; readonly sheets: number }[];
}

/** When sheets were handed in, against the stage's due instant; null where none is set. */
export function timelinessOf(panels: readonly CountedPanel[], due: Date | null): Timeliness | null {
  if (due === null) return null;
  const all = panels.flatMap(({ handedIn }) => handedIn.map((at) => ({ late: at > due, days: daysLate(at, due) })));
  const late = all.filter((one) => one.late).length;
  const { submitted, members } = progressOf(panels);
  const groups = Map.groupBy(all, (one) => one.days);
  return {
    inTime: all.length - late,
    late,
    open: Math.max(0, members - submitted),
    days: [...groups].map(([days, own]) => ({ days, sheets: own.length })).toSorted((a, b) => a.days - b.days),
  };
}

/** Of one item over the panels of a stage: percents in digits, rounded to one decimal. */
export interface ItemNumbers {
  readonly clause: string;
  readonly title: Text;
  readonly panels: number;
  readonly mean: string;
  readonly lowest: string;
  readonly lower: string;
  readonly median: string;
  readonly upper: string;
  readonly highest: string;
  /** How far members lay apart in a panel: on average and at most, in percent points; panels beyond the stage's limit. */
  readonly spread: { readonly mean: string; readonly most: number; readonly beyond: number };
}

const written = (value: Ratio): string => rounded(value, 1).toFixed();

/** What one panel gave an item, and how far its members lay apart. */
export interface PanelItem {
  readonly clause: string;
  readonly percent: string | null;
  readonly spread: number;
  readonly beyond: boolean;
}

/** The items of one panel's result; `limit` is the stage's spread. */
export function panelItems(set: ScoredSet, result: PanelResult, limit: number | undefined): readonly PanelItem[] {
  const percents = new Map(result.items.map(({ clause, percent }) => [clause, percent]));
  return spreads(set, result.members, limit).map(({ clause, spread, beyond }) => {
    const percent = percents.get(clause) ?? null;
    return { clause, percent: percent === null ? null : written(readRatio(percent)), spread, beyond };
  });
}

/** Scores by item with quartiles over the panels, and the spread within them; no item without a panel. */
export function itemNumbers(
  set: ScoredSet,
  results: readonly PanelResult[],
  limit: number | undefined,
): readonly ItemNumbers[] {
  const apart = results.map((result) => new Map(spreads(set, result.members, limit).map((one) => [one.clause, one])));
  return set.items.flatMap(({ clause, title }): ItemNumbers[] => {
    const percents = results.flatMap(({ items }) => items.find((item) => item.clause === clause)?.percent ?? []);
    const at = distributionOf(percents.map(readRatio));
    const own = apart.flatMap((one) => one.get(clause) ?? []);
    const wide = distributionOf(own.map(({ spread }) => ratio(spread)));
    if (at === null || wide === null) return [];
    return [
      {
        clause,
        title,
        panels: at.count,
        mean: written(at.mean),
        lowest: written(at.lowest),
        lower: written(at.lower),
        median: written(at.median),
        upper: written(at.upper),
        highest: written(at.highest),
        spread: {
          mean: written(wide.mean),
          most: Math.max(...own.map(({ spread }) => spread)),
          beyond: own.filter(({ beyond }) => beyond).length,
        },
      },
    ];
  });
}
