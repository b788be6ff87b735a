import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { audienceOf } from '#src/domain/access/visible.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { takenBackAt } from '#src/domain/workflow/take-back.ts';
import { isPrecheck } from '#src/domain/workflow/precheck.ts';
import { findApplication } from '#src/store/applications.ts';
import type { Task } from '#src/store/tasks.ts';
import type { Deps } from './deps.ts';
import { readApplication, readCourse, readHandedIn, type WholeApplication } from './read-application.ts';

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** A case for somebody of an office concerned with it; to all others it does not exist. */
export async function readCase(deps: Deps, actor: Actor, id: string): Promise<WholeApplication | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'case.read', application);
  if (denial !== null || application === null) return denial ?? absent;
  const handedIn = await readHandedIn(deps, deps.db, application);
  if (handedIn === null) return absent;
  const whole = { ...handedIn, ...(await readCourse(deps, handedIn)) };
  const audience = actor.kind === 'user' ? audienceOf(actor.seats, application) : null;
  return audience === 'supervision' ? whole : sinceHandedOver(whole);
}

/** What came after the applicant last took the dossier back: before, it may have been with another channel. */
function sinceHandedOver(whole: WholeApplication): WholeApplication {
  const back = takenBackAt(whole.workflow, whole.acts);
  if (back === null) return whole;
  return {
    ...whole,
    acts: whole.acts.filter((act) => act.at > back),
    tasks: whole.tasks.filter((task) => task.openedAt > back || isOwnPrecheck(whole, task)),
    receipts: whole.receipts.filter((receipt) => receipt.submittedAt > back),
  };
}

/** What this very channel cleared before: of what comes again it looks at the differences only (X2). */
const isOwnPrecheck = ({ application }: WholeApplication, task: Task): boolean =>
  isPrecheck(task) && task.authority === application.channel;

/** The applicant's own application, or for an office what was handed in of it. */
export async function readForReader(deps: Deps, actor: Actor, id: string): Promise<WholeApplication | Denial> {
  const own = await readApplication(deps, actor, id);
  if (!('denied' in own) || own.code !== 'absent') return own;
  return await readCase(deps, actor, id);
}
