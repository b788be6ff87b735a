import { scorePath } from '#src/domain/scoring/score-path.ts';
import { addNote } from '../desk/use-notes.ts';
import { mergedName, type MembersNote } from '../merge-by-anchor.ts';
import type { ScoreBook } from '../score-book.ts';
import type { MemberScores } from './room.ts';

/** Makes a member's comment one of the panel's, with its ground; gives the new one's id. */
export function adopt(book: ScoreBook, one: MembersNote, clause: string): string {
  const { note } = one;
  return addNote(book, {
    kind: note.kind ?? 'strength',
    item: clause,
    text: note.text,
    from: [mergedName(one)],
    citing: note.anchor === null ? undefined : { anchor: note.anchor, quote: note.quote },
  });
}

/** Takes a member's comment up in one of the panel's: its words are put below those that are there, to be worked into one. */
export function mergeInto(book: ScoreBook, target: string, one: MembersNote): void {
  const from = book.list(scorePath.comment(target, 'from'));
  const name = mergedName(one);
  if (target === '' || from.includes(name)) return;
  const text = book.text(scorePath.comment(target, 'text')).trimEnd();
  book.write(scorePath.comment(target, 'from'), [...from, name]);
  if (!text.includes(one.note.text.trim()))
    book.write(scorePath.comment(target, 'text'), text === '' ? one.note.text : `${text}\n${one.note.text}`);
}

/** The member's comment that a name means; null where there is none. */
export function namedNote(members: readonly MemberScores[], name: string): MembersNote | null {
  const [assessor = '', id] = name.split(':');
  const note = members.find((one) => one.assessor === assessor)?.scores.notes.find((one) => one.id === id);
  return note === undefined ? null : { assessor, note };
}
