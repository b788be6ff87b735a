import type { Readable } from 'node:stream';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { OpenedFile } from '#src/adapters/files.ts';
import { countReplyScans, findReplyScan, insertReplyScan, type ReplyScan } from '#src/store/consultation-replies.ts';
import { findConsultation, lockConsultation, recordLetter } from '#src/store/consultations.ts';
import { inspectStored, storeBytes } from './add-file.ts';
import { noLetter, whyNotLetter } from './consult-letter.ts';
import { subjectOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { audienceOf } from './read-consultations.ts';

/** Scans of replies that one letter holds at most. */
const mostScans = 40;
/** What a scan of a letter can be. */
const scanTypes = new Set(['application/pdf', 'image/png', 'image/jpeg']);

export interface AddReplyScan {
  readonly id: string;
  readonly name: string;
  readonly bytes: Readable;
}

/** Takes in the scan of a reply (复函), kept with the letter: no applicant has it among their files. */
export async function addReplyScan(
  deps: Deps,
  actor: Actor,
  { id, name, bytes }: AddReplyScan,
): Promise<ReplyScan | Denial> {
  const refuse = (denial: Denial): Denial => {
    bytes.resume();
    return denial;
  };
  const letter = await findConsultation(deps.db, id);
  const answers = letter !== null && whyNot(actor, 'consultation.answer', subjectOf(letter)) === null;
  const denial = whyNotLetter(actor, answers ? 'consultation.answer' : 'consultation.manage')(letter);
  if (denial !== null || letter === null) return refuse(denial ?? noLetter);
  if ((await countReplyScans(deps.db, id)) >= mostScans)
    return refuse(
      deny('too-large', '这封函的复函扫描件已经太多。', 'This letter holds too many scans of replies already.'),
    );
  const { limits } = deps.editions.byDigest(letter.processDigest).file;
  const input = { applicationId: id, name, bytes };
  const put = await storeBytes(deps, input, limits.fileBytes);
  if (isDenial(put)) return put;
  const inspected = await inspectStored(deps, input, put, limits);
  const refusal = isDenial(inspected) ? inspected : scanTypes.has(inspected.type) ? null : noScan(name);
  if (isDenial(inspected) || refusal !== null) {
    if ((await findReplyScan(deps.db, id, put.sha256)) === null) await deps.files.remove(id, put.sha256);
    return refusal ?? noScan(name);
  }
  const scan: ReplyScan = { ...put, name, type: inspected.type };
  const at = await deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockConsultation(trx, id);
    if (locked === null) throw new Error(`consultation ${id} is gone`);
    await insertReplyScan(trx, id, scan, actorId(actor), at);
    await recordLetter(trx, locked, {}, { act: 'scan', actorId: actorId(actor), at, details: { sha256: scan.sha256 } });
  });
  return scan;
}

const noScan = (name: string): Denial =>
  deny('invalid', `“${name}”不是扫描件，请上传PDF、PNG或JPEG。`, `“${name}” is no scan; upload a PDF, PNG or JPEG.`);

/** A scan of a reply, for the office that asked and those above. */
export async function openReplyScan(
  deps: Deps,
  actor: Actor,
  id: string,
  sha256: string,
): Promise<(OpenedFile & { readonly scan: ReplyScan }) | Denial> {
  const letter = await findConsultation(deps.db, id);
  const denial = whyNotLetter(actor, 'consultation.read')(letter);
  if (denial !== null || letter === null) return denial ?? noLetter;
  const absent = deny('absent', '没有这个文件。', 'There is no such file.');
  if (audienceOf(actor, letter) !== 'office') return absent;
  const scan = await findReplyScan(deps.db, id, sha256);
  const opened = scan === null ? null : await deps.files.open(id, sha256);
  return scan === null || opened === null ? absent : { ...opened, scan };
}
