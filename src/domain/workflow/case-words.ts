import { pinyin } from 'pinyin-pro';

/** Longest text whose pieces are kept: names are shorter. */
const longest = 200;

/** Letters, digits and Han characters of a text, in one width and case; everything else parts it. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, longest)
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every one and two neighbouring characters of a text: what a search of any length is looked up by. */
export function gramsOf(text: string): readonly string[] {
  const found = new Set<string>();
  for (const word of wordsOf(text)) {
    const characters = [...word];
    for (const [i, character] of characters.entries()) {
      found.add(character);
      const next = characters[i + 1];
      if (next !== undefined) found.add(character + next);
    }
  }
  return [...found];
}

/** The pieces a search must find: pairs, or the single character of a word of one. */
export function gramsWanted(search: string): readonly string[] {
  return [...new Set(wordsOf(search).flatMap((word) => piecesOf([...word])))];
}

const piecesOf = (characters: readonly string[]): readonly string[] =>
  characters.length < 2 ? characters : characters.slice(1).map((character, i) => `${characters[i]}${character}`);

/** A piece as it is kept for those who see one channel (or all, `*`): each finds only what is theirs, at the price of theirs. */
export const scopedGram = (channel: string, gram: string): string => `${channel}/${gram}`;

/** Pieces of a case's words for its channel and for those above. */
export function caseGrams(channel: string, texts: readonly string[]): readonly string[] {
  const grams = [...new Set(texts.flatMap(gramsOf))];
  return [channel, '*'].flatMap((scope) => grams.map((gram) => scopedGram(scope, gram)));
}

/** What a Chinese name is sorted by: its pinyin without tones, then the name itself. */
export function sortKey(name: string): string {
  const read = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return `${read.join(' ').toLowerCase()} ${name}`.slice(0, 400);
}
