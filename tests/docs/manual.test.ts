import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { slipWords } from '#src/http/public/slip-words.ts';
import { addendumWords } from '#src/web/words/addendum-words.ts';
import { consultationWords } from '#src/web/words/consultation-words.ts';
import { deskWords } from '#src/web/words/desk-words.ts';
import { dossierWords } from '#src/web/words/dossier-words.ts';
import { lightWords } from '#src/web/words/light-words.ts';
import { officeWords } from '#src/web/words/office-words.ts';
import { paperWords } from '#src/web/words/paper-words.ts';
import { peopleWords } from '#src/web/words/people-words.ts';
import { sheetWords } from '#src/web/words/sheet-words.ts';
import { workWords } from '#src/web/words/work-words.ts';
import { assessWords } from '#src/web/words/assess-words.ts';
import { awardWords } from '#src/web/words/award-words.ts';
import { ballotWords } from '#src/web/words/ballot-words.ts';
import { consensusWords } from '#src/web/words/consensus-words.ts';
import { decisionWords } from '#src/web/words/decision-words.ts';
import { drawWords } from '#src/web/words/draw-words.ts';
import { feedbackWords } from '#src/web/words/feedback-words.ts';
import { judgingWords } from '#src/web/words/judging-words.ts';
import { judgingResultWords } from '#src/web/words/judging-result-words.ts';
import { juryWords } from '#src/web/words/jury-words.ts';
import { outcomeWords } from '#src/web/words/outcome-words.ts';
import { numbersWords } from '#src/web/words/numbers-words.ts';
import { paperSheetWords } from '#src/web/words/paper-sheet-words.ts';
import { poolWords } from '#src/web/words/pool-words.ts';
import { readerWords } from '#src/web/words/reader-words.ts';
import { replayWords } from '#src/web/words/replay-words.ts';
import { visitWords } from '#src/web/words/visit-words.ts';
import { pictureFile } from '../../scripts/screenshots/picture-file.ts';
import { scenes } from '../../scripts/screenshots/scenes.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs/manual');
const read = (file: string): string => readFileSync(file, 'utf8');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: read(join(folder, name)) }));

describe('the pictures of the manual', () => {
  const shown = pages.flatMap(({ text }) => [...text.matchAll(/!\[[^\]]+\]\(pictures\/([^)]+)\.png\)/gu)]);
  const referenced = [...new Set(shown.map((match) => match[1] ?? ''))].toSorted();
  const committed = readdirSync(join(folder, 'pictures')).map((name) => name.replace(/\.png$/u, ''));
  const own = scenes.map((scene) => scene.name).filter((name) => pictureFile(name).startsWith('docs/manual/'));

  it('are there wherever a page shows one', () => {
    expect(referenced.filter((name) => !committed.includes(name))).toEqual([]);
  });
  it('are all shown on some page', () => {
    expect(committed.filter((name) => !referenced.includes(name))).toEqual([]);
  });
  it('are those of the scenes that `node scripts/take-screenshots.ts` plays, no more and no fewer', () => {
    expect(committed.toSorted()).toEqual(own.toSorted());
  });
  it('have names of their own', () => {
    expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
  });
});

describe('the words of the manual', () => {
  const known = wordsOfProduct();
  const quoted = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/「([^「」]*)」/gu)].map((match) => ({ page: name, term: match[1] ?? '' })),
  );

  it('stand on the pages of the product or in the edition wherever they stand in 「」', () => {
    expect(quoted.length).toBeGreaterThan(100);
    expect(quoted.filter(({ term }) => term !== '' && !known(term))).toEqual([]);
  });
  it('would be found wrong where the product says something else', () => {
    expect(known('定稿')).toBe(true);
    expect(known('添加产品/工程/服务类别')).toBe(true);
    expect(known('冻结')).toBe(false);
    expect(known('存盘')).toBe(false);
  });
  it('say where each page of the manual is', () => {
    const index = pages.find(({ name }) => name === 'README.md')?.text ?? '';
    expect(pages.filter(({ name }) => name !== 'README.md' && !index.includes(`](${name})`))).toEqual([]);
  });
});

const wordsOfPages = [
  addendumWords,
  consultationWords,
  deskWords,
  dossierWords,
  lightWords,
  officeWords,
  paperWords,
  peopleWords,
  sheetWords,
  workWords,
  assessWords,
  awardWords,
  ballotWords,
  consensusWords,
  decisionWords,
  drawWords,
  feedbackWords,
  judgingWords,
  judgingResultWords,
  juryWords,
  numbersWords,
  outcomeWords,
  paperSheetWords,
  poolWords,
  readerWords,
  replayWords,
  visitWords,
];

/** Whether the product says exactly this: a word of its pages, a text of the edition, or a word that is made with one. */
type MadeOfTexts = (...given: readonly string[]) => string;

/** What words say with gaps in them; nothing where they are made from more than texts: no page quotes such. */
function ofTexts(words: MadeOfTexts, gap: string): readonly string[] {
  try {
    const made: unknown = words(gap, gap);
    return typeof made === 'string' ? [made] : [];
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

function wordsOfProduct(): (term: string) => boolean {
  const whole = new Set<string>();
  const made: RegExp[] = [];
  const gap = '\u0001';
  for (const words of wordsOfPages.map(({ zh }) => zh))
    for (const value of Object.values(words)) {
      if (typeof value === 'string') whole.add(value);
      else if (Array.isArray(value)) for (const one of value.flat()) whole.add(String(one));
      else if (typeof value === 'object') for (const one of Object.values(value as object)) whole.add(String(one));
      else made.push(...ofTexts(value as MadeOfTexts, gap).map((text) => pattern(text, gap)));
    }
  for (const text of editionTexts(loadEdition(join(root, 'programmes/jiangsu-quality-award/2020')))) whole.add(text);
  for (const { zh } of Object.values(slipWords)) whole.add(zh);
  for (const text of textsInPlace()) whole.add(text);
  return (term) => whole.has(term) || made.some((one) => one.test(term));
}

const pattern = (text: string, gap: string): RegExp =>
  new RegExp(
    `^${text
      .split(gap)
      .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`))
      .join('.+')}$`,
    'u',
  );

/** Every Chinese text of the edition, with the titles of sheets as pages show them. */
function editionTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => editionTexts(one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && typeof inner === 'string' ? [inner] : editionTexts(inner),
  );
}

/** Words that lie where they are used: the pages that need no script, and the names of printed files. */
function textsInPlace(): readonly string[] {
  const places = ['src/http/public', 'src/web/dossier'].map((folderOfPages) => join(root, folderOfPages));
  const sources = places.flatMap((place) =>
    readdirSync(place)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join(place, name))),
  );
  return sources.flatMap((text) => [...text.matchAll(/zh: '([^']+)'/gu)].map((match) => match[1] ?? ''));
}
