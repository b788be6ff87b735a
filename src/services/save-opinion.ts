import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { planSave } from '#src/domain/form/save.ts';
import { lockSheet, readSheetNow, writeSheet } from '#src/store/answers.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import {
  answer,
  firstProblem,
  noSheet,
  opened,
  secrets,
  written,
  type SaveAnswers,
  type Saved,
} from './save-answers.ts';

/** Saves what an office writes on a leaf of its own (opinion, recommendation): with history, versions and conflicts as every answer. */
export async function saveOpinion(deps: Deps, actor: Actor, input: SaveAnswers): Promise<Saved | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, {
      action: 'write-opinion',
      applicationId: input.applicationId,
      at,
    });
    if (isDenial(decided)) return decided;
    await lockSheet(trx, input.applicationId, input.sheet);
    const sheet = await readSheetNow(
      trx,
      input.applicationId,
      input.sheet,
      input.changes.map((change) => change.path),
    );
    const { edition, definition } = decided.draft;
    if (sheet === null || definition.definitions[input.sheet]?.office !== true) return noSheet(input.sheet);
    const problem = firstProblem(input, {
      definition,
      limits: edition.file.limits,
      version: sheet.version,
      office: true,
    });
    if (problem !== null) return problem;
    const secret = secrets(deps, edition, sheet, input.sheet);
    const plan = planSave(input.changes, opened(sheet, secret));
    if (Object.keys(plan.values).length === 0) return answer(input, plan, sheet.version, at);
    const version = sheet.version + 1;
    const kept = await writeSheet(trx, written(input, sheet, plan, version, actorId(actor), at, secret));
    if (!kept) throw new Error(`a locked sheet changed: ${input.applicationId} ${input.sheet}`);
    return answer(input, plan, version, at);
  });
}
