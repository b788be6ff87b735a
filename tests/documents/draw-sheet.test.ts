import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import { drawSheet } from '#src/documents/draw-sheet.ts';
import type { Renderer } from '#src/documents/print.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import { drawDigest } from '#src/domain/draw/digests.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { committed, disclosed, drawAfter, prepared } from '../domain/draw/sample-draws.ts';
import { readPdf, wordText } from './read-back.ts';
import { smallEdition as edition } from './small-edition.ts';
import { startRenderer } from './support.ts';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

async function textOf(record: DrawRecord, names?: Readonly<Record<string, string>>): Promise<string> {
  const { pdf } = await renderer.print(
    letterRequest(drawSheet({ edition, record, ...(names === undefined ? {} : { names }) })),
  );
  return (await readPdf(pdf)).text;
}
/** White space and the line breaks of long digests are left out by the reader; words of the sheet are looked for without theirs. */
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

describe('[R6] [X8] the sheet of a draw', () => {
  test('has all that was fixed, committed, revealed and drawn, the digest of the record, and lines to sign', async () => {
    const record = drawAfter(['withheld'], 'draw-1', 12);
    const text = await textOf(record);
    const { publicValue, parties } = record.round;
    for (const part of [
      edition.file.title.zh,
      '问询答辩顺序抽签记录',
      'draw-1',
      '确定问询答辩顺序',
      publicValue.name.zh,
      publicValue.source,
      publicValue.value ?? '',
      ...parties.flatMap(({ commitment, seed }) => [commitment ?? '', seed ?? '']),
      drawDigest(record),
      '监督方：到时没有收到',
      '2001年3月2日 19:00:00',
      '见证人甲',
      '签字',
    ])
      expect(text).toContain(bare(part));
    const places = (record.order ?? []).map((entry, index) =>
      text.indexOf(`${index + 1}${record.entries.indexOf(entry) + 1}${entry}`),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain(`${drawDigest(record)}身份姓名签字日期主办单位`);
  });

  test('is printed for the commitments already, with dashes for what is to come', async () => {
    const record = committed(prepared());
    const text = await textOf(record);
    expect(text).toContain(record.round.parties[0]?.commitment);
    expect(text).toContain('种子—');
    expect(text).toContain(`—1${record.entries[0]}`);
    expect(text).not.toContain('申报人');
  });

  test('names the applicants after the disclosure, under the same digest', async () => {
    const record = drawAfter([]);
    const text = await textOf(disclosed(record), { 'application-1': '灯塔仪器有限公司' });
    expect(text).toContain('灯塔仪器有限公司');
    expect(text).toContain('application-2');
    expect(text).toContain(drawDigest(record));
  });

  test('comes as a Word file too', async () => {
    const record = drawAfter([]);
    expect(wordText(await writeLetterDocx(drawSheet({ edition, record })))).toContain(drawDigest(record));
  });
});
