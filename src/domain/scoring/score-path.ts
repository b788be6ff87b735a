import type { Scale } from '#src/definition/scale.ts';
import type { ScoredItem, ScoredSet } from './scored-items.ts';

/** A score sheet is one assessor's own or the panel's of the consensus. */
export type SheetKind = 'individual' | 'consensus';
/** What a sheet holds: typed text by path, lists of ids. */
export type SheetBody = Readonly<Record<string, string | readonly string[]>>;

/** A place of a score sheet. `item/…` belong to a clause, `notes/…` to a comment, the others to the consensus alone. */
export type ScorePath =
  | { readonly at: 'percent' | 'note' | 'reason' | 'discussed'; readonly clause: string }
  | { readonly at: 'dimension'; readonly clause: string; readonly dimension: string }
  | { readonly at: 'notes' }
  | { readonly at: NotePart; readonly id: string }
  | { readonly at: 'agree'; readonly clause: string; readonly assessor: string };
export type NotePart = 'noteKind' | 'noteItem' | 'noteText' | 'noteQuote' | 'noteAnchor' | 'noteFrom';

export const noteId = /^[a-z0-9]{1,20}$/u;
/** A comment that another one merges, with the assessor whose sheet it stands in before a colon where it is not the same. */
export const mergedId = /^(?:[A-Za-z0-9_-]{1,64}:)?[a-z0-9]{1,20}$/u;
export const assessorId = /^[A-Za-z0-9_-]{1,64}$/u;

const noteParts: Readonly<Record<string, NotePart>> = {
  kind: 'noteKind',
  item: 'noteItem',
  text: 'noteText',
  quote: 'noteQuote',
  anchor: 'noteAnchor',
  from: 'noteFrom',
};

/** Where to write: the paths of a sheet, spelled out in this one place. */
export const scorePath = {
  percent: (clause: string): string => `item/${clause}/percent`,
  dimension: (clause: string, dimension: string): string => `item/${clause}/dimension/${dimension}`,
  note: (clause: string): string => `item/${clause}/note`,
  reason: (clause: string): string => `item/${clause}/reason`,
  notes: 'notes',
  comment: (id: string, part: 'kind' | 'item' | 'text' | 'quote' | 'anchor' | 'from'): string => `notes/${id}/${part}`,
  agree: (clause: string, assessor: string): string => `agree/${clause}/${assessor}`,
  discussed: (clause: string): string => `discussed/${clause}`,
};

/** What a path names in a sheet of this kind, or null where there is no such place: an unknown clause, a malformed id. */
export function readPath(path: string, sheet: SheetKind, set: ScoredSet, scale: Scale): ScorePath | null {
  const [head = '', second, third, fourth, ...more] = path.split('/');
  if (more.length > 0) return null;
  if (head === 'notes') return inNotes(second, third, fourth);
  const item = set.items.find((one) => one.clause === second);
  if (item === undefined) return null;
  if (head === 'item') return inItem(item, third, fourth, sheet, scale);
  if (sheet !== 'consensus' || fourth !== undefined) return null;
  if (head === 'discussed') return third === undefined ? { at: 'discussed', clause: item.clause } : null;
  if (head !== 'agree' || third === undefined || !assessorId.test(third)) return null;
  return { at: 'agree', clause: item.clause, assessor: third };
}

function inNotes(id: string | undefined, part: string | undefined, more: string | undefined): ScorePath | null {
  if (id === undefined) return { at: 'notes' };
  if (more !== undefined || part === undefined || !noteId.test(id) || !Object.hasOwn(noteParts, part)) return null;
  return { at: noteParts[part]!, id };
}

function inItem(
  { clause, kind }: ScoredItem,
  part: string | undefined,
  dimension: string | undefined,
  sheet: SheetKind,
  scale: Scale,
): ScorePath | null {
  if (part === 'dimension') {
    const known = kind !== null && scale.kinds[kind]?.dimensions.some((one) => one.id === dimension);
    return known === true && dimension !== undefined ? { at: 'dimension', clause, dimension } : null;
  }
  if (dimension !== undefined) return null;
  if (part === 'percent' || part === 'note') return { at: part, clause };
  return part === 'reason' && sheet === 'consensus' ? { at: 'reason', clause } : null;
}
