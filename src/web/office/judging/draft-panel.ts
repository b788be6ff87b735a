import { takingPart } from './board-view.ts';
import type { ChoicePage, PanelPage } from './types.ts';

/** A panel as it is being made up. */
export interface Seat {
  readonly assessor: string;
  readonly name: string;
  readonly lead: boolean;
}

/** Where a change begins: the members who are there. */
export const seatsOf = (panel: PanelPage | null): readonly Seat[] =>
  panel === null ? [] : takingPart(panel).map(({ assessor, name, lead }) => ({ assessor, name, lead }));

/** Makes somebody the one lead. */
export const withLead = (seats: readonly Seat[], assessor: string): readonly Seat[] =>
  seats.map((seat) => ({ ...seat, lead: seat.assessor === assessor }));

/** Why somebody cannot be seated; null where they can. */
export type SeatHindrance = 'alreadyIn' | 'hard' | 'unavailable' | 'panelFull';
export function whyNotSeated(choice: ChoicePage, seats: readonly Seat[], size: number): SeatHindrance | null {
  if (seats.some((seat) => seat.assessor === choice.id)) return 'alreadyIn';
  if (choice.conflicts.some((one) => one.weight === 'hard')) return 'hard';
  if (!choice.available) return 'unavailable';
  return seats.length >= size ? 'panelFull' : null;
}

/** Whether the change needs its reason: the panel was published, somebody on it has a conflict that warns, or who is new has a full load. */
export function reasonWanted(
  panel: PanelPage | null,
  seats: readonly Seat[],
  choices: readonly ChoicePage[],
): 'publishedReason' | 'softReason' | 'fullReason' | null {
  if (panel !== null && panel.state !== 'draft') return 'publishedReason';
  const warned = new Set(choices.filter((one) => one.conflicts.length > 0).map((one) => one.id));
  if (seats.some((seat) => warned.has(seat.assessor))) return 'softReason';
  const there = new Set(seatsOf(panel).map((seat) => seat.assessor));
  const full = new Set(choices.filter((one) => one.load >= one.capacity && !there.has(one.id)).map((one) => one.id));
  return seats.some((seat) => full.has(seat.assessor)) ? 'fullReason' : null;
}
