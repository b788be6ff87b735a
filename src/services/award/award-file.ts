import type { Readable } from 'node:stream';
import type { OpenedFile } from '#src/adapters/files.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findAwardFile, insertAwardFile, type AwardFile } from '#src/store/award-files.ts';
import { inspectStored, storeBytes } from '../add-file.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { judgedEdition, type AwardKey } from './open-award.ts';

/** What a scan can be. */
export const scanTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg']);

export const noScan = (name: string): Denial =>
  deny('invalid', `“${name}”不是扫描件，请上传PDF、PNG或JPEG。`, `“${name}” is no scan; upload a PDF, PNG or JPEG.`);

/** Takes in a scan that belongs to the award, as an approval; it is looked at by its content. */
export async function addAwardFile(
  deps: Deps,
  actor: Actor,
  { name, bytes, ...key }: AwardKey & { readonly name: string; readonly bytes: Readable },
): Promise<AwardFile | Denial> {
  const found = judgedEdition(deps, actor, 'award.manage', key);
  if (isDenial(found)) {
    bytes.resume();
    return found;
  }
  const id = deps.ids.next();
  const { limits } = found.edition.file;
  const put = await storeBytes(deps, { applicationId: id, name, bytes }, limits.fileBytes);
  if (isDenial(put)) return put;
  const inspected = await inspectStored(deps, { applicationId: id, name, bytes }, put, limits);
  const refusal = isDenial(inspected) ? inspected : scanTypes.has(inspected.type) ? null : noScan(name);
  if (isDenial(inspected) || refusal !== null) {
    await deps.files.remove(id, put.sha256);
    return refusal ?? noScan(name);
  }
  const file: AwardFile = { id, ...key, ...put, name, type: inspected.type };
  await insertAwardFile(deps.db, file, actorId(actor), await deps.clock.now());
  return file;
}

/** A scan of an award, for the province and supervision. */
export async function openAwardFile(
  deps: Deps,
  actor: Actor,
  { id, ...key }: AwardKey & { readonly id: string },
): Promise<(OpenedFile & { readonly file: AwardFile }) | Denial> {
  const found = judgedEdition(deps, actor, 'award.read', key);
  if (isDenial(found)) return found;
  const file = await findAwardFile(deps.db, { ...key, id });
  const opened = file === null ? null : await deps.files.open(id, file.sha256);
  return file === null || opened === null
    ? deny('absent', '没有这个文件。', 'There is no such file.')
    : { ...opened, file };
}
