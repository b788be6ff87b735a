import { fontCoverage } from './coverage.ts';

/** Stands for a character that no print font has, as printers do (下駄记号); the check names such characters before. */
const stand = '〓';

/** Characters every font here has: no need to read the fonts for them. */
const ordinary = /^[ -~\u00b7\u00d7\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2002\u2060\u3000-\u3002\u3008-\u3011\u4e00-\u9fa5\uff01-\uff5e]*$/u;

/** Replaces what the fonts lack in a text; fonts are read at the first character out of the ordinary. */
export function onlyKnown(fontFolders: readonly string[]): (text: string) => string {
  return (text) => {
    if (ordinary.test(text)) return text;
    const has = fontCoverage(fontFolders);
    return Array.from(text, (character) => (ordinary.test(character) || has(character.codePointAt(0) ?? 0) ? character : stand)).join('');
  };
}
