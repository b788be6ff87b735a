import type { Edition } from '#src/definition/edition-bundle.ts';
import {
  letterFacts,
  type LetterKind,
  type LetterLists,
  type LetterMatrices,
  type LetterValues,
  type Matrix,
} from '#src/definition/letter-facts.ts';
import { filled } from '#src/definition/placeholder.ts';
import { dayWords } from './letter-words.ts';
import { printable } from './printable.ts';

/** Who writes to whom. `number` is 发文字号 in full, null while it is left open; `date` an ISO day, null to be written in. */
export interface LetterHead {
  readonly number: string | null;
  readonly issuer: string;
  readonly addressee: string;
  readonly date: string | null;
  readonly contact: string;
  readonly phone: string;
}

/** What a letter of a kind is filled with. */
export interface LetterInputOf<K extends LetterKind> {
  readonly kind: K;
  readonly head: LetterHead;
  readonly values: LetterValues<K>;
  readonly lists: LetterLists<K>;
  readonly matrices: LetterMatrices<K>;
}
export type LetterInput = { [K in LetterKind]: LetterInputOf<K> }[LetterKind];

type Row = Readonly<Record<string, string>>;

/** The facts of one letter as its templates ask for them. */
export interface Facts {
  /** A template with all its placeholders filled, of a row where one is given. */
  fill(template: string, row?: Row): string;
  /** The same in running text, where room is left to write in what is not known. */
  prose(template: string): string;
  /** Whether a value is there, or a list has rows. */
  has(name: string): boolean;
  list(name: string): readonly Row[];
  matrix(name: string): Matrix;
}

/** Where something is to be written in by hand. */
const room = '　'.repeat(6);

/** The facts of an input, written as documents write them; a name that its kind does not have throws. */
export function factsOf(edition: Edition, input: LetterInput): Facts {
  const types: Readonly<Record<string, string>> = letterFacts[input.kind].values;
  const values: Readonly<Record<string, string | number | null>> = {
    ...commonValues(edition, input.head),
    ...input.values,
  };
  const lists: Readonly<Record<string, readonly Row[]>> = input.lists;
  const matrices: Readonly<Record<string, Matrix>> = input.matrices;
  const written = (name: string, row: Row): string => {
    const ofRow = Object.hasOwn(row, name) ? row[name] : undefined;
    if (ofRow !== undefined) return printable(ofRow);
    const value = values[name];
    if (value === undefined) throw new RangeError(`the letter ${input.kind} has no '${name}'`);
    return name === 'date' || types[name] === 'day'
      ? dayWords(value === null ? null : String(value))
      : printable(String(value));
  };
  return {
    fill: (template, row = {}) => filled(template, (name) => written(name, row)),
    prose: (template) => filled(template, (name) => written(name, {}) || room),
    has: (name) => (lists[name] === undefined ? isThere(values[name]) : lists[name].length > 0),
    list: (name) => lists[name] ?? [],
    matrix: (name) => matrices[name] ?? { columns: [], rows: [] },
  };
}

const isThere = (value: string | number | null | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && value !== 0;

function commonValues(edition: Edition, head: LetterHead): Readonly<Record<string, string | null>> {
  const editionYear = edition.file.window.from.slice(0, 4);
  return {
    edition: edition.file.title.zh,
    editionYear,
    year: (head.date ?? edition.file.window.from).slice(0, 4),
    call: edition.call.title.zh,
    callNumber: edition.call.number,
    office: edition.call.issuer.zh,
    ...head,
    number: head.number ?? '',
  };
}
