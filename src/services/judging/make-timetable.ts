import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { taking } from '#src/domain/judging/panel-state.ts';
import { fitsInDay, timetableOf, type Slot } from '#src/domain/judging/timetable.ts';
import { readDraws } from '#src/store/draws.ts';
import { readPanels } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { lockStage, recordStage } from '#src/store/stages.ts';
import { readTimetable, replaceTimetable } from '#src/store/timetables.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { candidatesOf } from './candidates.ts';
import { drawnOrder } from './draw-entries.ts';
import { judgedStage, judgingOf, type JudgedStage } from './judged-edition.ts';
import { sealStage } from './stage-words.ts';

export interface MakeTimetable extends StageKey {
  /** First day of the hearings, YYYY-MM-DD. */
  readonly firstDay: string;
}

/** Makes the timetable of a defence in the order drawn, or by number where the edition says so; made again it replaces the one before. */
export async function makeTimetable(
  deps: Deps,
  actor: Actor,
  { firstDay, ...key }: MakeTimetable,
): Promise<readonly Slot[] | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const rules = judged.stage.timetable;
  if (rules === undefined || !fitsInDay(rules))
    return deny('invalid', '本阶段没有可用的时间安排规则。', 'This stage has no rules by which hearings could be set.');
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const stage = await lockStage(trx, key, randomBytes(32).toString('hex'));
    if (stage.state !== 'preparing' && stage.state !== 'open') return sealStage(stage.state);
    const order = await orderOf(deps, trx, key, judged);
    if (isDenial(order)) return order;
    const panels = await readPanels(trx, key);
    const hearings = order.map((application) => ({
      application,
      assessors: taking(panels.find((panel) => panel.applicationId === application)?.members ?? []).map(
        (one) => one.assessorId,
      ),
    }));
    const { calendar, file } = judged.edition;
    const slots = timetableOf(hearings, { rules, firstDay, calendar, timeZone: file.timeZone });
    await replaceTimetable(trx, key, slots);
    await recordStage(trx, stage, {}, { act: 'timetable', actorId: actorId(actor), at, details: { firstDay, order } });
    return slots;
  });
}

async function orderOf(
  deps: Deps,
  trx: Transaction<DB>,
  key: StageKey,
  judged: JudgedStage,
): Promise<readonly string[] | Denial> {
  const candidates = ((await candidatesOf(trx, key, judged)) ?? []).map((one) => one.id);
  if (judged.stage.timetable?.order === 'number' || candidates.length < 2) return candidates;
  const drawn = (await readDraws(trx, key)).find(
    (one) => one.record.purpose === 'defence-order' && one.record.drawnAt !== null,
  );
  return drawn === undefined
    ? deny('wrong-state', '答辩顺序尚未抽签。', 'The order of the defence has not been drawn yet.')
    : drawnOrder(deps, drawn);
}

/** The timetable of a stage, for the province and supervision. */
export async function listTimetable(deps: Deps, actor: Actor, key: StageKey): Promise<readonly Slot[] | Denial> {
  return whyNot(actor, 'judging.read', judgingOf(key.programme)) ?? (await readTimetable(deps.db, key));
}
