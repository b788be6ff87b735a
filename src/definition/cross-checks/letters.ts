import type { Letter, LetterAnnex, LetterBlock, LetterGrid } from '../letter.ts';
import { commonFacts, letterFacts, type KindFacts } from '../letter-facts.ts';
import { placeholdersIn } from '../placeholder.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

type Steps = readonly (string | number)[];
interface Place {
  readonly facts: KindFacts;
  readonly note: Note;
}

/** Every placeholder, table and condition of the letters names something that their kind says. */
export function checkLetters(letters: readonly Letter[], note: Note): void {
  for (const twice of repeated(letters.map((letter) => letter.id))) note('/letters', `the id '${twice}' stands twice`);
  for (const [index, letter] of letters.entries()) checkLetter(letter, ['letters', index], note);
}

function checkLetter(letter: Letter, at: Steps, note: Note): void {
  const place: Place = { facts: letterFacts[letter.kind], note };
  for (const key of ['heading', 'openNumber', 'addressee', 'signature', 'note', 'copies'] as const)
    checkText(letter[key], [...at, key], place);
  if (letter.fit === true && (letter.annexes ?? []).length > 0)
    note(pathOf(...at, 'fit'), 'a letter with annexes does not fit on one page');
  if (letter.upward === true && letter.layout !== 'document')
    note(pathOf(...at, 'upward'), 'only a document has a place for 签发人');
  if (letter.copies !== undefined && letter.layout !== 'letter' && letter.layout !== 'document')
    note(pathOf(...at, 'copies'), 'only a letter or a document tells to whom copies go');
  letter.blocks.forEach((block, index) => checkBlock(block, [...at, 'blocks', index], place));
  (letter.enclosures ?? []).forEach((line, index) => checkText(line, [...at, 'enclosures', index], place));
  (letter.annexes ?? []).forEach((annex, index) => checkAnnex(annex, [...at, 'annexes', index], place));
}

function checkAnnex(annex: LetterAnnex, at: Steps, place: Place): void {
  for (const key of ['mark', 'listed', 'heading'] as const) checkText(annex[key], [...at, key], place);
  checkShown(annex, at, place);
  annex.blocks.forEach((block, index) => checkBlock(block, [...at, 'blocks', index], place));
}

function checkBlock(block: LetterBlock, at: Steps, place: Place): void {
  checkShown(block, at, place);
  if (block.kind === 'para') checkText(block.text, [...at, 'text'], place);
  else if (block.kind === 'grid') checkGrid(block, at, place);
  else if (block.kind === 'matrix') {
    if (!place.facts.matrices.includes(block.matrix))
      place.note(pathOf(...at, 'matrix'), unknown('table', block.matrix, place.facts.matrices));
  } else {
    const columns = place.facts.lists[block.list];
    if (columns === undefined)
      place.note(pathOf(...at, 'list'), unknown('list', block.list, Object.keys(place.facts.lists)));
    block.columns.forEach((column, index) =>
      checkText(column.value, [...at, 'columns', index, 'value'], place, ['index', ...(columns ?? [])]),
    );
  }
}

function checkGrid(grid: LetterGrid, at: Steps, place: Place): void {
  grid.rows.forEach((row, index) => {
    const here = [...at, 'rows', index];
    checkShown(row, here, place);
    const span = row.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0);
    if (span !== grid.columns.length)
      place.note(pathOf(...here, 'cells'), `the cells span ${span} columns of ${grid.columns.length}`);
    row.cells.forEach((cell, which) => {
      for (const key of ['text', 'foot'] as const) checkText(cell[key], [...here, 'cells', which, key], place);
    });
  });
}

/** A condition names a value, or a list that may be empty. */
function checkShown(
  { when, unless }: { readonly when?: string | undefined; readonly unless?: string | undefined },
  at: Steps,
  place: Place,
): void {
  const known = [...namesOf(place), ...Object.keys(place.facts.lists)];
  if (when !== undefined && !known.includes(when)) place.note(pathOf(...at, 'when'), unknown('fact', when, known));
  if (unless !== undefined && !known.includes(unless))
    place.note(pathOf(...at, 'unless'), unknown('fact', unless, known));
}

function checkText(template: string | undefined, at: Steps, place: Place, row: readonly string[] = []): void {
  const known = [...row, ...namesOf(place)];
  for (const name of placeholdersIn(template ?? ''))
    if (!known.includes(name)) place.note(pathOf(...at), unknown('placeholder', `{${name}}`, known));
  if (/[{}]/u.test((template ?? '').replaceAll(/\{[^{}]*\}/gu, '')))
    place.note(pathOf(...at), 'a brace stands here without its other one');
}

const namesOf = ({ facts }: Place): readonly string[] => [...Object.keys(facts.values), ...Object.keys(commonFacts)];
const unknown = (what: string, name: string, known: readonly string[]): string =>
  `there is no ${what} '${name}' here; known are ${known.join(', ')}`;
