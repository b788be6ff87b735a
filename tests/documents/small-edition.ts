import type { Edition } from '#src/definition/edition-bundle.ts';
import { CodeList, EditionFile, EvidenceCategory, Report, Seal, Volume, type Clause } from '#src/definition/edition.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { smallSheets, text } from './small-sheets.ts';

const file = EditionFile.parse({
  format: 1,
  programme: 'lighthouse',
  id: 'first',
  title: text('灯塔质量奖'),
  timeZone: 'Asia/Shanghai',
  window: { from: '2001-03-01', to: '2001-04-01' },
  referenceDates: {},
  prizes: [],
  classes: ['organisation'],
  codeLists: [],
  criteria: [],
  preCheck: false,
  limits: {
    fileBytes: 1,
    applicationBytes: 1,
    picturePixels: 1,
    pdfPages: 1,
    textBytes: 1,
    rows: 1,
    unpackedBytes: 1,
    unpackRatio: 1,
    archiveEntries: 1,
  },
  media: [
    { id: 'cd', name: text('光盘'), bytes: 700_000_000 },
    { id: 'tiny', name: text('小盘'), bytes: 1000 },
  ],
  paper: { sheetMicrometres: 100, coverMicrometres: 300, note: text('80 g 纸') },
  calendar: 'plain',
  forwardUntil: { date: '2001-06-01' },
  caseNumber: 'N-{n:3}',
  demoClock: '2001-03-10T10:00:00+08:00',
});
const seal = (id: string, sheet: string, kind: 'seal' | 'date'): Seal =>
  Seal.parse({ id, sheet, kind, label: text(id), side: 'applicant' });
const clause = (id: string, level: number, title: string): Clause => ({
  id,
  level,
  title: text(title),
  prompts: [],
  required: true,
});

/** An edition of one class with a leaf, a repeated sheet, a sheet over a table, two volumes. */
export const smallEdition: Edition = {
  digest: 'e'.repeat(64),
  file,
  channels: [],
  authorities: [],
  messages: [],
  clashes: null,
  calendar: { id: 'plain', title: text('日历'), source: 'test', off: [], work: [] },
  criteria: {},
  codes: {
    places: CodeList.parse({
      id: 'places',
      title: text('地区'),
      source: 'test',
      confidence: 'test',
      items: [{ code: '01', zh: '灯塔市', en: 'Lighthouse' }],
    }),
  },
  call: {
    title: text('通知'),
    number: '',
    issuer: text('灯塔质量奖办公室'),
    date: '2001-03-01',
    addressees: text('各单位'),
    openness: text('公开'),
    bases: [],
    sections: [],
    attachments: [],
    office: { name: text('办公室'), address: text('灯塔路1号'), postcode: '', contact: text('联系人'), telephone: '' },
  },
  workflow: { states: [], initial: 'draft', actions: [] },
  classes: {
    organisation: {
      id: 'organisation',
      title: text('组织'),
      form: text('灯塔质量奖申报表'),
      identity: {
        name: 'cover.name',
        code: 'facts.code',
        filled: 'cover.filled',
        region: 'cover.region',
        channel: 'cover.region',
      },
      sheets: Object.keys(smallSheets),
      definitions: smallSheets,
      loose: ['declaration'],
      checks: { rules: [], rows: [] },
      reports: [
        Report.parse({
          id: 'self',
          title: text('自评报告'),
          origin: 'notice',
          structure: { clauses: [] },
          required: true,
        }),
      ],
      clauses: { self: [clause('4.1', 1, '领导'), clause('4.1.1', 2, '总则')] },
      evidence: ['licence', 'other'].map((id) =>
        EvidenceCategory.parse({ id, title: text(id === 'licence' ? '营业执照' : '其他'), origin: 'notice' }),
      ),
      seals: [
        seal('coverSeal', 'cover', 'seal'),
        seal('pledgeSeal', 'pledge', 'seal'),
        seal('pledgeDate', 'pledge', 'date'),
      ],
      volumes: [
        Volume.parse({
          id: 'a',
          title: text('申报表和报告'),
          short: text('第一册'),
          copies: 3,
          parts: [
            { sheets: ['cover', 'facts', 'pledge', 'product', 'assessment'] },
            { report: 'self' },
            { sheets: ['chart'] },
            { files: 'chart.drawing' },
          ],
        }),
        Volume.parse({
          id: 'b',
          title: text('证实性材料'),
          short: text('第二册'),
          copies: 3,
          parts: [{ evidence: true }],
        }),
      ],
    },
  },
};

/** Answers to everything but the fax, which has a reason. */
export const smallAnswers: ApplicationData = {
  format: 1,
  edition: 'first',
  class: 'organisation',
  evidence: [],
  reports: {},
  files: {},
  answers: {
    cover: { name: '灯塔㛃仪器有限公司', region: '01', filled: '2001-03-09' },
    facts: {
      address: '灯塔市灯塔路1号',
      code: '91320100MA1AAAAA1X',
      officer: 'yes',
      size: 'micro',
      exports: 'yes',
      story: '第一段。\n第二段。',
      $blank: { fax: '无传真', 'checks@y2': '当年未抽查' },
      sites: [
        { id: 'k1', name: '东厂', phone: '025-88888888' },
        { id: 'k2', name: '西厂', phone: '025-66666666' },
      ],
      checks: [
        { id: 'c1', group: 'y1', what: '量块', result: '合格' },
        { id: 'c2', group: 'y1', what: '卡尺', result: '合格' },
      ],
      figures: { assets: { y1: '100', y2: '120.5' }, staff: { y1: '30' } },
    },
    product: [
      { id: 'p1', name: '量块' },
      { id: 'p2', name: '卡尺' },
    ],
  },
};
