import type { Clause } from '#src/definition/edition.ts';

export type HeadingClause = Pick<Clause, 'id' | 'level' | 'title'>;

/** How surely a line is the heading of a clause: 3 number and title, 2 title alone, 1 number with other words; 0 not at all. */
export type Likeness = 0 | 1 | 2 | 3;

/** A line read as a possible heading: full-width forms and blanks settled, a contents entry's leaders and page cut off. */
export interface HeadingLine {
  readonly text: string;
  readonly isEntry: boolean;
}

const leaders = /(?:[.·•…⋯。．]\s*){3,}\s*(?:\(?\d{0,4}\)?)\s*$|[…⋯]{2,}\s*\d{0,4}\s*$/u;
const pageAtEnd = /\s+\d{1,4}$/u;

export function headingLine(line: string): HeadingLine {
  const text = line.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
  // NFKC turns … into three full stops, so that leaders are looked for in both forms.
  const cut = text.replace(leaders, '').replace(pageAtEnd, '').trim();
  return { text: cut === '' ? text : cut, isEntry: cut !== text && cut !== '' };
}

/** Enumerators in use before a title: 一、 （一） 第一章 1. 4.1.2 A) (1) ① */
const enumerator =
  /^(?:第?[一二三四五六七八九十]+[章节条部分篇]*[、.,:]?|\([一二三四五六七八九十\d]{1,3}\)|第\d+[章节条部分篇]|[A-Z]?\.?\d+(?:\.\d+)*[a-z]?[、.):]?|[A-Za-z][).、]?)\s*/u;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s,、:;.。()·\-—《》"“”]/gu, '')
    .toLowerCase();

/** Likeness of a line to the heading of a clause. */
export function likeness({ text }: HeadingLine, { id, title }: HeadingClause): Likeness {
  const wanted = [bare(title.zh), bare(title.en)];
  const rest = afterNumber(text, id);
  if (rest === null) return wanted.includes(bare(text)) || wanted.includes(bare(text.replace(enumerator, ''))) ? 2 : 0;
  if (wanted.includes(bare(rest))) return 3;
  if (isBareNumber(id) || isSentence(rest)) return 0;
  return wanted.some((name) => bare(rest).startsWith(name) && bare(rest).length <= name.length + 12)
    ? 3
    : otherWords(rest);
}

/** Whether a title stands behind a number or another enumerator. */
export function isEnumerated({ text }: HeadingLine): boolean {
  return enumerator.test(text);
}

/** A chapter that is called by a single number meets every numbered list: its number alone proves nothing. */
const isBareNumber = (id: string): boolean => /^\d+$/u.test(id);

const isSentence = (text: string): boolean => /[。;,!?]/u.test(text);

/** Words of its own after the number. */
function otherWords(rest: string): Likeness {
  return rest.length >= 2 && rest.length <= 30 && /\p{L}/u.test(rest) && !/^[\d%‰]/u.test(rest) ? 1 : 0;
}

/** What follows the clause's number at the start of a line, or null: `4.1` is not at the start of `4.1.2`. */
function afterNumber(text: string, id: string): string | null {
  const letter = /^(.*\d)([a-z])$/u.exec(id);
  const number =
    letter === null ? pattern(id) : `${pattern(letter[1] ?? '')}\\s*\\(?${letter[2] ?? ''}\\)?(?![A-Za-z])`;
  const found = new RegExp(
    `^(?:第\\s*)?${number}(?:\\s*[章节条款])?(?!\\s*\\.?\\d|\\s*[a-z]\\b)[\\s.、:)]*(.*)$`,
    'u',
  ).exec(text);
  return found?.[1] ?? null;
}

/** A number as a pattern; writers put blanks around its stops. */
function pattern(number: string): string {
  return number
    .split('.')
    .map((part) => part.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`))
    .join(String.raw`\s*\.\s*`);
}
