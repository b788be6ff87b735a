import type { Readable } from 'node:stream';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { audienceOf, visible } from '#src/domain/access/visible.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { findFile, isForOffices } from '#src/store/files.ts';
import type { Deps } from './deps.ts';
import { markedFor } from './mark-for-viewer.ts';

/** A file as its reader gets it: for an office marked with who looks at it. */
export interface ShownFile {
  readonly file: StoredFile;
  readonly body: Readable | Buffer;
  readonly size: number;
}

/** A file of an application, to be streamed to somebody who may see it. */
export async function openFile(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  sha256: string,
): Promise<ShownFile | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'file.read', application);
  if (denial !== null) return denial;
  const file = application === null ? null : await fileFor(deps, actor, application, sha256);
  const opened = file === null ? null : await deps.files.open(applicationId, sha256);
  if (file === null || opened === null || application === null)
    return deny('absent', '没有这个文件。', 'There is no such file.');
  const shown = await markedFor(deps, actor, application, { ...opened, type: file.type });
  return { file, body: shown, size: Buffer.isBuffer(shown) ? shown.length : opened.size };
}

/** The file where this reader may open it: the applicant what the applicant brought, an office what is for its eyes. */
async function fileFor(
  { db }: Deps,
  actor: Actor,
  application: Application,
  sha256: string,
): Promise<StoredFile | null> {
  if (actor.kind !== 'user') return await findFile(db, application.id, sha256, 'anybody');
  if (application.ownerId === actor.id) return await findFile(db, application.id, sha256, 'owner');
  const audience = audienceOf(actor.seats, application);
  const only = audience !== null && visible('office-file', audience) === 'whole' ? null : actor.id;
  return (await isForOffices(db, application.id, sha256, only))
    ? await findFile(db, application.id, sha256, 'anybody')
    : null;
}

/** Reads an application's files whole, for printing; one that is gone is the house's fault and says which. */
export function fileReader(deps: Deps, applicationId: string): (sha256: string) => Promise<Uint8Array> {
  return async (sha256) => {
    const bytes = await deps.files.read(applicationId, sha256);
    if (bytes === null)
      throw new Error(`file ${sha256} of application ${applicationId} is missing from the file store`);
    return bytes;
  };
}
