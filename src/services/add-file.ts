import { Transform, type Readable } from 'node:stream';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { roomFor } from '#src/domain/form/file-room.ts';
import type { Transaction } from 'kysely';
import { findApplication, lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import { filesOnRecord, isVolume, readSealedLeaves } from '#src/store/dossiers.ts';
import { deleteFile, insertFile, readFiles } from '#src/store/files.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { isInHands, stateOf } from '#src/domain/workflow/decide.ts';
import { rolesOf } from './decide-act.ts';
import { readDraft, type Draft } from './read-application.ts';

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
  const put = await storeBytes(deps, input, limits.fileBytes);
  if (isDenial(put)) return put;
  const inspected = await inspectStored(deps, input, put, limits);
  const taken = await deps.db
    .transaction()
    .execute(async (trx) => await takeIn(deps, trx, actor, input, put, inspected));
  if (isDenial(taken)) return taken;
  if (taken.released.length > 0) await removeBytes(deps, input.applicationId, taken.released);
  return taken.file;
}

type Put = { readonly sha256: string; readonly size: number };
interface Taken {
  readonly file: StoredFile;
  /** Files let go for it, whose bytes may go once all of it is written. */
  readonly released: readonly string[];
}

/** Under the application's lock: the file's row with its event, unless it is there already or something speaks against it. */
async function takeIn(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  input: AddFile,
  put: Put,
  inspected: Awaited<ReturnType<typeof inspectStored>>,
): Promise<Taken | Denial> {
  const locked = await lockApplication(trx, input.applicationId);
  if (locked === null) throw new Error('the application is gone');
  const office = actor.kind === 'user' && actor.id !== locked.ownerId ? locked.channel : null;
  const already = (await readFiles(trx, locked.id, office === null ? 'owner' : 'offices'))[put.sha256];
  if (already !== undefined) return { file: already, released: [] };
  const draft = await readDraft(deps, trx, locked);
  if (office !== null && !isInHands(draft.workflow, locked, rolesOf(actor, locked)))
    return await refused(deps, trx, locked, put.sha256, notInHands);
  if (isDenial(inspected)) return await refused(deps, trx, locked, put.sha256, inspected);
  if (!(await deps.files.list(input.applicationId)).includes(put.sha256)) return goneMeanwhile(input.name);
  const room = await roomIn(deps, trx, draft, put.size, office !== null);
  if (!room.ok) return await refused(deps, trx, locked, put.sha256, overTotal(draft));
  const file: StoredFile = { ...put, name: input.name, type: inspected.type, ...inspected.facts };
  const at = await deps.clock.now();
  await insertFile(trx, input.applicationId, file, inspected.facts, { by: actorId(actor), at, office });
  let application = await recordAct(
    trx,
    locked,
    {},
    { kind: 'file-added', body: { sha256: put.sha256, size: put.size, type: inspected.type } },
    actorId(actor),
    at,
  );
  for (const sha256 of room.release) {
    await deleteFile(trx, input.applicationId, sha256);
    const body = { sha256, size: draft.files[sha256]?.size ?? 0 };
    application = await recordAct(trx, application, {}, { kind: 'file-released', body }, 'system', at);
  }
  return { file, released: room.release };
}

/** Removes the bytes of files let go, but for those that somebody has uploaded again meanwhile. */
async function removeBytes(deps: Deps, applicationId: string, released: readonly string[]): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await lockApplication(trx, applicationId);
    const held = await readFiles(trx, applicationId);
    for (const sha256 of released) if (held[sha256] === undefined) await deps.files.remove(applicationId, sha256);
  });
}

/**
 * Room beside the files that the draft names and the scans that hold; nothing is let go while a dossier is being made. What
 * offices bring counts by itself, and for it nothing is ever let go.
 */
async function roomIn(
  deps: Deps,
  trx: Transaction<DB>,
  { application, edition, files, data }: Draft,
  size: number,
  office: boolean,
) {
  if (office) {
    const held = Object.values(await readFiles(trx, application.id, 'offices'));
    const ok = held.reduce((total, file) => total + file.size, size) <= edition.file.limits.applicationBytes;
    return { ok, release: [] };
  }
  const scans = (await readSealedLeaves(trx, application.id)).map((scan) => scan.file);
  const room = roomFor(size, {
    held: Object.values(files),
    named: new Set([...Object.keys(data.files), ...scans]),
    onRecord: await filesOnRecord(trx, application.id),
    most: edition.file.limits.applicationBytes,
  });
  return isFreezing(deps, application) ? { ...room, release: [] } : room;
}

const notInHands = deny(
  'wrong-state',
  '这份申报现在不由您办理，不能上传附件。',
  'This case is not yours to deal with now; no file can be added.',
);

/** The same bytes were refused or let go at this very moment, and with them these. */
const goneMeanwhile = (name: string): Denial =>
  deny('conflict', `“${name}”没有存入，请再传一次。`, `“${name}” was not stored; upload it again.`);

function overTotal({ edition }: Draft): Denial {
  const most = Math.floor(edition.file.limits.applicationBytes / 1048576);
  return deny(
    'too-large',
    `材料中的附件合计将超过${most} MB的上限。请压缩后再传，或先从材料中移除不用的附件（移除后不再计入）。`,
    `The files of the application would exceed ${most} MB together. Compress this one, or first remove files you do not need; what is removed no longer counts.`,
  );
}

/** Forgets a refused file, unless the same bytes are one of the volumes of a dossier, frozen or being made. */
async function refused(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  sha256: string,
  refusal: Denial,
): Promise<Denial> {
  const { id } = application;
  if (!(await isVolume(trx, id, sha256)) && !isFreezing(deps, application)) await deps.files.remove(id, sha256);
  return refusal;
}

/** Whether the volumes of the application are being made. */
const isFreezing = (deps: Deps, { processDigest, state }: Application): boolean =>
  stateOf(deps.editions.byDigest(processDigest).workflow, state)?.phase === 'freezing';

/** Looks at what was just stored by its content: its kind and facts, or why it cannot be taken. */
export async function inspectStored(deps: Deps, input: AddFile, put: Put, limits: Parameters<typeof inspectFile>[2]) {
  const bytes = await deps.files.read(input.applicationId, put.sha256);
  if (bytes === null) throw new Error(`file ${put.sha256} just stored is not there`);
  return await inspectFile(bytes, input.name, limits);
}

/** Stores the bytes, stopping at the limit instead of filling the disk. */
export async function storeBytes(deps: Deps, input: AddFile, most: number): Promise<Put | Denial> {
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
