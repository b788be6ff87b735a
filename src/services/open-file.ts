import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { OpenedFile } from '#src/adapters/files.ts';
import { findApplication } from '#src/store/applications.ts';
import { findFile, isForOffices } from '#src/store/files.ts';
import type { Deps } from './deps.ts';

/** A file of an application, to be streamed to somebody who may see it. */
export async function openFile(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  sha256: string,
): Promise<(OpenedFile & { readonly file: StoredFile }) | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'file.read', application);
  if (denial !== null) return denial;
  const mine = actor.kind !== 'user' || application?.ownerId === actor.id;
  const file =
    mine || (await isForOffices(deps.db, applicationId, sha256))
      ? await findFile(deps.db, applicationId, sha256)
      : null;
  const opened = file === null ? null : await deps.files.open(applicationId, sha256);
  if (file === null || opened === null) return deny('absent', '没有这个文件。', 'There is no such file.');
  return { ...opened, file };
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
