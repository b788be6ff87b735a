import type { OpenedFile } from '#src/adapters/files.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { objectionStream } from '#src/domain/audit/stream.ts';
import {
  objectionActNames,
  objectionActs,
  whyNotObjectionAct,
  type ObjectionAct,
  type Objector,
} from '#src/domain/award/objection.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findApplications } from '#src/store/applications.ts';
import { readJudgingActs, type JudgingAct } from '#src/store/judging-acts.ts';
import { readObjectionFiles, type ObjectionFile } from '#src/store/objection-files.ts';
import { findObjection, findObjectionByLink, listObjections, type Objection } from '#src/store/objections.ts';
import { judgedEdition, ofProgramme, type AwardKey } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';
import { linkHash, openObjector } from './objector.ts';
import { absentObjection } from './treat-objection.ts';

/** An objection with whom it is about and, opened, who objects. */
export interface ShownObjection {
  readonly objection: Objection;
  readonly objector: Objector | null;
  readonly winner: string;
}
export interface WholeObjection extends ShownObjection {
  readonly files: readonly ObjectionFile[];
  readonly course: readonly JudgingAct[];
  /** What the actor may do to it now. */
  readonly acts: readonly ObjectionAct[];
}

/** Every objection of an edition, for the province and supervision; for all others there are none. */
export async function readObjections(
  deps: Deps,
  actor: Actor,
  key: AwardKey,
): Promise<readonly ShownObjection[] | Denial> {
  const found = judgedEdition(deps, actor, 'objection.read', key);
  if (isDenial(found)) return found;
  const objections = await listObjections(deps.db, key.programme, key.edition);
  const known = await findApplications(deps.db, [...new Set(objections.map((one) => one.applicationId))]);
  return objections.map((objection) => ({
    objection,
    objector: openObjector(deps, objection),
    winner: known.get(objection.applicationId)?.applicant ?? '',
  }));
}

/** One objection with its files, its course, and what may be done. */
export async function readObjection(deps: Deps, actor: Actor, id: string): Promise<WholeObjection | Denial> {
  const objection = await openForReader(deps, actor, id);
  if (isDenial(objection)) return objection;
  const known = await findApplications(deps.db, [objection.applicationId]);
  const objector = openObjector(deps, objection);
  const now = { ...objection, way: objector?.way ?? null };
  const mine = (act: ObjectionAct): boolean =>
    whyNot(actor, objectionActs[act].asks, ofProgramme(objection.programme)) === null;
  return {
    objection,
    objector,
    winner: known.get(objection.applicationId)?.applicant ?? '',
    files: await readObjectionFiles(deps.db, id),
    course: await readJudgingActs(deps.db, objectionStream(objection)),
    acts: objectionActNames.filter((act) => whyNotObjectionAct(act, now) === null && mine(act)),
  };
}

/** Evidence of an objection, for those who may read it. */
export async function openObjectionFile(
  deps: Deps,
  actor: Actor,
  id: string,
  sha256: string,
): Promise<(OpenedFile & { readonly file: ObjectionFile }) | Denial> {
  const objection = await openForReader(deps, actor, id);
  if (isDenial(objection)) return objection;
  const file = (await readObjectionFiles(deps.db, id)).find((one) => one.sha256 === sha256);
  const opened = file === undefined ? null : await deps.files.open(id, sha256);
  return file === undefined || opened === null
    ? deny('absent', '没有这个文件。', 'There is no such file.')
    : { ...opened, file };
}

async function openForReader(deps: Deps, actor: Actor, id: string): Promise<Objection | Denial> {
  const objection = await findObjection(deps.db, id);
  const denial = whyNot(actor, 'objection.read', objection === null ? null : ofProgramme(objection.programme));
  if (denial !== null || objection === null)
    return denial === null || denial.code === 'absent' ? absentObjection : denial;
  return objection;
}

/** An objection as its objector sees it by the secret link. */
export interface OwnObjection {
  readonly objection: Objection;
  readonly way: Objector['way'] | null;
  readonly winner: string;
  readonly files: readonly ObjectionFile[];
}

/** What a link opens; null for one that opens nothing. An anonymous lead has no link. */
export async function readOwnObjection(deps: Deps, token: string): Promise<OwnObjection | null> {
  const objection = await findObjectionByLink(deps.db, linkHash(token));
  if (objection === null || objection.state === 'lead') return null;
  const known = await findApplications(deps.db, [objection.applicationId]);
  return {
    objection,
    way: openObjector(deps, objection)?.way ?? null,
    winner: known.get(objection.applicationId)?.applicant ?? '',
    files: await readObjectionFiles(deps.db, objection.id),
  };
}
