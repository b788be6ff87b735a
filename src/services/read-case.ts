import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { findApplication } from '#src/store/applications.ts';
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
  return { ...handedIn, ...(await readCourse(deps, handedIn)) };
}

/** The applicant's own application, or for an office what was handed in of it. */
export async function readForReader(deps: Deps, actor: Actor, id: string): Promise<WholeApplication | Denial> {
  const own = await readApplication(deps, actor, id);
  if (!('denied' in own) || own.code !== 'absent') return own;
  return await readCase(deps, actor, id);
}
