import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWord } from '#src/adapters/word/write-word.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { loadEdition } from '#src/definition/loader.ts';
import type { Renderer } from '#src/documents/print.ts';
import { blankSheets, renderBlankForm } from '#src/documents/render-form.ts';
import { readFixture } from '../notice/build-fixture.ts';
import { squeeze } from '../notice/normalise.ts';
import { readPdf, wordText } from './read-back.ts';
import { startRenderer } from './support.ts';

const edition: Edition = loadEdition('programmes/jiangsu-quality-award/2020');
let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

const wanted = (attachments: readonly number[]): readonly { id: string; text: string }[] =>
  readFixture().filter((piece) => attachments.includes(piece.attachment));
const missing = (text: string, attachments: readonly number[]): string[] =>
  wanted(attachments)
    .filter((piece) => !squeeze(text).includes(squeeze(piece.text)))
    .map(({ id, text: words }) => `${id} ${words}`);

async function printedText(of: Edition, className: string, format: string): Promise<string> {
  if (format === 'pdf') return (await readPdf((await renderBlankForm({ renderer }, of, className)).pdf)).text;
  const word = await writeWord({
    title: className,
    date: of.file.window.from,
    sheets: blankSheets(of, className),
    pictures: {},
    running: of.file.title.zh,
  });
  return wordText(word).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const forms = [
  ['organisation', [1, 2]],
  ['individual', [3]],
] as const;

describe.each(forms)('[A1.0] [A2.1] [A3.1] the printed wording of the form for %s', (className, attachments) => {
  test.each(['pdf', 'docx'])('is all in the %s', async (format) => {
    expect(wanted(attachments).length).toBeGreaterThan(50);
    expect(missing(await printedText(edition, className, format), attachments)).toEqual([]);
  });
});

test('a label that is taken out of the edition is found missing', async () => {
  const organisation = edition.classes['organisation']!;
  const cut = structuredClone(organisation.definitions['record']!);
  const blocks = cut.blocks.filter((block) => block.kind !== 'notes');
  const definitions = { ...organisation.definitions, record: { ...cut, blocks } };
  const text = await printedText(
    { ...edition, classes: { ...edition.classes, organisation: { ...organisation, definitions } } },
    'organisation',
    'docx',
  );
  expect(missing(text, [1]).join()).toContain('情形简述');
});
