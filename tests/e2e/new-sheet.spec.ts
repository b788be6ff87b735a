import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from '@playwright/test';
import type { Answers } from '#src/domain/form/answers.ts';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import { application, filledStrange, strange } from '../domain/form/test-editions.ts';
import { readPdf, readZip } from '../documents/read-back.ts';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { asExcel } from '../web/clipboard/fixtures.ts';
import { answersOf, type Applicant } from './support/applicant.ts';
import { openSpreadsheet } from './support/clipboard.ts';
import { download } from './support/dossier.ts';
import { begin, open, signUp } from './support/entry.ts';
import { addEvidence } from './support/evidence.ts';
import { finishDossier } from './support/finish.ts';
import { errorsListed, fillWhole, pasteOf, saved, type Desk } from './support/sheets.ts';

let server: DemoServer;
let applicant: Applicant;
let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-strange-'));
  const { programme, id } = strange.file;
  const from = join(import.meta.dirname, '../support/editions/strange');
  const to = join(folder, 'programmes', programme, id);
  await cp(from, to, { recursive: true });
  // Its own states know no 定稿: the sheets go the way of the award's edition, until they are submitted.
  const award = join(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020/workflow.json');
  const { states, actions, initial } = JSON.parse(await readFile(award, 'utf8')) as WorkflowFile;
  await writeFile(join(to, 'workflow.json'), JSON.stringify(wayOfApplicants({ states, actions, initial })));
  const definition = strange.classes['organisation'];
  if (definition === undefined) throw new Error('the strange edition has no organisations');
  const { plants } = filledStrange as Record<string, Record<string, unknown>>;
  const answers = { ...filledStrange, plants: { ...plants, audited: 'no' } } as Answers;
  const pdf = await onePage();
  await writeFile(join(folder, '检测报告.pdf'), pdf);
  applicant = {
    edition: strange,
    definition,
    data: application(answers, { evidence: [{ ...report, files: [createHash('sha256').update(pdf).digest('hex')] }] }),
    path: (name) => join(folder, name),
    nameOf: () => '检测报告.pdf',
    place: (name) => join(folder, name),
    leave: async () => await rm(folder, { recursive: true, force: true }),
  };
  server = await startDemo({ seed: false, environment: { LAUREL_PROGRAMMES: join(folder, 'programmes') } });
  const headers = { origin: server.url, 'content-type': 'application/json' };
  const body = JSON.stringify({ now: '2030-03-10T10:00:00+08:00' });
  expect((await fetch(`${server.url}/demo/clock`, { method: 'POST', headers, body })).ok).toBe(true);
});
test.afterAll(async () => {
  await server.stop();
  await applicant.leave();
});

const report = {
  id: 'e1',
  category: 'measurement',
  title: '能源检测报告',
  issuer: '某检测所',
  number: 'JC-1',
  issued: '2030-01-08',
  proves: ['plants.audited'],
};
const account = { name: '凌一舟', email: 'strange@demo.laurel.example', password: 'a-password-of-walks' };

test('an edition of sheets nobody has seen fills in, pastes, checks, prints and exports without code', async ({
  page,
  context,
  browser,
}) => {
  const desk: Desk = { page, applicant, copy: await openSpreadsheet(context, page), consent: { given: false } };
  await signUp(page, server.url, account);
  await begin(page, '组织');
  await expect.poll(() => errorsListed(page)).not.toEqual([]);
  const [people = {}] = answersOf(applicant, 'people');
  await fillWhole(desk, 'people', [new Map([pasteOf(applicant, 'people', 'departments', people, asExcel)])]);
  await fillWhole(desk, 'plants');
  await fillWhole(desk, 'lines');
  await saved(page);
  await expect.poll(() => errorsListed(page)).toEqual([]);

  await addEvidence(desk);

  await open(page, '文件与打印');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name }).getByRole('link');
  const printed = await readPdf(await readFile(await download(desk, row('form.pdf'), 'form.pdf')));
  const word = readZip(await readFile(await download(desk, row('form.docx'), 'form.docx'))).get('word/document.xml');
  for (const piece of ['一车间', '二车间', '北厂', '某所', '4.5', '二号线', '某国', '停产']) {
    expect(printed.text).toContain(piece);
    expect(word).toContain(piece);
  }
  await finishDossier(desk, browser, null, 1);
});

/** The part of a workflow that needs no office: what applicants and the system do from draft to submission. */
function wayOfApplicants({ states, actions, initial }: WorkflowFile): WorkflowFile {
  const way = ['draft', 'freezing', 'final', 'sealed', 'submitted'];
  return {
    initial,
    states: states
      .filter(({ id }) => way.includes(id))
      .map(({ clock: _, ...state }) => (state.id === 'submitted' ? { ...state, phase: 'ended', final: true } : state)),
    actions: actions
      .filter(({ from, to, actors }) => [...from, to].every((id) => way.includes(id)) && actors.every(isOfNoOffice))
      .map(({ tells: _, ...action }) => action),
  };
}
const isOfNoOffice = (actor: string): boolean => actor === 'owner' || actor === 'system';

async function onePage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  return await pdf.save();
}
