import type { Readable } from 'node:stream';
import { growingStates } from '#src/domain/award/objection.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { insertObjectionFile, readObjectionFiles, type ObjectionFile } from '#src/store/objection-files.ts';
import { findObjectionByLink, recordObjection, type Objection } from '#src/store/objections.ts';
import { inspectStored, storeBytes, type AddFile } from '../add-file.ts';
import { judged } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';
import { lockByLink, noObjection } from './code.ts';
import { linkHash } from './objector.ts';

export interface AddObjectionFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: Readable;
}

/** Takes evidence in: within the edition's room for one objection, looked at by its content; what is refused leaves all else as it was. */
export async function addObjectionFile(deps: Deps, input: AddObjectionFile): Promise<ObjectionFile | Denial> {
  const objection = await findObjectionByLink(deps.db, linkHash(input.token));
  const room = objection === null ? noObjection : await roomLeft(deps, objection);
  if (objection === null || isDenial(room)) {
    input.bytes.resume();
    return isDenial(room) ? room : noObjection;
  }
  const { limits } = room;
  const adding: AddFile = { applicationId: objection.id, name: input.name, bytes: input.bytes };
  const put = await storeBytes(deps, adding, room.left);
  if (isDenial(put)) return put.code === 'too-large' ? overRoom(input.name, room.most) : put;
  const inspected = await inspectStored(deps, adding, put, { ...limits, fileBytes: room.most });
  const taken = isDenial(inspected)
    ? inspected
    : await takeIn(deps, input, { ...put, name: input.name, type: inspected.type });
  if (isDenial(taken)) await forget(deps, objection, put.sha256);
  return taken;
}

/** Under the objection's lock, for somebody may add another at the same moment. */
async function takeIn(deps: Deps, { token }: AddObjectionFile, file: ObjectionFile): Promise<ObjectionFile | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const locked = await lockByLink(trx, token);
    if (locked === null) return noObjection;
    const held = await readObjectionFiles(trx, locked.id);
    const already = held.find((one) => one.sha256 === file.sha256);
    if (already !== undefined) return already;
    const room = await roomLeft(deps, locked, held);
    if (isDenial(room)) return room;
    if (file.size > room.left) return overRoom(file.name, room.most);
    await insertObjectionFile(trx, locked.id, file, at);
    const details = { sha256: file.sha256, size: file.size };
    await recordObjection(trx, locked, {}, { act: 'add-file', actorId: 'objector', at, details });
    return file;
  });
}

/** Bytes that an objection may still take; a refusal where it holds as many files as it may, or is past taking any. */
async function roomLeft(deps: Deps, objection: Objection, files?: readonly ObjectionFile[]) {
  const found = judged(deps, objection);
  if (found === null) return noObjection;
  if (!growingStates.includes(objection.state))
    return deny(
      'wrong-state',
      '这件异议已经核查完毕或没有受理，不能再补充材料。',
      'This objection has been examined or was not taken up; nothing can be added.',
      'file',
    );
  const { bytes: most, files: mostFiles } = found.rules.objection;
  const held = files ?? (await readObjectionFiles(deps.db, objection.id));
  if (held.length >= mostFiles)
    return deny(
      'too-large',
      `最多上传${mostFiles}个文件，请合并后再传。`,
      `At most ${mostFiles} files can be added; put them together.`,
      'file',
    );
  const left = most - held.reduce((sum, one) => sum + one.size, 0);
  return { most, left, limits: found.edition.file.limits };
}

const overRoom = (name: string, most: number): Denial =>
  deny(
    'too-large',
    `“${name}”没有存入：一件异议的材料合计不超过${Math.floor(most / 1048576)} MB，请压缩或只留必要的部分。已填写的内容和其他材料都在。`,
    `“${name}” was not stored: the files of one objection may have ${Math.floor(most / 1048576)} MB together. Compress it or leave out what is not needed. All else you gave is kept.`,
    'file',
  );

/** Removes bytes that were refused, unless the same were taken in before. */
async function forget(deps: Deps, objection: Objection, sha256: string): Promise<void> {
  const held = await readObjectionFiles(deps.db, objection.id);
  if (!held.some((one) => one.sha256 === sha256)) await deps.files.remove(objection.id, sha256);
}
