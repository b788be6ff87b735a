import { folderName, safeName } from '#src/domain/export/file-name.ts';
import type { ApplicationData, StoredFile } from '#src/domain/form/answers.ts';
import { nameOf } from '#src/domain/form/identity.ts';
import type { Application } from '#src/store/applications.ts';
import { findDossier, readLeavesOf, type Dossier } from '#src/store/dossiers.ts';
import { readActHistory, readMessagesAbout } from '#src/store/edition-export.ts';
import { readFiles } from '#src/store/files.ts';
import { readReceipts, type Receipt } from '#src/store/receipts.ts';
import { readTasks } from '#src/store/tasks.ts';
import { receiptProof } from '../prove-receipt.ts';
import { classOf } from '../read-application.ts';
import { names, pretty, revisionFolder, type Exporting } from './exported.ts';
import { addHistory, addMessages, addTasks } from './tables.ts';

/** An application as the list of an export names it. */
export interface ExportedApplication {
  readonly folder: string;
  readonly applicant: string;
  /** The latest revision that was handed in and not taken back; null where every one was. */
  readonly revision: number | null;
  readonly receipts: readonly Receipt[];
}

/** Writes everything of one application that was handed in; of a revision taken back only its receipt. */
export async function exportApplication(
  exporting: Exporting,
  order: number,
  application: Application,
): Promise<ExportedApplication> {
  const { db, edition, folder } = exporting;
  const receipts = await readReceipts(db, application.id);
  const dossiers = await handedInDossiers(exporting, application, receipts);
  const applicant = application.applicant ?? nameIn(exporting, application, dossiers.at(-1));
  const path = `${names.applications}/${folderName(order, applicant, application.id)}`;
  const files = await readFiles(db, application.id);
  await folder.add(`${path}/${names.about}`, pretty(aboutOf(application, applicant, dossiers)));
  for (const dossier of dossiers) await addDossier(exporting, path, dossier, files);
  for (const receipt of receipts) await addReceipt(exporting, path, application, applicant, receipt);
  const [history, tasks] = [await readActHistory(db, application.id), await readTasks(db, application.id)];
  await addHistory(folder, path, edition, history);
  await addTasks(folder, path, edition, tasks);
  await addMessages(folder, path, edition, await readMessagesAbout(db, application.id));
  await addAttachments(exporting, application.id, path, [history.map((entry) => entry.details), tasks], files);
  return { folder: path, applicant, revision: dossiers.at(-1)?.revision ?? null, receipts };
}

/** The dossiers that were handed in and not taken back, oldest first. */
async function handedInDossiers(
  { db }: Exporting,
  { id, handedIn }: Application,
  receipts: readonly Receipt[],
): Promise<Dossier[]> {
  const revisions = receipts.filter((one) => one.withdrawnAt === null).map((one) => one.revision);
  const all = [...new Set([...revisions, ...(handedIn === null ? [] : [handedIn])])].toSorted((a, b) => a - b);
  const found = await Promise.all(all.map((revision) => findDossier(db, id, revision)));
  return found.filter((one) => one !== null);
}

function nameIn({ deps }: Exporting, application: Application, dossier: Dossier | undefined): string {
  if (dossier === undefined) return '';
  const definition = classOf(deps.editions.byDigest(dossier.editionDigest), application.class);
  return nameOf(definition, (dossier.content as { data: ApplicationData }).data);
}

/** Metadata only: no salt, no owner's account, nothing of the draft. */
const aboutOf = (application: Application, applicant: string, dossiers: readonly Dossier[]): object => ({
  id: application.id,
  programme: application.programme,
  edition: application.edition,
  class: application.class,
  applicant,
  state: application.state,
  channel: application.channel,
  number: application.number,
  createdAt: application.createdAt,
  handedIn: application.handedIn,
  revisions: dossiers.map(({ revision, digest, editionDigest, frozenAt }) => ({
    revision,
    digest,
    editionDigest,
    frozenAt,
  })),
});

async function addDossier(
  exporting: Exporting,
  path: string,
  dossier: Dossier,
  files: Readonly<Record<string, StoredFile>>,
): Promise<void> {
  const { applicationId, revision, volumes, leaves } = dossier;
  const within = `${path}/${revisionFolder(revision)}`;
  for (const [name, { sha256 }] of Object.entries(volumes))
    await addStored(exporting, applicationId, sha256, `${within}/${safeName(name, 80)}`);
  for (const [at, { leaf, file }] of (await readLeavesOf(exporting.db, applicationId, leaves)).entries())
    await addStored(
      exporting,
      applicationId,
      file,
      `${within}/${names.scans}/${String(at + 1).padStart(2, '0')}_${safeName(leaf)}${ending(files[file])}`,
    );
}

/** Streams a file out of the store; one that is missing there ends the export, for `laurel doctor` to name. */
async function addStored({ deps, folder }: Exporting, id: string, sha256: string, path: string): Promise<void> {
  const opened = await deps.files.open(id, sha256);
  if (opened === null) throw new Error(`the file ${sha256} of application ${id} is missing in the file store`);
  await folder.add(path, opened.stream);
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/heic': '.heic',
};
const ending = (file: StoredFile | undefined): string =>
  endings[file?.type ?? ''] ?? (/\.[a-z0-9]{1,5}$/iu.exec(file?.name ?? '')?.[0] ?? '').toLowerCase();

async function addReceipt(
  { deps, db, folder }: Exporting,
  path: string,
  application: Application,
  applicant: string,
  receipt: Receipt,
): Promise<void> {
  const within = `${path}/${revisionFolder(receipt.revision)}`;
  const { editionDigest } = receipt.body as { readonly editionDigest: string };
  const edition = deps.editions.byDigest(editionDigest);
  const printed = await deps.print.receipt({
    receipt,
    edition,
    applicant,
    classTitle: classOf(edition, application.class).title,
  });
  await folder.add(`${within}/${names.receipt}.json`, pretty(receipt));
  await folder.add(`${within}/${names.receipt}.pdf`, printed.bytes);
  const proof = await receiptProof({ db }, application.id, receipt);
  if (proof !== null) await folder.add(`${within}/${names.proof}`, pretty(proof));
}

/** The application's files that acts and tasks name: scans of acts recorded on behalf, opinions, replies. */
async function addAttachments(
  exporting: Exporting,
  id: string,
  path: string,
  said: unknown,
  files: Readonly<Record<string, StoredFile>>,
): Promise<void> {
  const named = new Set([...JSON.stringify(said).matchAll(/"([0-9a-f]{64})"/gu)].map((match) => match[1] ?? ''));
  for (const sha256 of [...named].filter((one) => files[one] !== undefined).toSorted())
    await addStored(exporting, id, sha256, `${path}/${names.attachments}/${sha256}${ending(files[sha256])}`);
}
