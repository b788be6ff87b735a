import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveStore } from '#src/cli/fill-application.ts';
import { createPrint } from '#src/services/create-print.ts';
import { parseApplication, readPackage, type PackageContent } from '#src/services/read-package.ts';
import { verifyPackage } from '#src/services/verify-package.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import { disassemble } from '#src/domain/form/application.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { check } from '#src/domain/form/check.ts';
import { readTabText } from '#src/web/clipboard/tab-text.ts';
import { planFill } from '#src/web/clipboard/fill.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { readPdf, wordText } from '../documents/read-back.ts';
import { crossings } from '../documents/rules-crossed.ts';

/** Three sheets unlike any of 2020: heads nested three deep, fields in a band title over rows × years, one for each class with a sub-table. */
let server: ApiServer;
let person: Person;
let edition: Edition;
let id = '';
let folder = '';
beforeAll(async () => {
  server = await apiServer({ programmes: 'tests/support', time: '2030-03-10T10:00:00+08:00' });
  edition = server.deps.editions.all().find((one) => one.file.id === 'strange')!;
  folder = await mkdtemp(join(tmpdir(), 'laurel-strange-'));
  person = await server.person('strange');
  const { programme } = edition.file;
  const opened = await person.call('POST', '/api/applications', {
    programme,
    edition: 'strange',
    class: 'organisation',
  });
  id = opened.body.id;
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

/** What a block from a spreadsheet gives when it is pasted into a table at its first cell. */
function pasted(
  block: string,
  table: string,
  rows: readonly string[],
  columns: readonly string[],
  most: number | null,
) {
  let next = 0;
  const plan = planFill(readTabText(block) ?? [], {
    rows,
    columns,
    row: 0,
    column: 0,
    most,
    newId: () => `n${++next}`,
  });
  expect(plan.cut).toBe(0);
  const cells = plan.cells.map(({ row, column, text }) => [`${table}/${row}/${column}`, text] as const);
  return { ...Object.fromEntries(cells), ...(most === null ? {} : { [table]: [...plan.rows] }) };
}

const save = (store: string, flat: Readonly<Record<string, string | readonly string[]>>): Promise<void> =>
  saveStore(person.client, id, store, flat);
const bytesAt = async (name: string): Promise<Buffer> => {
  const url = `/api/applications/${id}/documents/${name}`;
  const answer = await server.app.inject({ method: 'GET', url, headers: { cookie: person.cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
};

/** The package of the draft as it is handed out, and the application in it. */
async function exported(): Promise<{ content: PackageContent; data: ApplicationData }> {
  const path = join(folder, 'package.zip');
  await writeFile(path, await bytesAt('package.zip'));
  const content = await readPackage(path, edition.file.limits);
  if ('unreadable' in content) throw new Error(content.unreadable);
  const data = parseApplication(edition, content.application);
  if (!('answers' in data)) throw new Error(JSON.stringify(data));
  return { content, data };
}

describe('sheets that no code knows', () => {
  it('take pasted blocks and save: nested heads, rows × years, a sub-table for each class', async () => {
    const people = ['dept', 'juniorMen', 'juniorWomen', 'seniorMen', 'seniorWomen', 'temporary'];
    await save('people', {
      name: '奇表灯塔仪器有限公司',
      ...pasted('制造部\t12\t7\t3\t2\t1\n研发部\t5\t8\t4\t4\t\n质量部\t3\t不详\t1\t1\t', 'departments', [], people, 50),
    });
    const years = ['y1', 'y2', 'y3'];
    await save('plants', {
      plant: '东厂区',
      auditor: '试验核查所',
      audited: 'no',
      ...pasted('10.5\t11.25\t12\n3\t3.1\t3.2\n30\t40.5\t101', 'use', ['power', 'gas', 'share'], years, null),
    });
    const tests = pasted('平面度\t0.25\tyes\n粗糙度\t0.8\tno', 'l1:tests', [], ['item', 'result', 'passed'], 50);
    const markets = pasted('德国\t0.1\n日本\t0.2', 'l1:markets', [], ['country', 'amount'], 50);
    const groups = { 'l1:tests/n1/group': 'y2', 'l1:tests/n2/group': 'y3' };
    await save('lines', {
      $instances: ['l1', 'l2'],
      'l1:line': '一线',
      'l1:export': 'yes',
      'l2:line': '二线',
      ...tests,
      ...markets,
      ...groups,
    });
    const { content, data } = await exported();
    content.close();
    expect(data.answers).toMatchObject({
      people: { departments: [{ dept: '制造部', juniorMen: '12' }, { dept: '研发部' }, { juniorWomen: '不详' }] },
      plants: { use: { power: { y1: '10.5', y3: '12' }, share: { y3: '101' } } },
      lines: [
        { line: '一线', tests: [{ group: 'y2', item: '平面度' }, {}], markets: [{}, { amount: '0.2' }] },
        { line: '二线' },
      ],
    });
  });

  it('are checked: text that is no number, a value over its limit, what is left empty', async () => {
    const { content, data } = await exported();
    content.close();
    const found = check(edition, data, { at: new Date('2030-03-10T10:00:00+08:00'), lacks: () => [] });
    const paths = found.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/answers/people/departments/2/juniorWomen',
        '/answers/plants/use/share/y3',
        '/answers/lines/1/tests',
      ]),
    );
    expect(paths).not.toContain('/answers/people/departments/0/juniorMen');
  });

  it('print as PDF and as Word, the sums of their tables included', async () => {
    const form = await bytesAt('form.pdf');
    const { text } = await readPdf(form);
    const word = wordText(await bytesAt('form.docx'));
    for (const printed of [text, word]) {
      for (const words of [
        '在编人员',
        '制造部',
        '厂区：',
        '东厂区',
        '天然气',
        '11.25',
        '丙、生产线（第2张，共2张）',
        '粗糙度',
      ])
        expect(printed).toContain(words);
      expect(printed).toContain('合计2015（1行未计入）');
      expect(printed).toContain('合计0.3');
    }
    expect(await crossings(form)).toEqual([]);
  });

  it('go round as a package: the same answers, and every byte again', async () => {
    const { content, data } = await exported();
    const { manifest, salt } = content;
    const definition = edition.classes['organisation']!;
    const { leaves } = dossierDigest(edition.digest, definition, data, salt ?? '');
    const print = createPrint();
    const job = {
      edition,
      data,
      openFile: () => Promise.reject(new Error('there are no files')),
      stamp: { draft: true, digest: '', leaves, revision: 0, application: id, date: new Date(manifest!.date) },
    };
    expect(await verifyPackage({ content, job, salt: salt ?? '', print })).toEqual([]);
    await print.close();
    content.close();
    expect(disassemble(definition, data)).toMatchObject({
      plants: { 'use/power/y2': '11.25' },
      lines: { $instances: ['l1', 'l2'] },
    });
  });
});
