import type { Readable } from 'node:stream';
import type { OpenedFile } from '#src/adapters/files.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { whyNotMotion } from '#src/domain/decision/motion.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { insertMotionScan, readMotionScans, type MotionScan } from '#src/store/motion-votes.ts';
import { findMotion, recordMotion } from '#src/store/motions.ts';
import { inspectStored, storeBytes } from '../add-file.ts';
import type { Deps } from '../deps.ts';
import { noDecision, onMotion, whyNotDecision } from './deciding.ts';
import { sightOf } from './sight.ts';

/** Scans that one motion holds at most. */
const mostScans = 20;
const scanTypes = new Set(['application/pdf', 'image/png', 'image/jpeg']);

export interface AddMotionScan {
  readonly id: string;
  readonly name: string;
  readonly bytes: Readable;
}

/** Takes in the scan of a count sheet of paper ballots, kept with its motion. */
export async function addMotionScan(
  deps: Deps,
  actor: Actor,
  { id, name, bytes }: AddMotionScan,
): Promise<MotionScan | Denial> {
  const refuse = (denial: Denial): Denial => {
    bytes.resume();
    return denial;
  };
  const motion = await findMotion(deps.db, id);
  const denial = whyNotDecision(actor, 'decision.manage', motion?.programme ?? '');
  if (denial !== null || motion === null) return refuse(denial ?? noDecision);
  const closed = whyNotMotion(motion, 'count');
  if (closed !== null) return refuse(closed);
  const held = await readMotionScans(deps.db, id);
  if (held.length >= mostScans)
    return refuse(deny('too-large', '这个议案的扫描件已经太多。', 'This motion holds too many scans already.'));
  const { limits } = deps.editions.byDigest(motion.processDigest).file;
  const input = { applicationId: id, name, bytes };
  const put = await storeBytes(deps, input, limits.fileBytes);
  if (isDenial(put)) return put;
  const inspected = await inspectStored(deps, input, put, limits);
  const refused = isDenial(inspected) ? inspected : scanTypes.has(inspected.type) ? null : noScan(name);
  if (isDenial(inspected) || refused !== null) {
    if (held.every((one) => one.sha256 !== put.sha256)) await deps.files.remove(id, put.sha256);
    return refused ?? noScan(name);
  }
  const scan: MotionScan = { sha256: put.sha256, size: put.size, name, type: inspected.type };
  return await onMotion(deps, actor, 'decision.manage', id, async (one) => {
    await insertMotionScan(one.trx, id, scan, one.user.id, one.at);
    const details = { sha256: scan.sha256 };
    await recordMotion(one.trx, one.motion, {}, { act: 'scan', actorId: one.user.id, at: one.at, details });
    return scan;
  });
}

const noScan = (name: string): Denial =>
  deny('invalid', `“${name}”不是扫描件，请上传PDF、PNG或JPEG。`, `“${name}” is no scan; upload a PDF, PNG or JPEG.`);

/** A scan of a motion's count; not for a member who stands aside from one of its questions. */
export async function openMotionScan(
  deps: Deps,
  actor: Actor,
  id: string,
  sha256: string,
): Promise<(OpenedFile & { readonly scan: MotionScan }) | Denial> {
  const motion = await findMotion(deps.db, id);
  const denial = whyNotDecision(actor, 'decision.read', motion?.programme ?? '');
  if (denial !== null || motion === null) return denial ?? noDecision;
  const absent = deny('absent', '没有这个文件。', 'There is no such file.');
  const sight = await sightOf(deps.db, actor, motion);
  if (motion.body.candidates.some(({ application }) => sight.hides(application))) return absent;
  if (sight.votesOnly && motion.closedAt === null) return absent;
  const scan = (await readMotionScans(deps.db, id)).find((one) => one.sha256 === sha256);
  const opened = scan === undefined ? null : await deps.files.open(id, sha256);
  return scan === undefined || opened === null ? absent : { ...opened, scan };
}
