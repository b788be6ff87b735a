import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { planSave, type Change } from '#src/domain/form/save.ts';
import { judging, taking } from '#src/domain/judging/panel-state.ts';
import { refuseScore } from '#src/domain/scoring/refuse-score.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { lockScoreSheet, readCurrent, writeScores, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import type { Saved } from '../save-answers.ts';
import { answer } from '../save-answers.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';
import { saveVisit } from './save-visit.ts';
import { scoreWrite } from './score-write.ts';

export interface SaveScores {
  readonly sheet: string;
  readonly changes: readonly Change[];
}

const absent = deny('absent', '没有这张评分表。', 'There is no such score sheet.');

/**
 * Saves edits of a score sheet as answers are saved: with history and event, conflicts shown and never overwritten. On
 * their own sheet a member writes until it is submitted; on the panel's the lead writes, and each says yes or no for
 * themselves; the record of a site visit is everybody's who judges.
 */
export async function saveScores(deps: Deps, actor: Actor, input: SaveScores): Promise<Saved | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const sheet = await lockScoreSheet(trx, input.sheet);
    const panel = sheet === null ? null : await findPanel(trx, sheet.panelId);
    if (sheet === null || panel === null) return whyNot(actor, 'review.write', null) ?? absent;
    const at = deps.clock.at(sheet.now);
    if (sheet.kind === 'visit') return await saveVisit(deps, trx, actor, { panel, sheet, changes: input.changes, at });
    const refusal = refuseWriter(actor, panel, sheet, input.changes);
    if (refusal !== null) return refusal;
    const judged = judgedOf(deps, panel);
    const wrong = firstRefused(input.changes, sheet, judged);
    return wrong ?? (await keep(trx, sheet, input, actorId(actor), at));
  });
}

/** Why this actor may not write here now: own sheet while it is open, the panel's while it is talked over. */
export function refuseWriter(
  actor: Actor,
  panel: NamedPanel,
  sheet: ScoreSheet,
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

function firstRefused(changes: readonly Change[], sheet: ScoreSheet, judged: JudgedStage): Denial | null {
  const { criteria, scale, edition } = judged;
  const target = {
    set: scoredSet(criteria),
    scale,
    sheetKind: sheet.kind === 'consensus' ? sheet.kind : ('individual' as const),
    limits: edition.file.limits,
  };
  for (const change of changes) {
    const denial = refuseScore(change, target);
    if (isDenial(denial)) return denial;
  }
  return null;
}

async function keep(
  trx: Transaction<DB>,
  sheet: ScoreSheet,
  { changes }: SaveScores,
  actor: string,
  at: Date,
): Promise<Saved> {
  const plan = planSave(
    changes,
    await readCurrent(
      trx,
      sheet.id,
      changes.map((change) => change.path),
    ),
  );
  const input = { applicationId: sheet.panelId, sheet: sheet.id, changes };
  if (Object.keys(plan.values).length === 0) return answer(input, plan, sheet.version, at);
  await writeScores(trx, scoreWrite(sheet, plan, actor, at));
  return answer(input, plan, sheet.version + 1, at);
}
