import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlText } from '#src/adapters/sheet/cell-text.ts';
import { readTables } from '#src/adapters/word/read-tables.ts';
import { writeScoreDocument } from '#src/adapters/word/score-document.ts';
import { isDenial } from '#src/domain/denial.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { readScores } from '#src/domain/scoring/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { newestEdition } from '../../scripts/write-rules.ts';
import { makeZip } from '../inspect/make-zip.ts';

const edition = newestEdition();
const rules = Object.values(edition.assessment?.classes ?? {})[0];
const criteria = edition.criteria[rules?.criteria ?? ''];
const scale = edition.scales?.[rules?.scale ?? ''];
if (criteria === undefined || scale === undefined) throw new Error('the edition judges nobody');
const set = scoredSet(criteria);
const most = { sheets: 6, rows: 200, columns: 20 };
const unpacking = { entries: 100, bytes: 8 * 1024 * 1024, ratio: 1000 };
const read = (bytes: Uint8Array) => readTables(bytes, 'a.docx', most, unpacking);
const documentOf = (xml: string): Promise<Buffer> => makeZip({ 'word/document.xml': xml });

describe('tables of a Word file', () => {
  it('give back whatever text was written into a cell, as a Word file can hold it', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (remarks) => {
        const clauses = set.items.slice(0, remarks.length).map(({ clause }) => clause);
        const bytes = await writeScoreDocument({
          sheet: 's1',
          version: 3,
          title: '评分表',
          lines: [],
          set,
          scale,
          scores: readScores(Object.fromEntries(clauses.map((one, n) => [scorePath.note(one), remarks[n] ?? '']))),
          askedOf: () => '',
          groundOf: () => '',
          at: new Date('2020-05-20T02:00:00Z'),
        });
        const tables = await read(bytes);
        if (isDenial(tables)) throw new Error(tables.reason.en);
        const [items] = tables;
        const remarkOf = (clause: string): string | undefined =>
          items?.rows.find(({ cells }) => cells.get(1)?.text === clause)?.cells.get(5)?.text;
        expect(clauses.map(remarkOf)).toEqual(remarks.map((one) => xmlText(one).trim()));
      }),
      { numRuns: 25 },
    );
  });

  it('are none, or a refusal, in whatever else stands in such a file', async () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const piece = fc.constantFrom(
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '</w:tc>',
      '<w:p>',
      '</w:p>',
      '<w:t>',
      '</w:t>',
      '字',
      '&amp;',
      '&lol;',
      '<w:gridSpan w:val="99"/>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const tables = await read(await documentOf(`<w:document ${word}>${pieces.join('')}</w:document>`));
        expect(isDenial(tables) || Array.isArray(tables)).toBe(true);
      }),
    );
  });

  it('are not unfolded from entities, and a cell over several columns moves the next one on', async () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${word}><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>`;
    expect(await read(await documentOf(bomb))).toMatchObject({ denied: true });
    const cell = (text: string, more = ''): string =>
      `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const spanned = `<w:document ${word}><w:tbl><w:tr>${cell('a', '<w:gridSpan w:val="3"/>')}${cell('b')}</w:tr></w:tbl></w:document>`;
    const tables = await read(await documentOf(spanned));
    if (isDenial(tables)) throw new Error(tables.reason.en);
    expect([...(tables[0]?.rows[0]?.cells ?? [])].map(([column, { text }]) => [column, text])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });
});
