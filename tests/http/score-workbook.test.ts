import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repack } from '#src/adapters/word/repack.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  agreeOn,
  assessorOf,
  declare,
  pointedProgrammes,
  scoreAll,
  seatPanel,
  stagePath,
  write,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';
import { readPdf, wordText } from '../documents/read-back.ts';

const desk = stagePath('individual', 'desk');
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let experts: Assessor[];
let panel: string;
let sheet: string;
let otherSheet: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-workbook-'));
  server = await apiServer({
    quick: true,
    programmes: pointedProgrammes(folder, (individual) => {
      individual.stages = [{ ...individual.stages[0], weight: '100' }];
    }),
  });
  people = await officePeople(server, 'nanjing');
  const { handler } = people.province;
  const id = await carryTo(server, people, await server.person('applicant'), 'admitted', anotherPerson(0));
  experts = await Promise.all(['温书衡', '顾行简', '梁知白'].map((name) => assessorOf(server, name)));
  await done('panel', seatPanel(handler, desk, id, experts));
  await done('publication', handler.call('POST', `${desk}/publication`));
  const board = await done('board', handler.call('GET', desk));
  panel = board.panels[0].id;
  for (const one of experts) await done('declare', declare(one, panel));
  sheet = (await review(experts[0]!)).sheet.id;
  otherSheet = (await review(experts[1]!)).sheet.id;
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

const review = (person: Person) => done('review', person.call('GET', `/api/panels/${panel}/review`));
const bytesOf = async (person: Person, url: string): Promise<{ status: number; bytes: Buffer }> => {
  const { statusCode, rawPayload } = await server.app.inject({
    method: 'GET',
    url,
    headers: { cookie: person.cookie },
  });
  return { status: statusCode, bytes: rawPayload };
};
async function taken(person: Person, id = sheet): Promise<Workbook> {
  const { status, bytes } = await bytesOf(person, `/api/score-sheets/${id}/workbook.xlsx`);
  expect(status).toBe(200);
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}
async function give(person: Person, book: Workbook | Buffer, confirm?: string, id = sheet) {
  const payload = Buffer.isBuffer(book) ? book : Buffer.from(await book.xlsx.writeBuffer());
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/score-sheets/${id}/workbook?name=a.xlsx${confirm === undefined ? '' : `&confirm=${confirm}`}`,
    headers: { cookie: person.cookie, origin: server.url, 'content-type': 'application/octet-stream' },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}
const part = (book: Workbook, name: string): Worksheet => {
  const found = book.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};
/** The row of an id, as it lies in the hidden first column. */
const rowOf = (of: Worksheet, id: string) => {
  let found = 0;
  of.eachRow((row, number) => {
    if (row.getCell(1).text === id) found = number;
  });
  return of.getRow(found);
};
const changed = (report: any) => Object.fromEntries(report.differences.map(({ path, is }: any) => [path, is]));

describe('a score sheet filled in without network', () => {
  it('says what it would change and is saved when that is confirmed', async () => {
    const [own] = experts as [Assessor];
    const book = await taken(own);
    const items = part(book, '评分');
    expect(items.getRow(1).hidden).toBe(true);
    expect(items.getColumn(1).hidden).toBe(true);
    const row = rowOf(items, '4.1.2');
    expect(row.getCell(4).dataValidation).toMatchObject({ type: 'list' });
    row.getCell(4).value = 60;
    row.getCell(5).value = '措施具体';
    rowOf(items, '4.1.3').getCell(4).value = '55％';
    const notes = part(book, '评语');
    const fresh = notes.getRow(rowOf(notes, '#').number + 1);
    fresh.getCell(2).value = '4.1.2';
    fresh.getCell(3).value = '优势';
    fresh.getCell(4).value = '=高层领导逐月跟踪质量例会';
    const report = await done('report', give(own, book));
    expect(report.refusals).toEqual([]);
    const values = changed(report);
    expect(values).toMatchObject({
      'item/4.1.2/percent': '60',
      'item/4.1.2/note': '措施具体',
      'item/4.1.3/percent': '55',
    });
    expect((await review(own)).sheet.version).toBe(0);
    expect(await give(own, book, '0'.repeat(64))).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const saved = await give(own, book, report.digest);
    expect(saved).toMatchObject({ status: 200, body: { version: 1, conflicts: [] } });
    const { body } = (await review(own)).sheet;
    expect(body).toEqual(values);
    expect(body[`notes/${body.notes[0]}/kind`]).toBe('strength');
    // Given back once more it changes nothing.
    expect((await give(own, book)).body.differences).toEqual([]);
  });

  it('finds moved rows by their ids and refuses cell by cell what cannot be', async () => {
    const [own] = experts as [Assessor];
    const book = await taken(own);
    const items = part(book, '评分');
    const moved = items.getRow(rowOf(items, '4.2.2').number).values as unknown[];
    items.spliceRows(rowOf(items, '4.2.2').number, 1);
    const end = items.addRow(moved);
    end.getCell(4).value = '45';
    const set = (clause: string, value: exceljs.CellValue): string => {
      const cell = rowOf(items, clause).getCell(4);
      cell.value = value;
      return `评分!${cell.address}`;
    };
    const wrong = [
      set('4.1.4', 101),
      set('4.3.2', '33'),
      set('4.3.3', { formula: 'D5+5', result: 60 }),
      set('4.4.2', 0.6),
    ];
    const mixed = rowOf(items, '4.2.3');
    mixed.getCell(6).value = '4.7.2';
    mixed.getCell(4).value = '50';
    items.addRow(end.values);
    const { body: report } = await give(own, book);
    expect(changed(report)).toEqual({ 'item/4.2.2/percent': '45' });
    const cells = report.refusals.map(({ cell }: any) => cell);
    expect(cells).toEqual(expect.arrayContaining([...wrong, `评分!D${mixed.number}`]));
    expect(cells).toHaveLength(6);
    expect(report.refusals.find(({ cell }: any) => cell === wrong[1]).reason.zh).toContain('30% 或 35%');
  });

  it('of somebody else, of another kind or broken is refused whole', async () => {
    const [own, second] = experts as [Assessor, Assessor];
    expect((await bytesOf(second, `/api/score-sheets/${sheet}/workbook.xlsx`)).status).toBe(404);
    expect((await give(second, await taken(own))).status).toBe(404);
    const others = await give(own, await taken(second, otherSheet));
    expect(others).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect(others.body.reason.zh).toContain('另一张');
    // The parts of two sheets in one file.
    const mixed = await taken(own);
    part(mixed, '评语').getRow(1).getCell(3).value = otherSheet;
    expect((await give(own, mixed)).status).toBe(400);
    const empty = new exceljs.Workbook();
    empty.addWorksheet('评分').addRow(['x']);
    for (const bad of [empty, Buffer.from('no workbook'), Buffer.alloc(0)])
      expect((await give(own, bad)).status).toBe(400);
  });

  it('taken before somebody changed a place overwrites nothing and says who did', async () => {
    const [own] = experts as [Assessor];
    const book = await taken(own);
    await done(
      'score',
      write(own, (await review(own)).sheet, { 'item/4.5.2/percent': '70', 'item/4.5.3/percent': '35' }),
    );
    rowOf(part(book, '评分'), '4.5.2').getCell(4).value = '20';
    rowOf(part(book, '评分'), '4.6.2').getCell(4).value = '25';
    const { body: report } = await give(own, book);
    expect(report.taken).toBeLessThan(report.now);
    expect(report.differences).toMatchObject([
      { path: 'item/4.5.2/percent', was: '70', is: '20', meanwhile: { by: '温书衡' } },
      { path: 'item/4.6.2/percent', was: null, is: '25', meanwhile: null },
    ]);
    const saved = await give(own, book, report.digest);
    expect(saved.body.conflicts).toMatchObject([{ path: 'item/4.5.2/percent', yours: '20', theirs: '70' }]);
    expect((await review(own)).sheet.body).toMatchObject({
      'item/4.5.2/percent': '70',
      'item/4.5.3/percent': '35',
      'item/4.6.2/percent': '25',
    });
  });
});

describe('the same sheet as a Word file', () => {
  const date = new Date('2020-05-20T02:00:00Z');
  const inDocument = (docx: Buffer, edit: (xml: string) => string): Promise<Buffer> =>
    repack(docx, date, (path, content) =>
      path === 'word/document.xml' ? Buffer.from(edit(content.toString('utf8'))) : content,
    ).then((bytes) => Buffer.from(bytes));
  const rowsOf = (xml: string): readonly string[] => xml.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
  const rowWith = (xml: string, id: string): string =>
    rowsOf(xml).find((row) => row.includes(`>${id}</w:t>`)) ?? fail(id);
  const fail = (id: string): never => {
    throw new Error(`no row ${id}`);
  };
  /** Puts a run into the first paragraph of a cell, counted from 1, of the row. */
  const typed = (row: string, column: number, run: string): string => {
    let at = 0;
    return row.replaceAll(/<w:tc>.*?<\/w:tc>/gsu, (cell) =>
      (at += 1) === column ? cell.replace('</w:p>', `${run}</w:p>`) : cell,
    );
  };
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('is filled in, moved and tracked in Word, refused row by row, and saved when confirmed', async () => {
    const [own, second] = experts as [Assessor, Assessor];
    const { status, bytes } = await bytesOf(own, `/api/score-sheets/${sheet}/workbook.docx`);
    expect(status).toBe(200);
    expect((await bytesOf(second, `/api/score-sheets/${sheet}/workbook.docx`)).status).toBe(404);
    expect((await give(own, bytes)).body.differences).toEqual([]);
    const filled = await inDocument(bytes, (xml) => {
      const swap = (row: string, by: string): string => xml.replace(row, () => by);
      const struck = '<w:del><w:r><w:delText>40</w:delText></w:r></w:del>';
      xml = swap(rowWith(xml, '4.4.3'), typed(rowWith(xml, '4.4.3'), 4, `${struck}<w:ins>${run('50')}</w:ins>`));
      xml = swap(rowWith(xml, '4.4.4'), typed(rowWith(xml, '4.4.4'), 4, run('33')));
      // Moved to the end of its table.
      const moved = typed(
        rowWith(xml, '4.1.4'),
        5,
        run('第一行<w:br/>第二行'.replaceAll('<w:br/>', '</w:t><w:br/><w:t>')),
      );
      const last = rowWith(xml, '4.7.6');
      xml = swap(rowWith(xml, '4.1.4'), '');
      xml = swap(last, `${last}${moved}`);
      const blank = rowsOf(xml).at(-1) ?? '';
      const from = xml.lastIndexOf(blank);
      const note = typed(
        typed(typed(blank, 2, run('4.4.3')), 3, run('改进空间')),
        4,
        run('测量 &lt;方法&gt; 未见说明'),
      );
      return `${xml.slice(0, from)}${note}${xml.slice(from + blank.length)}`;
    });
    const { body: report } = await give(own, filled);
    expect(changed(report)).toMatchObject({ 'item/4.4.3/percent': '50', 'item/4.1.4/note': '第一行\n第二行' });
    expect(report.refusals).toHaveLength(1);
    expect(report.refusals[0]).toMatchObject({ cell: expect.stringMatching(/^评分表第\d+行$/u) });
    const saved = await give(own, filled, report.digest);
    expect(saved).toMatchObject({ status: 200, body: { conflicts: [] } });
    const { body } = (await review(own)).sheet;
    expect(Object.values(body)).toContain('测量 <方法> 未见说明');
    expect((await give(own, filled)).body.differences).toEqual([]);
    expect(
      (await give(own, (await bytesOf(second, `/api/score-sheets/${otherSheet}/workbook.docx`)).bytes)).body.reason.zh,
    ).toContain('另一张');
  });

  it('is refused with a reason where it is broken', async () => {
    const [own] = experts as [Assessor];
    const { bytes } = await bytesOf(own, `/api/score-sheets/${sheet}/workbook.docx`);
    const broken = await inDocument(bytes, (xml) => xml.slice(0, -40));
    expect(await give(own, broken)).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const emptied = await inDocument(bytes, (xml) => xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gsu, ''));
    expect((await give(own, emptied)).body.reason.zh).toContain('不是从本系统下载');
    const many = await inDocument(bytes, (xml) => {
      const [row = ''] = rowsOf(xml);
      return xml.replace(row, () => row.repeat(3001));
    });
    expect((await give(own, many)).status).toBe(413);
  });
});

describe('printed sheets [X12]', () => {
  it('are shown to their author alone, then to the panel, then to the office, with the digest', async () => {
    const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
    const { handler } = people.province;
    const print = (who: Person, format: string) => bytesOf(who, `/api/score-sheets/${sheet}/sheet/${format}`);
    const record = (who: Person, format: string) => bytesOf(who, `/api/panels/${panel}/record/${format}`);
    const draft = await print(lead, 'docx');
    expect(wordText(draft.bytes)).toContain('不计总分');
    expect(wordText(draft.bytes)).toMatch(/温书衡\s*\d{4}-\d{2}-\d{2}.*仅供办理/u);
    for (const who of [second, handler]) expect((await print(who, 'pdf')).status).toBe(404);
    for (const who of [lead, handler]) expect((await record(who, 'pdf')).status).toBe(404);
    for (const one of experts)
      await done(
        'scores',
        scoreAll(one, panel, (clause) => (clause === '4.7.2' && one === third ? 20 : 60)),
      );
    expect((await print(second, 'pdf')).status).toBe(200);
    expect((await print(handler, 'pdf')).status).toBe(404);
    expect(wordText((await record(second, 'docx')).bytes)).toContain('草稿');
    expect((await record(handler, 'docx')).status).toBe(404);
    const { digest } = await done(
      'agreement',
      agreeOn(lead, [second, third], panel, (_, proposed) => proposed ?? 40),
    );
    const own = await readPdf((await print(handler, 'pdf')).bytes);
    expect(own.text).toContain('600');
    const paper = await readPdf((await record(handler, 'pdf')).bytes);
    for (const words of [digest, '组长', '签字', '超限', '已讨论', '合议后确定', '同意：全体'])
      expect(paper.text).toContain(words);
    expect((await give(lead, await taken(lead))).status).toBe(409);
  });
});
