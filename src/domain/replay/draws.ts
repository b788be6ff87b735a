import { drawStream, stageStream } from '../audit/stream.ts';
import { entryId } from '../draw/derive.ts';
import { drawDigest } from '../draw/digests.ts';
import { DrawRecord } from '../draw/record.ts';
import { verifyDraw } from '../draw/verify.ts';
import { timetableOf } from '../judging/timetable.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { actsOf, inEdition, lastAct, said, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

/** Every draw is computed anew from its record alone and is the one its acts name; timetables follow from their order. */
export function checkDraws(judged: Judged): Checked {
  const into = checking('draws');
  for (const draw of judged.tables.draws) {
    into.one();
    checkDraw(into, judged, draw);
  }
  const stages = Map.groupBy(judged.tables.timetable, (slot) => `${slot.class} ${slot.stage}`);
  for (const slots of stages.values()) {
    into.one();
    checkTimetable(into, judged, slots);
  }
  return into.done();
}

function checkDraw(into: Checking, judged: Judged, draw: Row<'draws'>): void {
  const place = placeIn('draws', draw, '/record');
  const read = DrawRecord.safeParse(draw.record);
  const drawn = read.success && read.data.drawnAt !== null;
  if (read.success) {
    const act = actsOf(judged, drawStream(inEdition(judged, draw.id))).at(-1);
    compare(into, place, drawDigest(read.data), said(act, 'digest'), {
      zh: '抽签的操作记录',
      en: 'the last act of the draw',
    });
    compare(into, placeIn('draws', draw, '/disclosed_at'), draw.disclosed_at, read.data.disclosedAt, {
      zh: '抽签记录',
      en: 'the record',
    });
  }
  if (!drawn && read.success) {
    into.skip(place, '抽签尚无结果', 'the draw has no result yet');
    return;
  }
  for (const { path, zh, en } of verifyDraw(draw.record)) into.wrong({ ...place, path: `/record${path}` }, zh, en);
  if (read.success && read.data.openings === null)
    into.skip(
      place,
      '抽签的对应关系尚未公开，未核对代号属于谁',
      'the draw is not disclosed: whose the entries are was not checked',
    );
}

/** A timetable takes its applications in the order its act says, and each hearing the earliest time that is free. */
function checkTimetable(into: Checking, judged: Judged, slots: readonly Row<'timetable'>[]): void {
  const [first] = slots;
  if (first === undefined) return;
  const stream = stageStream({ ...inEdition(judged, ''), class: first.class, stage: first.stage });
  const act = lastAct(judged, stream, 'timetable');
  const order = (said(act, 'order') ?? []) as readonly string[];
  const from = { zh: '排定日程的操作记录', en: 'the act that made the timetable' };
  const stands = slots.map(({ application_id: id }) => id);
  for (const [index, slot] of slots.entries())
    compare(into, placeIn('timetable', slot, '/application_id'), stands[index], order[index], from);
  checkOrder(into, judged, first, order);
  const plan = judged.current?.assessment?.classes[first.class]?.stages.find(({ id }) => id === first.stage)?.timetable;
  const changed = judged.tables.members.some(
    (one) => act !== null && typeof one['since'] === 'string' && one['since'] > act.at,
  );
  if (plan === undefined || judged.current === null || act === null || changed) {
    into.skip(
      placeIn('timetable', first),
      '排定日程后评审组有变动，时间未重新计算',
      'a panel changed after the timetable was made; its times were not recomputed',
    );
    return;
  }
  const { calendar, file } = judged.current;
  const follows = timetableOf(
    order.map((application) => ({ application, assessors: assessorsOf(judged, first, application) })),
    { rules: plan, firstDay: String(said(act, 'firstDay')), calendar, timeZone: file.timeZone },
  );
  for (const [index, slot] of slots.entries()) {
    const one = follows[index];
    if (one !== undefined)
      compare(
        into,
        placeIn('timetable', slot),
        { place: slot.place, room: slot.room, from: slot.starts_at, to: slot.ends_at },
        { place: one.place, room: one.room, from: one.from.toISOString(), to: one.to.toISOString() },
        { zh: '次序和日程规则', en: 'order and rules' },
      );
  }
}

/** Where a draw gave the order and is disclosed, it is that of the draw. */
function checkOrder(into: Checking, judged: Judged, slot: Row<'timetable'>, order: readonly string[]): void {
  const draw = judged.tables.draws.findLast(
    (one) => one.class === slot.class && one.stage === slot.stage && one.purpose === 'defence-order',
  );
  const read = DrawRecord.safeParse(draw?.record);
  if (draw === undefined || !read.success || read.data.openings === null || read.data.order === null) return;
  const whose = new Map(
    read.data.openings.map((one) => [entryId(draw.id, one.application, one.salt), one.application]),
  );
  compare(
    into,
    placeIn('timetable', slot),
    order,
    read.data.order.flatMap((entry) => whose.get(entry) ?? []),
    {
      zh: '抽签结果',
      en: 'the draw',
    },
  );
}

function assessorsOf({ tables }: Judged, slot: Row<'timetable'>, application: string): readonly string[] {
  const panel = tables.panels.find(
    (one) => one.application_id === application && one.class === slot.class && one.stage === slot.stage,
  );
  return tables.members
    .filter((one) => one.panel_id === panel?.id && (one.state === 'asked' || one.state === 'clear'))
    .map((one) => one.assessor_id);
}
