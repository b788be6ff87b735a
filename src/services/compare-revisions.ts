import { mask, visible } from '#src/domain/access/visible.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { differences, type Difference } from '#src/domain/form/differences.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { takenBackAt } from '#src/domain/workflow/take-back.ts';
import { readActs } from '#src/store/acts.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { clearedBefore } from '#src/domain/workflow/precheck.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { findDossier } from '#src/store/dossiers.ts';
import { readReceipts } from '#src/store/receipts.ts';
import { readTasks } from '#src/store/tasks.ts';
import { isCorrection } from './task-bodies.ts';
import type { Deps } from './deps.ts';
import { classOf } from './read-application.ts';

export interface CompareRevisions {
  readonly applicationId: string;
  readonly from: number;
  readonly to: number;
}

/** What changed between two frozen revisions, in the order of the form; sensitive values masked. */
export async function compareRevisions(
  deps: Deps,
  actor: Actor,
  input: CompareRevisions,
): Promise<readonly Difference[] | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'application.read', application);
  return denial !== null || application === null ? (denial ?? absent) : await compare(deps, application, input);
}

/** The same for an office concerned with the case, and only between revisions that were handed in, or sent to its pre-check. */
export async function compareHandedIn(
  deps: Deps,
  actor: Actor,
  input: CompareRevisions,
): Promise<readonly Difference[] | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'case.read', application);
  if (denial !== null || application === null) return denial ?? absent;
  const { workflow } = deps.editions.byDigest(application.processDigest);
  const back = takenBackAt(workflow, await readActs(deps.db, application.id));
  const receipts = (await readReceipts(deps.db, application.id)).filter(
    ({ submittedAt }) => back === null || submittedAt > back,
  );
  const tasks = await readTasks(deps.db, application.id);
  const asked = tasks.filter((task) => isCorrection(task) && (back === null || task.openedAt > back));
  const handedIn = new Set([
    application.handedIn,
    ...receipts.map((receipt) => receipt.revision),
    ...clearedBefore(tasks, application.channel).map((one) => one.revision),
    ...asked.map((task) => (task.body as Correction).revision),
  ]);
  return handedIn.has(input.from) && handedIn.has(input.to) ? await compare(deps, application, input) : notFrozen;
}

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
const notFrozen = deny('absent', '没有这一版次的定稿。', 'There is no final version of this revision.');

async function compare(
  deps: Deps,
  application: Application,
  { from, to }: CompareRevisions,
): Promise<readonly Difference[] | Denial> {
  const [before, after] = [
    await findDossier(deps.db, application.id, from),
    await findDossier(deps.db, application.id, to),
  ];
  if (before === null || after === null) return notFrozen;
  const definition = classOf(deps.editions.byDigest(after.editionDigest), application.class);
  return differences(definition, dataOf(before.content), dataOf(after.content)).map((one) => {
    const sheet = one.address === null ? undefined : definition.definitions[one.address.sheet];
    const sensitive = sheet !== undefined && one.address !== null && isSensitive(sheet, one.address.path);
    if (visible(sensitive ? { sensitive } : {}, 'owner') === 'whole') return one;
    return { ...one, before: mask(one.before), after: mask(one.after) };
  });
}

const dataOf = (content: unknown): ApplicationData => (content as { readonly data: ApplicationData }).data;
