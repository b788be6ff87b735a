import { fontCoverage } from './coverage.ts';

/** Stands for a character that no print font has, as printers do (下駄记号); the check names such characters before. */
const stand = '〓';

/** Characters every font here has: no need to read the fonts for them. */
export const ordinary =
  /^[ -~\u00b0-\u00b3\u00b5\u00b7\u00b9\u00c0-\u00ff\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u2002\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030\u203b\u2070\u2074-\u2079\u2060\u2103\u2160-\u216b\u2190-\u2193\u2211\u221a\u2248\u2260\u2264\u2265\u2460-\u2473\u25a0\u25a1\u25cb\u25cf\u2605\u2606\u3000-\u3002\u3008-\u3015\u4e00-\u9fa5\uff01-\uff5e]*$/u;

/** Replaces what the fonts lack in a text; fonts are read at the first character out of the ordinary. */
export function onlyKnown(fontFolders: readonly string[]): (text: string) => string {
  return (text) => {
    if (ordinary.test(text)) return text;
    const has = fontCoverage(fontFolders);
    return Array.from(text, (character) =>
      ordinary.test(character) || has(character.codePointAt(0) ?? 0) ? character : stand,
    ).join('');
  };
}
