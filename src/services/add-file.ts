import { Transform, type Readable } from 'node:stream';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { Transaction } from 'kysely';
import { findApplication, lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import { isVolume } from '#src/store/dossiers.ts';
import { insertFile, readFiles } from '#src/store/files.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface AddFile {
  readonly applicationId: string;
  readonly name: string;
  readonly bytes: Readable;
}

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
  const inspected = await inspect(deps, input, put, limits);
  return await deps.db.transaction().execute(async (trx) => {
    const locked = await lockApplication(trx, input.applicationId);
    if (locked === null) throw new Error('the application is gone');
    const held = await readFiles(trx, input.applicationId);
    const already = held[put.sha256];
    if (already !== undefined) return already;
    const refusal = isDenial(inspected) ? inspected : overTotal(held, put.size, limits.applicationBytes);
    if (refusal !== null || isDenial(inspected)) return await refused(deps, trx, locked, put.sha256, refusal);
    const file: StoredFile = {
      sha256: put.sha256,
      size: put.size,
      name: input.name,
      type: inspected.type,
      ...inspected.facts,
    };
    const at = await deps.clock.now();
    await insertFile(trx, input.applicationId, file, inspected.facts, actorId(actor), at);
    await recordAct(
      trx,
      locked,
      {},
      { kind: 'file-added', body: { sha256: put.sha256, size: put.size, type: inspected.type } },
      actorId(actor),
      at,
    );
    return file;
  });
}

function overTotal(held: Readonly<Record<string, StoredFile>>, size: number, most: number): Denial | null {
  const total = Object.values(held).reduce((sum, file) => sum + file.size, size);
  if (total <= most) return null;
  return deny(
    'too-large',
    `全部附件合计超过${Math.floor(most / 1048576)} MB 的上限，请压缩扫描件后再传。`,
    `All files together exceed ${Math.floor(most / 1048576)} MB; compress the scans and try again.`,
  );
}

/** Forgets a refused file, unless the same bytes are one of the volumes of a dossier, frozen or being made. */
async function refused(
  deps: Deps,
  trx: Transaction<DB>,
  { id, state }: Application,
  sha256: string,
  refusal: Denial | null,
): Promise<Denial> {
  if (refusal === null) throw new Error('a file is refused for a reason');
  if (!(await isVolume(trx, id, sha256)) && state !== 'freezing') await deps.files.remove(id, sha256);
  return refusal;
}

async function inspect(
  deps: Deps,
  input: AddFile,
  put: { sha256: string; size: number },
  limits: Parameters<typeof inspectFile>[2],
) {
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
    return deny(
      'too-large',
      `“${input.name}”超过单个文件${Math.floor(most / 1048576)} MB 的上限，请压缩或拆分后再传。`,
      `“${input.name}” exceeds the limit of ${Math.floor(most / 1048576)} MB a file; compress or split it.`,
    );
  }
}
