import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { letterOf } from '#src/documents/letter-of.ts';
import { summaryTable } from '#src/documents/summary-table.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Print } from '#src/services/print.ts';
import { tableAsPdf, tablesAsXlsx } from '#src/services/table-files.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { letterInputs } from '../documents/letter-inputs.ts';
import { readPdf, readZip } from '../documents/read-back.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const written = { author: '样例办公室', date: '2020-06-15' };
let print: Print;
beforeAll(() => {
  print = createPrint();
});
afterAll(() => print.close());

describe('[X8] a letter by the print service', () => {
  test('comes as an editable file and as PDF/A from one tree', async () => {
    const input = letterInputs['acceptance'] ?? expect.unreachable('an input');
    const { docx, pdf } = await print.letter(letterOf(edition, 'acceptance', input));
    expect(pdf).toMatchObject({ type: 'application/pdf', note: 'PDF/A-2a', pages: 2 });
    expect(docx.name).toBe('2020年江苏省省长质量奖申报受理通知书.docx');
  });
});

describe('[A5.1] the summary tables', () => {
  const row = {
    data: sampleOrganisation(),
    facts: { applicant: '样例有限公司', note: '=HYPERLINK("http://example.com")' },
  };
  const table = summaryTable(edition, 'organisation', [row], { authority: '样例办公室', date: written.date });

  test('come as one Excel file and a PDF each', async () => {
    const people = summaryTable(edition, 'individual', [], { authority: '样例办公室', date: null });
    const file = await tablesAsXlsx(
      '汇总表',
      [
        { name: '组织', table },
        { name: '个人', table: people },
      ],
      written,
    );
    expect(file.name).toBe('汇总表.xlsx');
    const parts = readZip(file.bytes);
    expect(parts.get('xl/workbook.xml')).toMatch(/name="组织".*name="个人"/u);
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/u);
    const pdf = await tableAsPdf({ print }, { name: '组织', table }, written);
    expect((await readPdf(pdf.bytes)).text).toContain('=HYPERLINK("http://example.com")');
  });
});
