import type { Kysely } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { planSave, type Change, type SavePlan } from '#src/domain/form/save.ts';
import { judging, taking } from '#src/domain/judging/panel-state.ts';
import { refuseScore } from '#src/domain/scoring/refuse-score.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import type { DB } from '#src/store/schema.ts';
import {
  lockScores,
  readForScores,
  writeScores,
  type BeforeScores,
  type PanelNow,
  type SheetNow,
} from '#src/store/score-saves.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { answer, type Saved } from '../save-answers.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';
import { refuseVisitSave } from './save-visit.ts';
import { scoreWrite } from './score-write.ts';

export interface SaveScores {
  readonly sheet: string;
  readonly changes: readonly Change[];
}

const absent = deny('absent', '没有这张评分表。', 'There is no such score sheet.');

/** Reads and writes of one save that somebody else may overtake before it asks for the sheet alone. */
const hopefulTries = 3;

/**
 * Saves edits of a score sheet as answers are saved: with history and event, conflicts shown and never overwritten. On
 * their own sheet a member writes until it is submitted; on the panel's the lead writes, and each says yes or no for
 * themselves; the record of a site visit is everybody's who judges. Two statements that hold no lock while we think: a
 * save that is overtaken reads again, and at last locks the sheet.
 */
export async function saveScores(deps: Deps, actor: Actor, input: SaveScores): Promise<Saved | Denial> {
  for (let tries = 0; tries < hopefulTries; tries += 1) {
    const answered = await trySave(deps, deps.db, actor, input);
    if (answered !== 'overtaken') return answered;
  }
  return await deps.db.transaction().execute(async (trx) => {
    await lockScores(trx, input.sheet);
    const answered = await trySave(deps, trx, actor, input);
    if (answered === 'overtaken') throw new Error(`a locked score sheet changed: ${input.sheet}`);
    return answered;
  });
}

async function trySave(
  deps: Deps,
  db: Kysely<DB>,
  actor: Actor,
  { sheet: id, changes }: SaveScores,
): Promise<Saved | Denial | 'overtaken'> {
  const paths = changes.map((change) => change.path);
  const before = await readForScores(db, id, paths);
  if (before === null) return whyNot(actor, 'review.write', null) ?? absent;
  const { sheet, panel } = before;
  const plan = planSave(changes, before.current);
  const refusal = await refuse(deps, db, actor, before, changes, plan);
  if (refusal !== null) return refusal;
  const at = deps.clock.at(before.now);
  const input = { applicationId: panel.id, sheet: sheet.id, changes };
  if (Object.keys(plan.values).length === 0) return answer(input, plan, sheet.version, at);
  const kept = await writeScores(db, scoreWrite(before, plan, actorId(actor), at));
  return kept ? answer(input, plan, sheet.version + 1, at) : 'overtaken';
}

/** Why nothing is saved: the actor may not write here, or what is asked is no value of its place. */
async function refuse(
  deps: Deps,
  db: Kysely<DB>,
  actor: Actor,
  { sheet, panel }: BeforeScores,
  changes: readonly Change[],
  plan: SavePlan,
): Promise<Denial | null> {
  if (sheet.kind === 'visit') return await refuseVisitSave(deps, db, actor, { panel, sheet, changes, plan });
  return refuseWriter(actor, panel, sheet, changes) ?? firstRefused(changes, sheet, judgedOf(deps, panel));
}

/** Why this actor may not write here now: own sheet while it is open, the panel's while it is talked over. */
export function refuseWriter(
  actor: Actor,
  panel: PanelNow,
  sheet: Pick<SheetNow, 'kind' | 'assessorId' | 'state'>,
  changes: readonly Change[],
): Denial | null {
  const action = sheet.kind === 'individual' ? 'review.write' : 'consensus.write';
  const denial = whyNot(actor, action, panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  const member = taking(panel.members).find((one) => actor.kind === 'user' && one.userId === actor.id);
  if (member === undefined) return absent;
  if (sheet.kind === 'individual') {
    if (sheet.assessorId !== member.assessorId || !judging(panel.members).includes(member)) return absent;
    return panel.state === 'published' && sheet.state === 'open'
      ? null
      : deny(
          'wrong-state',
          '评分表已提交或评审组已进入合议，内容已锁定。',
          'The sheet is submitted or the panel is in consensus; it is locked.',
        );
  }
  if (panel.state !== 'agreeing')
    return deny(
      'wrong-state',
      '合议尚未开始或已经结束，内容已锁定。',
      'The consensus has not begun or is over; it is locked.',
    );
  const others = changes.find(({ path }) => !mayWrite(path, member.assessorId, member.lead));
  return others === undefined
    ? null
    : deny(
        'not-allowed',
        '合议稿由组长填写，您可以对每一条表示同意或不同意。',
        'The lead writes the consensus; you say yes or no to each item.',
        { path: others.path },
      );
}

/** What a member says in the consensus is their own; everything else is the lead's. */
const mayWrite = (path: string, assessorId: string, lead: boolean): boolean =>
  path.startsWith('agree/') ? path.endsWith(`/${assessorId}`) : lead;

function firstRefused(changes: readonly Change[], { kind }: SheetNow, judged: JudgedStage): Denial | null {
  const { criteria, scale, edition } = judged;
  const target = {
    set: scoredSet(criteria),
    scale,
    sheetKind: kind === 'consensus' ? kind : ('individual' as const),
    limits: edition.file.limits,
  };
  for (const change of changes) {
    const denial = refuseScore(change, target);
    if (isDenial(denial)) return denial;
  }
  return null;
}
