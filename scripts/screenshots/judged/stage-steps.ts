import { commitmentOf, currentTerms } from '#src/domain/draw/derive.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { visitPath } from '#src/domain/visit/visit-path.ts';
import type { Official } from '../../../tests/support/api-server.ts';
import { declare, stagePath, write, type Assessor } from '../../../tests/support/judging-steps.ts';
import { done } from '../../../tests/support/office-steps.ts';
import { place } from '../../../tests/support/decision-steps.ts';
import type { JudgedHouse } from './house.ts';
import {
  comment,
  confirm,
  count,
  handIn,
  organisationStage,
  panelOf,
  propose,
  roomOf,
  seatedAt,
  settle,
  sign,
  type Room,
  type Seated,
} from './panels.ts';

type Step = (house: JudgedHouse) => Promise<void>;
const desk = organisationStage('desk');
const defence = organisationStage('defence');
const site = organisationStage('site');
const individualDesk = stagePath('individual', 'desk');

/** Conflicts are looked for, an applicant asks that somebody stand aside, and panels are proposed. */
export const proposed: Step = async ({ server, people, cases, ids }) => {
  ids.set('whole', cases.whole.id);
  server.setTime('2020-06-22T09:30:00+08:00');
  const { handler } = people.offices.province;
  const { programme, edition } = place;
  await done('conflicts', handler.call('POST', `/api/pool/${programme}/editions/${edition}/conflicts`));
  await done(
    'claim',
    cases.whole.owner.call('POST', `/api/applications/${cases.whole.id}/conflict-claims`, {
      person: '尹望岳',
      institution: '苏州兰台咨询有限公司',
      reason: '该机构正为本单位的主要竞争对手提供咨询。',
    }),
  );
  for (const path of [desk, individualDesk]) await done('proposal', handler.call('POST', `${path}/proposal`));
};

export const published: Step = async (house) => {
  const { handler } = house.people.offices.province;
  for (const path of [desk, individualDesk]) await done('publication', handler.call('POST', `${path}/publication`));
  const { id, team } = await panelOf(house, desk, house.cases.whole.id);
  house.ids.set('panel', id);
  house.ids.set('lead', String(house.people.assessors.indexOf(team[0])));
  house.ids.set('member', String(house.people.assessors.indexOf(team[1] ?? team[0])));
};

/** The lead of the panel that the pictures show has declared, and has begun to score. */
export const scoring: Step = async (house) => {
  house.server.setTime('2020-06-24T14:20:00+08:00');
  const { id, team } = await panelOf(house, desk, house.cases.whole.id);
  const [lead] = team;
  await done('declaration', declare(lead, id));
  const { sheet, items }: { sheet: { id: string; marks: Record<string, number> }; items: { clause: string }[] } =
    await done('review', lead.call('GET', `/api/panels/${id}/review`));
  const values: Record<string, string | string[]> = { notes: ['a1', 'a2', 'a3'] };
  for (const [at, { clause }] of items.slice(0, 7).entries())
    values[scorePath.percent(clause)] = String(70 + (at % 3) * 5);
  for (const [note, at, kind, text, quote] of [
    [
      'a1',
      0,
      'strength',
      '高层领导每季度以现场会方式宣贯价值观，并把结果用于中层考核，做法系统且有部署。',
      '每季度召开一次质量现场会',
    ],
    ['a2', 0, 'opportunity', '对供方传达价值观的方法没有说明如何评价其效果。', ''],
    ['a3', 1, 'opportunity', '治理结构健全，但对高层领导绩效的评价周期和方法没有说明。', ''],
  ] as const) {
    values[scorePath.comment(note, 'kind')] = kind;
    values[scorePath.comment(note, 'item')] = items[at]?.clause ?? '';
    values[scorePath.comment(note, 'text')] = text;
    values[scorePath.comment(note, 'quote')] = quote;
  }
  await done('notes', write(lead, sheet, values));
};

/** Every panel has handed in; the one of the pictures talks it over, the others have signed. */
export const agreeing: Step = async (house) => {
  house.server.setTime('2020-07-03T10:15:00+08:00');
  for (const path of [desk, individualDesk])
    for (const seated of await seatedAt(house, path)) {
      await handIn(house, seated);
      const shown = seated.application === house.cases.whole.id;
      await propose(seated, shown ? 5 : 99);
      await comment(seated);
      if (!shown) await settle(house, path, seated);
    }
  const { id, team } = await panelOf(house, desk, house.cases.whole.id);
  const objector = team[2] ?? team[0];
  const { sheet, agreement } = await roomOf(objector, id);
  const asked = agreement[1];
  const says = `no:${asked?.proposed ?? 0}:报告只有近一年的数据，不足以支持这一分档。`;
  await done('objection', write(objector, sheet, { [scorePath.agree(asked?.clause ?? '', objector.assessor)]: says }));
};

/** The desk review is over and counted; nobody has confirmed it. */
export const counted: Step = async (house) => {
  house.server.setTime('2020-07-15T09:00:00+08:00');
  const seated = await panelOf(house, desk, house.cases.whole.id);
  await propose(seated);
  await settle(house, desk, seated);
  for (const path of [desk, individualDesk]) await count(house, path);
};

const seeds = { province: '3a'.repeat(32), supervision: 'c5'.repeat(32) };

/** Both have committed themselves to the order of the defence, and one has told. */
export const drawing: Step = async (house) => {
  const { server, people, ids } = house;
  for (const path of [desk, individualDesk]) await confirm(house, path);
  const { handler, leader } = people.offices.province;
  await done('carried', handler.call('POST', `${defence}/carried-panels`));
  const round = {
    source: '上海证券交易所网站，7月15日',
    knownFrom: '2020-07-15T07:00:00.000Z',
    revealBy: '2020-07-16T09:00:00.000Z',
  };
  const { id, record }: { id: string; record: DrawRecord } = await done(
    'draw',
    handler.call('POST', `${defence}/draws`, { purpose: 'defence-order', ...round }),
  );
  ids.set('draw', id);
  for (const [party, person] of [
    ['province', leader],
    ['supervision', people.supervision],
  ] as const)
    await onDraw(house, person, { act: 'commit', commitment: commitmentOf(currentTerms(record), party, seeds[party]) });
  server.setTime('2020-07-15T16:00:00+08:00');
  await onDraw(house, handler, { act: 'enter-value', value: '3361.30' });
  await onDraw(house, leader, { act: 'reveal', seed: seeds.province });
};

/** The order is drawn, the hearings are set, and their panels know. */
export const heard: Step = async (house) => {
  const { handler } = house.people.offices.province;
  await onDraw(house, house.people.supervision, { act: 'reveal', seed: seeds.supervision });
  const witnesses = [{ role: { zh: '申报单位代表', en: 'An applicant' }, name: '' }];
  await onDraw(house, handler, { act: 'witness', witnesses });
  await onDraw(house, handler, { act: 'draw' });
  await done('timetable', handler.call('PUT', `${defence}/timetable`, { firstDay: '2020-07-20' }));
  await done('publication', handler.call('POST', `${defence}/publication`));
  house.ids.set('heard', (await panelOf(house, defence, house.cases.whole.id)).id);
};

const onDraw = ({ ids }: JudgedHouse, person: Official, act: object): Promise<unknown> =>
  done('act', person.call('POST', `/api/draws/${ids.get('draw') ?? ''}/acts`, act));

/** The defence is over; the visit of the panel of the pictures has begun. */
export const visiting: Step = async (house) => {
  house.server.setTime('2020-07-21T09:00:00+08:00');
  for (const seated of await seatedAt(house, defence)) {
    await handIn(house, seated);
    await sign(house, defence, seated);
  }
  await count(house, defence);
  await confirm(house, defence);
  const { handler } = house.people.offices.province;
  await done('carried', handler.call('POST', `${site}/carried-panels`));
  await done('publication', handler.call('POST', `${site}/publication`));
  house.server.setTime('2020-08-04T14:05:00+08:00');
  const { id, team } = await panelOf(house, site, house.cases.whole.id);
  house.ids.set('visit', id);
  for (const one of team) await done('declaration', declare(one, id));
  await done('visit', write(team[0], await visitSheet(team[0], id), begun));
};

const visitSheet = async (one: Assessor, panel: string): Promise<Room['sheet']> =>
  (await done('visit', one.call('GET', `/api/panels/${panel}/visit`))).sheet as Room['sheet'];

const begun: Readonly<Record<string, string | readonly string[]>> = {
  plan: ['p1', 'p2', 'p3'],
  [visitPath.entry('plan', 'p1', 'day')]: '2020-08-04',
  [visitPath.entry('plan', 'p1', 'from')]: '09:00',
  [visitPath.entry('plan', 'p1', 'to')]: '09:40',
  [visitPath.entry('plan', 'p1', 'place')]: '办公楼三楼会议室',
  [visitPath.entry('plan', 'p1', 'who')]: '全体成员',
  [visitPath.entry('plan', 'p1', 'what')]: '首次会议',
  [visitPath.entry('plan', 'p2', 'day')]: '2020-08-04',
  [visitPath.entry('plan', 'p2', 'from')]: '10:00',
  [visitPath.entry('plan', 'p2', 'to')]: '11:30',
  [visitPath.entry('plan', 'p2', 'place')]: '精磨车间',
  [visitPath.entry('plan', 'p2', 'what')]: '核实过程能力指数的取样和计算',
  [visitPath.entry('plan', 'p3', 'day')]: '2020-08-04',
  [visitPath.entry('plan', 'p3', 'from')]: '13:30',
  [visitPath.entry('plan', 'p3', 'to')]: '15:00',
  [visitPath.entry('plan', 'p3', 'place')]: '质量部档案室',
  [visitPath.entry('plan', 'p3', 'what')]: '查阅顾客满意度调查原始记录',
  issues: ['i1', 'i2'],
  [visitPath.entry('issues', 'i1', 'item')]: '4.3.2',
  [visitPath.entry('issues', 'i1', 'verify')]: '顾客满意度调查的样本量和抽样方法',
  [visitPath.entry('issues', 'i1', 'found')]: '抽查2019年问卷60份，样本量与报告一致，抽样方法没有书面规定。',
  [visitPath.entry('issues', 'i1', 'verdict')]: 'partly',
  [visitPath.entry('issues', 'i2', 'item')]: '4.7.2',
  [visitPath.entry('issues', 'i2', 'verify')]: '主要产品一次交检合格率的统计口径',
  documents: ['d1'],
  [visitPath.entry('documents', 'd1', 'title')]: '2019年度顾客满意度调查报告',
  [visitPath.entry('documents', 'd1', 'mark')]: 'ZL-2019-044',
  interviews: ['t1'],
  [visitPath.entry('interviews', 't1', 'day')]: '2020-08-04',
  [visitPath.entry('interviews', 't1', 'role')]: '精磨车间班组长',
  [visitPath.entry('interviews', 't1', 'what')]: '能说明控制图的判异规则和处置流程。',
  [visitPath.meeting('opening', 'day')]: '2020-08-04',
  [visitPath.meeting('opening', 'present')]: '评审组全体成员，总经理、质量部和生产部负责人',
};

/** The last stage is over: what the classes come to is confirmed, and leads have written to their applicants. */
export const judged: Step = async (house) => {
  house.server.setTime('2020-08-14T09:00:00+08:00');
  for (const seated of await seatedAt(house, site)) {
    await recordVisit(seated);
    await comment(seated);
    await propose(seated);
    await settle(house, site, seated);
  }
  await count(house, site);
  await confirm(house, site);
};

/** What closes a visit; its panel starts from what it agreed on at the desk. */
async function recordVisit(seated: Seated): Promise<void> {
  const [lead] = seated.team;
  for (const one of seated.team) await declare(one, seated.id);
  await done(
    'visit',
    write(lead, await visitSheet(lead, seated.id), {
      [visitPath.meeting('opening', 'day')]: '2020-08-04',
      [visitPath.meeting('opening', 'present')]: '评审组全体成员，申报单位代表',
      [visitPath.meeting('closing', 'day')]: '2020-08-05',
      [visitPath.meeting('closing', 'present')]: '评审组全体成员，申报单位代表',
      [visitPath.report]: '现场情况与申报材料基本一致。过程控制扎实，顾客满意度的抽样方法应当形成文件。',
    }),
  );
}
