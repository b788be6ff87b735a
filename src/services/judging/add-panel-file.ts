import type { Readable } from 'node:stream';
import type { OpenedFile } from '#src/adapters/files.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { judging } from '#src/domain/judging/panel-state.ts';
import { findPanelFile, insertPanelFile, type PanelFile } from '#src/store/panel-files.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import { inspectStored, storeBytes } from '../add-file.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { panelSubject } from './judged-edition.ts';

export interface AddPanelFile {
  readonly panel: string;
  readonly name: string;
  readonly bytes: Readable;
}

/** What is kept with a panel: signed sheets, and photographs of a visit. */
const types = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');
const noScan = (name: string): Denial =>
  deny(
    'invalid',
    `“${name}”不是扫描件或照片，请上传PDF、PNG或JPEG。`,
    `“${name}” is no scan or photograph; upload a PDF, PNG or JPEG.`,
  );

/** Takes a file of a panel in, looked at by its content; what it is for is said by whoever names it afterwards. */
export async function addPanelFile(
  deps: Deps,
  actor: Actor,
  { panel: id, name, bytes }: AddPanelFile,
): Promise<PanelFile | Denial> {
  const panel = await findPanel(deps.db, id);
  const refusal = refuseMember(actor, panel);
  if (refusal !== null || panel === null) {
    bytes.resume();
    return refusal ?? absent;
  }
  const { limits } = deps.editions.byDigest(panel.processDigest).file;
  const input = { applicationId: id, name, bytes };
  const put = await storeBytes(deps, input, limits.fileBytes);
  if (isDenial(put)) return put;
  const inspected = await inspectStored(deps, input, put, limits);
  if (isDenial(inspected) || !types.has(inspected.type)) {
    if ((await findPanelFile(deps.db, id, put.sha256)) === null) await deps.files.remove(id, put.sha256);
    return isDenial(inspected) ? inspected : noScan(name);
  }
  const file: PanelFile = { ...put, name, type: inspected.type };
  const at = await deps.clock.now();
  await deps.db.transaction().execute((trx) => insertPanelFile(trx, id, file, { actorId: actorId(actor), at }));
  return file;
}

function refuseMember(actor: Actor, panel: NamedPanel | null): Denial | null {
  const denial = whyNot(actor, 'consensus.write', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  const member = judging(panel?.members ?? []).find((one) => actor.kind === 'user' && one.userId === actor.id);
  return member === undefined ? absent : null;
}

/** A file of a panel, for its members and for those who may read its consensus. */
export async function openPanelFile(
  deps: Deps,
  actor: Actor,
  id: string,
  sha256: string,
): Promise<(OpenedFile & { readonly file: PanelFile }) | Denial> {
  const panel = await findPanel(deps.db, id);
  const denial = whyNot(actor, 'consensus.read', panel === null ? null : panelSubject(panel));
  if (denial !== null || panel === null) return denial === null || denial.code === 'absent' ? absent : denial;
  const file = await findPanelFile(deps.db, id, sha256);
  const opened = file === null ? null : await deps.files.open(id, sha256);
  return file === null || opened === null
    ? deny('absent', '没有这个文件。', 'There is no such file.')
    : { ...opened, file };
}
