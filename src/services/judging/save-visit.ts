import type { Kysely } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { Change, SavePlan } from '#src/domain/form/save.ts';
import { judging } from '#src/domain/judging/panel-state.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { refuseVisit } from '#src/domain/visit/refuse-visit.ts';
import { readPanelFiles } from '#src/store/panel-files.ts';
import type { DB } from '#src/store/schema.ts';
import type { PanelNow, SheetNow } from '#src/store/score-saves.ts';
import { findScoreSheet, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { panelSubject } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';

export interface SaveVisit {
  readonly panel: PanelNow;
  readonly sheet: SheetNow;
  readonly changes: readonly Change[];
  readonly plan: SavePlan;
}

const absent = deny('absent', '没有这份现场评审记录。', 'There is no such record of a visit.');

/** Why edits of a visit record are not saved: it is for whoever of the panel has declared clear, until the panel has agreed. */
export async function refuseVisitSave(
  deps: Deps,
  db: Kysely<DB>,
  actor: Actor,
  { panel, sheet, changes, plan }: SaveVisit,
): Promise<Denial | null> {
  const refusal = refuseVisitor(actor, panel);
  if (refusal !== null) return refusal;
  // Read after the version the write depends on: whoever changes it in between makes that write fail.
  const body = (await findScoreSheet(db, sheet.id))?.body;
  return await firstRefused(deps, db, panel, changes, { ...body, ...plan.values });
}

function refuseVisitor(actor: Actor, panel: PanelNow): Denial | null {
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
  db: Kysely<DB>,
  panel: PanelNow,
  changes: readonly Change[],
  after: ScoreSheet['body'],
): Promise<Denial | null> {
  const { criteria, edition } = judgedOf(deps, panel);
  const files = await readPanelFiles(db, panel.id);
  const pictures = new Set(files.filter(({ type }) => type.startsWith('image/')).map(({ sha256 }) => sha256));
  const target = { set: scoredSet(criteria), limits: edition.file.limits, after, pictures };
  for (const change of changes) {
    const denial = refuseVisit(change, target);
    if (denial !== null) return denial;
  }
  return null;
}
