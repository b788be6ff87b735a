import { localDay, localTime } from '../../words/moments.ts';
import type { Language } from '../../words/language.tsx';
import type { OwnPanel } from '../types.ts';

/** A panel whose hearing is set. */
export type HeardPanel = OwnPanel & { readonly hearing: NonNullable<OwnPanel['hearing']> };

/** Hearings by their day in official time, each day in the order of the clock. */
export function byDay(
  panels: readonly OwnPanel[],
  language: Language,
): readonly { readonly day: string; readonly hearings: readonly HeardPanel[] }[] {
  const heard = panels
    .filter((panel): panel is HeardPanel => panel.hearing !== null)
    .toSorted((a, b) => Date.parse(a.hearing.from) - Date.parse(b.hearing.from) || a.hearing.room - b.hearing.room);
  return [...Map.groupBy(heard, ({ hearing }) => localDay(hearing.from, language))].map(([day, hearings]) => ({
    day,
    hearings,
  }));
}

/** 09:00—09:30 in official time. */
export const span = ({ from, to }: HeardPanel['hearing']): string =>
  `${localTime(from).slice(0, 5)}—${localTime(to).slice(0, 5)}`;
