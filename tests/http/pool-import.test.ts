import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import { makeZip, xlsxParts } from '../inspect/make-zip.ts';

const pool = '/api/pool/jiangsu-quality-award';
let server: ApiServer;
let handler: Official;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  handler = await server.official('province-handler', [{ authority: 'province', role: 'handler' }]);
});
afterAll(async () => expect(await server.close()).toEqual([]));

type Value = string | number | exceljs.CellFormulaValue | exceljs.CellErrorValue | exceljs.CellRichTextValue | null;
async function workbook(...rows: readonly (readonly Value[])[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('专家').addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}
async function send(bytes: Uint8Array, by = handler, name = 'pool.xlsx') {
  const answer = await server.app.inject({
    method: 'POST',
    url: `${pool}/imports?name=${encodeURIComponent(name)}`,
    headers: { origin: server.url, cookie: by.cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const confirm = (looked: { body: any }, answers: object = {}) =>
  handler.call('POST', `${pool}/imports/${looked.body.digest}/confirm`, { report: looked.body.report, answers });
const results = (looked: { body: any }): readonly string[] => looked.body.lines.map((one: any) => one.result);
async function download(path: string): Promise<Buffer> {
  const answer = await server.app.inject({ url: `${pool}/${path}`, headers: { cookie: handler.cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}
const head = ['姓名', '工作单位', '所在城市', '行业', '从业年限', '状态'];

describe('[A2.2] a workbook of the pool', () => {
  it('is looked at first, then confirmed by its digest, once', async () => {
    const bytes = await workbook(
      ['评审专家名单'],
      head,
      ['许一帆', '云栖大学', '苏州市', 'C34', 12, ''],
      [{ richText: [{ text: '许' }, { text: '二航' }] }, '北固学院', '320100', '', '8', '停用'],
    );
    const looked = await send(bytes);
    expect(looked).toMatchObject({ status: 200, body: { unknown: [] } });
    expect(results(looked)).toEqual(['new', 'new']);
    expect((await handler.call('GET', `${pool}/assessors`)).body.count).toBe(0);
    expect((await confirm(looked)).body).toEqual({ added: 2, changed: 0, same: 0, skipped: 0, refused: 0 });
    expect((await confirm(looked)).status).toBe(404);
    const { body } = await handler.call('GET', `${pool}/assessors`);
    expect(body.assessors).toMatchObject([
      { name: '许二航', active: false, profile: { city: '320100', years: 8 } },
      { name: '许一帆', active: true, profile: { city: '320500', industries: ['C34'], years: 12 } },
    ]);
    expect(results(await send(bytes))).toEqual(['same', 'same']);
  });

  it('names every bad cell, and takes the good rows beside them', async () => {
    const looked = await send(
      await workbook(
        [...head, '手机', '姓名'],
        ['', '某单位'],
        ['曹甲', '某院', '亚特兰蒂斯'],
        ['曹乙', '某院', '', 'ZZ99'],
        ['曹丙', '某院', '', '', '十年'],
        ['曹丁', '某院', '', '', 81],
        ['曹戊', '某院', '', '', '', '在职'],
        ['曹己', { formula: '1+1', result: 2 }],
        ['曹庚', { error: '#REF!' }],
        ['曹'.repeat(61), '某院'],
        ['曹辛', '长'.repeat(121)],
        ['曹壬', '某检测有限公司'],
        ['曹 壬', '某检测（有限公司）'],
        [null],
        ['曹癸', '某院'],
      ),
    );
    expect(looked.body.unknown).toEqual(['手机', '姓名']);
    expect(results(looked)).toEqual([...Array.from({ length: 10 }, () => 'refused'), 'new', 'refused', 'new']);
    const cells = looked.body.lines.flatMap((one: any) => one.problems.map((problem: any) => problem.cell));
    expect(cells).toEqual(['', 'C3', 'D4', 'E5', 'E6', 'F7', 'B8', 'B9', '', 'B11', '']);
    for (const { problems } of looked.body.lines)
      for (const { reason } of problems) expect(reason.zh.length * reason.en.length).toBeGreaterThan(0);
    expect((await confirm(looked)).body).toMatchObject({ added: 2, refused: 11 });
  });

  it('asks whether somebody of the same name elsewhere is the same person', async () => {
    const looked = await send(await workbook(['姓名', '工作单位', '资格'], ['许一帆', '别处研究院', '高级工程师']));
    expect(results(looked)).toEqual(['ask']);
    const [{ candidates }] = looked.body.lines;
    expect(candidates).toMatchObject([{ name: '许一帆', employer: '云栖大学' }]);
    expect((await confirm(looked)).body).toMatchObject({ code: 'invalid', detail: { rows: [2] } });
    expect((await confirm(looked, { 2: 'somebody' })).status).toBe(400);
    expect((await confirm(looked, { 2: candidates[0].id })).body).toMatchObject({ changed: 1 });
    const found = await handler.call('GET', `${pool}/assessors?q=${encodeURIComponent('许一帆')}`);
    // What the file has no column for is as it was.
    expect(found.body.assessors).toMatchObject([
      { profile: { employer: '别处研究院', qualifications: ['高级工程师'], city: '320500', years: 12 } },
    ]);
    const other = await send(await workbook(['姓名', '工作单位'], ['许一帆', '第三处']));
    expect((await confirm(other, { 2: 'skip' })).body).toMatchObject({ skipped: 1, added: 0 });
    const again = await send(await workbook(['姓名', '工作单位'], ['许一帆', '第三处']));
    expect((await confirm(again, { 2: 'new' })).body).toMatchObject({ added: 1 });
  });

  it('is not imported over what somebody changed after the report', async () => {
    const looked = await send(await workbook(['姓名', '工作单位', '从业年限'], ['许二航', '北固学院', 9]));
    expect(looked.body.lines).toMatchObject([
      { result: 'changed', differences: [{ part: 'years', was: '8', is: '9' }] },
    ]);
    const [{ candidates }] = looked.body.lines;
    const { body } = await handler.call('GET', `${pool}/editions/2020/assessors/${candidates[0].id}`);
    await handler.call('PUT', `${pool}/assessors/${body.id}`, {
      name: body.name,
      active: true,
      profile: { ...body.profile, years: 20 },
      version: body.version,
    });
    const late = await confirm(looked);
    expect(late).toMatchObject({
      status: 409,
      body: { detail: { lines: [{ differences: [{ was: '20', is: '9' }] }] } },
    });
    expect((await confirm({ body: { ...looked.body, report: late.body.detail.report } })).body.changed).toBe(1);
  });

  it('comes out as it goes in: an export imported again changes nothing, whatever order its columns have', async () => {
    const looked = await send(await download('export'));
    expect(looked.body.unknown).toEqual([]);
    expect(new Set(results(looked))).toEqual(new Set(['same']));
    const empty = await send(await download('template'));
    expect(empty.body).toMatchObject({ lines: [], unknown: [] });
  });

  it('knows a person by their number, also under another name, and refuses numbers of nobody', async () => {
    const { body } = await handler.call('GET', `${pool}/assessors?q=${encodeURIComponent('许二航')}`);
    const { id } = body.assessors[0];
    const looked = await send(await workbook(['编号', '姓名'], [id, '许二行'], ['nobody', '某人'], [id, '许二行']));
    expect(results(looked)).toEqual(['changed', 'refused', 'refused']);
  });

  it('is refused as a whole where it is none, too large, a bomb, or without names', async () => {
    expect((await send(await workbook(['名字', '单位'], ['a', 'b']))).status).toBe(400);
    expect((await send(Buffer.from('no workbook at all'))).status).toBe(400);
    expect((await send(Buffer.alloc(0))).status).toBe(400);
    expect((await send(await makeZip(xlsxParts))).status).toBe(400);
    const bomb = await makeZip({ ...xlsxParts, 'xl/worksheets/sheet1.xml': Buffer.alloc(60 * 1024 * 1024, 32) });
    expect(await send(bomb)).toMatchObject({ status: 413, body: { detail: { why: 'bomb' } } });
    expect((await send(Buffer.alloc(5 * 1024 * 1024, 1))).status).toBe(413);
    const long = await workbook(['姓名'], ...Array.from({ length: 3001 }, (_, index) => [`人${index}`]));
    expect((await send(long)).status).toBe(413);
    const wide = await workbook(['姓名', ...Array.from({ length: 70 }, (_, index) => `列${index}`)]);
    expect((await send(wide)).status).toBe(413);
  });

  it('is brought by the handlers of the pool alone', async () => {
    const leader = await server.official('province-leader', [{ authority: 'province', role: 'leader' }]);
    expect((await send(await workbook(head), leader)).status).toBe(404);
  });
});
