import { groundOf, type Anchor } from '#src/domain/scoring/anchor.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';

/** A comment of a member, as the consensus room shows it. */
export interface MembersNote {
  readonly assessor: string;
  readonly note: ScoreNote;
}
/** Comments with the same ground in the dossier; `anchor` is null for those that point nowhere. */
export interface Ground {
  readonly anchor: Anchor | null;
  readonly notes: readonly MembersNote[];
}

/** How a merged comment is named in the list of what another one is made of. */
export const mergedName = ({ assessor, note }: MembersNote): string => `${assessor}:${note.id}`;

/** All members' comments of one item brought together by their ground: what several point at comes first, what points nowhere last. */
export function byGround(
  members: readonly { readonly assessor: string; readonly notes: readonly ScoreNote[] }[],
  item: string,
): readonly Ground[] {
  const own = members.flatMap(({ assessor, notes }) =>
    notes.filter((note) => note.item === item && note.text.trim() !== '').map((note) => ({ assessor, note })),
  );
  const groups = Object.groupBy(own, ({ note }) => (note.anchor === null ? '' : groundOf(note.anchor)));
  return Object.entries(groups)
    .toSorted(([a, one = []], [b, other = []]) => weight(b, other) - weight(a, one))
    .map(([, notes = []]) => ({ anchor: notes[0]?.note.anchor ?? null, notes }));
}

const weight = (ground: string, notes: readonly MembersNote[]): number => (ground === '' ? -1 : notes.length);

/** Names of comments that the panel's own already contain, with the id of the one that does. */
export function takenUp(panel: readonly ScoreNote[]): ReadonlyMap<string, string> {
  return new Map(panel.flatMap((note) => note.from.map((name) => [name, note.id] as const)));
}
