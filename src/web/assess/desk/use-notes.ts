import { useCallback } from 'react';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { newId } from '../../book/new-id.ts';
import { notify } from '../../work/notices.ts';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import type { ScoreBook } from '../score-book.ts';
import type { Citing, NoteKind } from './desk-context.ts';

/** Adds a comment to a sheet and gives its id; its parts are written before it stands in the list. */
export function addNote(
  book: ScoreBook,
  {
    kind,
    item,
    citing,
    text,
    from,
  }: {
    readonly kind: NoteKind;
    readonly item: string;
    readonly citing?: Citing | undefined;
    readonly text?: string;
    readonly from?: readonly string[];
  },
): string {
  const id = newId();
  book.write(scorePath.comment(id, 'kind'), kind);
  book.write(scorePath.comment(id, 'item'), item);
  if (citing !== undefined) {
    book.write(scorePath.comment(id, 'anchor'), JSON.stringify(citing.anchor));
    book.write(scorePath.comment(id, 'quote'), citing.quote);
  }
  if (text !== undefined) book.write(scorePath.comment(id, 'text'), text);
  if (from !== undefined) book.write(scorePath.comment(id, 'from'), from);
  book.write(scorePath.notes, [...book.list(scorePath.notes), id]);
  return id;
}

/** Takes a comment out of the list, with a way back. */
export function useRemoveNote(book: ScoreBook): (id: string) => void {
  const t = useWords(assessWords);
  return useCallback(
    (id) => {
      const before = book.list(scorePath.notes);
      book.write(
        scorePath.notes,
        before.filter((one) => one !== id),
      );
      const back = (): void => {
        const now = book.list(scorePath.notes);
        if (!now.includes(id))
          book.write(
            scorePath.notes,
            before.filter((one) => one === id || now.includes(one)),
          );
      };
      notify({ text: t.noteRemoved, act: { title: t.undo, run: back } });
    },
    [book, t],
  );
}
