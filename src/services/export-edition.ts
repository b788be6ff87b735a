import { randomBytes } from 'node:crypto';
import { createExportFolder, isFree, type WrittenExport } from '#src/adapters/export-folder.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { bundleOf } from '#src/definition/loader.ts';
import { momentIn } from '#src/definition/value/day.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { countDrafts, readBatchesOf, readClashesOf, readExtensionsOf } from '#src/store/edition-export.ts';
import { insertExportReason, recordEditionEvent } from '#src/store/edition-streams.ts';
import { exportAudit } from './export/audit.ts';
import { names, pretty, type ExportDeps, type Exporting } from './export/exported.ts';
import { exportJudging } from './export/judging.ts';
import { exportApplications } from './export/list.ts';
import { addAcross } from './export/tables.ts';
import { editionFile } from './replay/database-source.ts';
import { readmeText } from './export/readme.ts';
import { sealAudit } from './seal-audit.ts';

export interface ExportEdition {
  readonly programme: string;
  readonly edition: string;
  /** Where to: a folder that is empty or not there yet. */
  readonly out: string;
  /** Why so much leaves the house (X12). */
  readonly reason: string;
  /** Account of the operating system that asks: an export is done by the operator, not over HTTP. */
  readonly account: string;
}
export interface ExportedEdition extends WrittenExport {
  readonly applications: number;
  readonly drafts: number;
}

/**
 * Writes everything of an edition into a folder, in open formats: what was handed in, never a draft. Logged twice in the
 * edition's stream: before the first byte leaves, with a commitment to the reason, and at the end with the digest of the
 * manifest. Refused for an unknown edition, without a reason, and into a folder that is not empty.
 */
export async function exportEdition(deps: ExportDeps, input: ExportEdition): Promise<ExportedEdition | Denial> {
  const edition = deps.editions.current(input.programme, input.edition);
  if (edition === null) return unknownEdition(deps, input);
  if (input.reason.trim() === '')
    return deny('invalid', '成批导出须写明理由。', 'An export of a whole edition needs a reason.');
  if (!(await isFree(input.out)))
    return deny(
      'conflict',
      `“${input.out}”不是空文件夹，请另选一个。`,
      `${input.out} is not empty; name another folder.`,
    );
  const begun = await logBegin(deps, input);
  // What is exported should lie under roots that are exported with it; a server that seals just now does the same.
  await sealAudit(deps);
  const { at } = begun;
  const head = {
    format: 1,
    programme: input.programme,
    edition: input.edition,
    editionDigest: edition.digest,
    exportedAt: at.toISOString(),
    account: input.account,
    reason: input.reason,
  };
  const folder = await createExportFolder(input.out, head);
  const { applications, drafts } = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => await fill({ deps, db, edition, folder }, input, at));
  const written = await folder.finish({ applications, drafts });
  await logEnd(deps, input, begun.seq, written);
  return { ...written, applications, drafts: drafts.reduce((sum, { count }) => sum + count, 0) };
}

function unknownEdition({ editions }: ExportDeps, { programme, edition }: ExportEdition): Denial {
  const known = editions.all().map(({ file }) => `${file.programme}/${file.id}`);
  return deny(
    'invalid',
    `没有“${programme}/${edition}”这一届；现有：${known.join('、')}。`,
    `There is no edition ${programme}/${edition}; there are: ${known.join(', ')}.`,
  );
}

/** The event and the words of the reason; committed before anything is written. */
async function logBegin(deps: ExportDeps, input: ExportEdition): Promise<{ readonly seq: number; readonly at: Date }> {
  const at = await deps.clock.now();
  const salt = randomBytes(32).toString('hex');
  const { programme, edition, reason, account } = input;
  const { seq } = await deps.db.transaction().execute(async (trx) => {
    const event = { kind: 'edition-export-begun', body: { reason: commitment(salt, reason) } } as const;
    const head = await recordEditionEvent(trx, { programme, edition, event, actorId: 'operator', at });
    await insertExportReason(trx, { programme, edition, seq: head.seq, reason, salt, account, at });
    return head;
  });
  return { seq, at };
}

async function logEnd(
  deps: ExportDeps,
  { programme, edition }: ExportEdition,
  begun: number,
  written: WrittenExport,
): Promise<void> {
  const at = await deps.clock.now();
  const event = { kind: 'edition-exported', body: { begun, ...written } } as const;
  await deps.db
    .transaction()
    .execute((trx) => recordEditionEvent(trx, { programme, edition, event, actorId: 'operator', at }));
}

async function fill(exporting: Exporting, input: ExportEdition, at: Date) {
  const { db, edition, folder, deps } = exporting;
  const { file } = edition;
  await folder.add(
    names.readme,
    readmeText({
      title: file.title,
      key: `${input.programme}/${input.edition}`,
      at: `${momentIn(at, file.timeZone)} (${file.timeZone})`,
      account: input.account,
      reason: input.reason,
    }),
  );
  for (const one of deps.editions.known().filter((known) => sameEdition(known, edition)))
    await folder.add(editionFile(one), pretty(bundleOf(one)));
  const applications = await exportApplications(exporting, input);
  await addAcross(folder, edition, {
    batches: await readBatchesOf(db, input),
    clashes: await readClashesOf(db, input),
    extensions: await readExtensionsOf(db, input),
  });
  await exportJudging(exporting, input);
  await exportAudit(exporting, input);
  return { applications, drafts: await countDrafts(db, input) };
}

const sameEdition = (one: Edition, other: Edition): boolean =>
  one.file.programme === other.file.programme && one.file.id === other.file.id;
