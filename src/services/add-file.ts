import { Transform, type Readable } from 'node:stream';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { findApplication, lockApplication, recordAct } from '#src/store/applications.ts';
import { insertFile, readFiles } from '#src/store/files.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface AddFile { readonly applicationId: string; readonly name: string; readonly bytes: Readable }

/** Takes a file in: stored whole, looked at by its content, usable only when nothing speaks against it. */
export async function addFile(deps: Deps, actor: Actor, input: AddFile): Promise<StoredFile | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'file.add', application);
  if (denial !== null || application === null) {
    input.bytes.resume();
    return denial ?? deny('absent', '没有这份申报。', 'There is no such application.');
  }
  const { limits } = deps.editions.byDigest(application.editionDigest).file;
  const put = await store(deps, input, limits.fileBytes);
  if (isDenial(put)) return put;
  const held = await readFiles(deps.db, input.applicationId);
  const already = held[put.sha256];
  if (already !== undefined) return already;
  const inspected = await inspect(deps, input, put, limits);
  if (isDenial(inspected)) {
    await deps.files.remove(input.applicationId, put.sha256);
    return inspected;
  }
  const total = Object.values(held).reduce((sum, file) => sum + file.size, put.size);
  if (total > limits.applicationBytes) {
    await deps.files.remove(input.applicationId, put.sha256);
    return deny('too-large', `全部附件合计超过${limits.applicationBytes / 1048576} MB 的上限，请压缩扫描件后再传。`, `All files together exceed ${limits.applicationBytes / 1048576} MB; compress the scans and try again.`);
  }
  const file: StoredFile = { sha256: put.sha256, size: put.size, name: input.name, type: inspected.type, ...inspected.facts };
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockApplication(trx, input.applicationId);
    if (locked === null) throw new Error('the application is gone');
    const at = await deps.clock.now();
    await insertFile(trx, input.applicationId, file, inspected.facts, actorId(actor), at);
    await recordAct(trx, locked, {}, { kind: 'file-added', body: { sha256: put.sha256, size: put.size, type: inspected.type } }, actorId(actor), at);
  });
  return file;
}

async function inspect(deps: Deps, input: AddFile, put: { sha256: string; size: number }, limits: Parameters<typeof inspectFile>[2]) {
  const bytes = await deps.files.read(input.applicationId, put.sha256);
  if (bytes === null) throw new Error(`file ${put.sha256} just stored is not there`);
  return await inspectFile(bytes, input.name, limits);
}

/** Stores the bytes, stopping at the limit instead of filling the disk. */
async function store(deps: Deps, input: AddFile, most: number): Promise<{ sha256: string; size: number } | Denial> {
  let size = 0;
  let over = false;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      over = size > most;
      done(over ? new Error('over the limit') : null, chunk);
    },
  });
  input.bytes.on('error', (error) => counted.destroy(error));
  try {
    return await deps.files.put(input.applicationId, input.bytes.pipe(counted));
  } catch (error) {
    input.bytes.resume();
    if (!over) throw error;
    return deny('too-large', `“${input.name}”超过单个文件${Math.floor(most / 1048576)} MB 的上限，请压缩或拆分后再传。`, `“${input.name}” exceeds the limit of ${Math.floor(most / 1048576)} MB a file; compress or split it.`);
  }
}
