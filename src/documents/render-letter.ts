import type { LetterDocument } from './letter.ts';
import type { PrintRequest } from './print.ts';

/** A letter as Typst sets it; `anchors.zoom` of what is printed is the size of a letter that must keep to one page, in percent. */
export function letterRequest(letter: LetterDocument): PrintRequest {
  return {
    title: letter.title,
    author: letter.author,
    date: letter.date,
    standard: 'a-2a',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: { kind: 'letter', letter },
  };
}
