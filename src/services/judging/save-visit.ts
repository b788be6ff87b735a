import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { planSave, type Change } from '#src/domain/form/save.ts';
import { judging } from '#src/domain/judging/panel-state.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { refuseVisit } from '#src/domain/visit/refuse-visit.ts';
import { readPanelFiles } from '#src/store/panel-files.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { readCurrent, writeScores, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { answer, type Saved } from '../save-answers.ts';
import { panelSubject } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';
import { scoreWrite } from './score-write.ts';

export interface SaveVisit {
  readonly panel: NamedPanel;
  readonly sheet: ScoreSheet;
  readonly changes: readonly Change[];
  readonly at: Date;
}

const absent = deny('absent', '没有这份现场评审记录。', 'There is no such record of a visit.');

/** Saves edits of a locked visit record, for whoever of the panel has declared clear, until the panel has agreed. */
export async function saveVisit(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  { panel, sheet, changes, at }: SaveVisit,
): Promise<Saved | Denial> {
  const refusal = refuseVisitor(actor, panel);
  if (refusal !== null) return refusal;
  const paths = changes.map((change) => change.path);
  const plan = planSave(changes, await readCurrent(trx, sheet.id, paths));
  const wrong = await firstRefused(deps, trx, panel, changes, { ...sheet.body, ...plan.values });
  if (wrong !== null) return wrong;
  const input = { applicationId: panel.id, sheet: sheet.id, changes };
  if (Object.keys(plan.values).length === 0) return answer(input, plan, sheet.version, at);
  await writeScores(trx, scoreWrite(sheet, plan, actorId(actor), at));
  return answer(input, plan, sheet.version + 1, at);
}

function refuseVisitor(actor: Actor, panel: NamedPanel): Denial | null {
  const denial = whyNot(actor, 'consensus.write', panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  if (!judging(panel.members).some((one) => actor.kind === 'user' && one.userId === actor.id)) return absent;
  return panel.state === 'published' || panel.state === 'agreeing'
    ? null
    : deny(
        'wrong-state',
        '评审组已关闭合议，现场评审记录已锁定。',
        'The panel has closed its consensus; the record of the visit is locked.',
      );
}

async function firstRefused(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  changes: readonly Change[],
  after: ScoreSheet['body'],
): Promise<Denial | null> {
  const { criteria, edition } = judgedOf(deps, panel);
  const files = await readPanelFiles(trx, panel.id);
  const pictures = new Set(files.filter(({ type }) => type.startsWith('image/')).map(({ sha256 }) => sha256));
  const target = { set: scoredSet(criteria), limits: edition.file.limits, after, pictures };
  for (const change of changes) {
    const denial = refuseVisit(change, target);
    if (denial !== null) return denial;
  }
  return null;
}
