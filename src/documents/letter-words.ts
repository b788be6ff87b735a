import type { Mast } from './letter.ts';

/** Width in em: full-width characters count one, others half. */
export function widthOf(text: string): number {
  let em = 0;
  for (const character of text) em += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5;
  return em;
}

/** An ISO day as documents write it (2020年5月6日); a place to write it in where there is none. */
export function dayWords(day: string | null): string {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return '　　　　年　　月　　日';
  return `${year}年${month}月${date}日`;
}

/** Signs that do not begin a line. */
const closing = /^[，。、；：！？）》”’〕]/u;

/**
 * Lines of a title: its own line ends, and what is wider than `room` em in lines of like length. Lines are not broken before
 * a closing sign nor inside a Latin word or number.
 */
export function titleLines(title: string, room: number): readonly string[] {
  return title.split('\n').flatMap((line) => balanced(line.trim(), room));
}

function balanced(line: string, room: number): readonly string[] {
  const wide = widthOf(line);
  if (wide <= room) return [line];
  const share = wide / Math.ceil(wide / room);
  const lines: string[] = [''];
  for (const piece of line.match(/[0-9A-Za-z./-]+|./gu) ?? []) {
    const last = lines.at(-1) ?? '';
    const full = widthOf(last) >= share - 0.5 || widthOf(last + piece) > room;
    if (full && last !== '' && !closing.test(piece)) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}

/** A name is not set narrower than this, in percent: it becomes smaller instead. */
const narrowest = 68;

/** Size in points and width in percent of 发文机关标志 on a line of so many millimetres; `best` is the size of a short name. */
export function mastOf(words: string, room: number, best: number): Mast {
  const wide = ((room * 72) / 25.4 / Math.max(1, widthOf(words))) * 0.98;
  if (wide >= best) return { words, size: best, stretch: 100 };
  const size = Math.floor(Math.min(best, (wide * 100) / narrowest) * 2) / 2;
  return { words, size, stretch: Math.floor((wide / size) * 100) };
}

/** The date stands so far (em) from the right edge, as GB/T 9704 has it for a document with a seal. */
const dateRoom = 4;
/** A name this wide is set on two lines. */
const widest = 27;

/** Indents from the right edge, in em, that put the name of the office in the middle over the date. */
export function signatureIndents(issuer: string, date: string): { readonly issuer: number; readonly date: number } {
  const [name, day] = [Math.min(widthOf(issuer), widest), widthOf(date)];
  const over = dateRoom + (day - name) / 2;
  return over >= 0 ? { issuer: over, date: dateRoom } : { issuer: 0, date: (name - day) / 2 };
}
