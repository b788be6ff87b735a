import { Readable } from 'node:stream';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { OfficeAnswers } from '#src/documents/office-answers.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { sealChecklist } from '#src/domain/dossier/checklist.ts';
import { dossierDigest, instancesOf, leafKey } from '#src/domain/dossier/digest.ts';
import { sealedVolumes } from '#src/domain/dossier/sealed-volume.ts';
import { registrationDigest } from '#src/domain/workflow/paper-only.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { filledOn, nameOf } from '#src/domain/form/identity.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Deps } from './deps.ts';
import { sealsComplete } from './facts.ts';
import { fileReader } from './open-file.ts';
import { markedFor } from './mark-for-viewer.ts';
import type { PrintedFile, PrintJob } from './print.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { overprint } from './overprint-leaf.ts';
import type { WholeApplication } from './read-application.ts';
import { readForReader } from './read-case.ts';
import { packageStream } from './write-package.ts';

export interface SentDocument {
  readonly type: string;
  readonly fileName: string;
  readonly body: Readable | Buffer;
}

/** A document by its name: the stored file of a final dossier, or a fresh compile of the draft bearing 草稿. */
export async function printDocument(
  deps: Deps,
  actor: Actor,
  id: string,
  name: string,
): Promise<SentDocument | Denial> {
  const whole = await readForReader(deps, actor, id);
  if (isDenial(whole)) return whole;
  if (whole.application.paperOnly)
    return deny('absent', '纸质申报没有电子材料。', 'An application on paper has no electronic documents.');
  const fileName = `${nameOf(whole.definition, whole.data) || whole.definition.title.zh}-${name}`;
  const frozen = frozenDossier(whole)?.volumes[name];
  if (frozen !== undefined) {
    const opened = await deps.files.open(id, frozen.sha256);
    if (opened === null) throw new Error(`stored volume ${name} of ${id} is missing`);
    const body = await markedFor(deps, actor, whole.application, { ...opened, type: frozen.type });
    return { type: frozen.type, fileName, body };
  }
  if (sealedVolumes(whole.definition).some((one) => one.name === name)) {
    const sealed = await printSealed(deps, whole, name);
    if (isDenial(sealed)) return sealed;
    const { type, bytes } = sealed;
    const given = { type, size: bytes.length, stream: Readable.from([Buffer.from(bytes)]) };
    return { type, fileName, body: await markedFor(deps, actor, whole.application, given) };
  }
  const job = jobOf(deps, whole);
  if (name === 'package.zip')
    return {
      type: 'application/zip',
      fileName,
      body: packageStream(job, await deps.print.all(job), whole.application.salt),
    };
  if (!deps.print.names(whole.edition, whole.application.class).includes(name))
    return deny('absent', `没有“${name}”这份文件。`, `There is no document “${name}”.`);
  const printed = await deps.print.one(name, job);
  return { type: printed.type, fileName, body: Buffer.from(printed.bytes) };
}

/** A volume with its scans in their places, once every leaf of the applicant's side has one. */
async function printSealed(deps: Deps, whole: WholeApplication, name: string): Promise<PrintedFile | Denial> {
  if (frozenDossier(whole) === null)
    return deny(
      'wrong-state',
      '定稿并附齐签章页扫描件后，才有这份文件。',
      'This document is made once the dossier is final and all sealed pages are attached.',
    );
  const job = jobOf(deps, whole);
  const holds = conditionsFor(job.edition, job.data.class).over(job.data, job.stamp.date);
  const checklist = sealChecklist(whole.definition, job.data, whole.sealed, (condition) => holds(condition) === true);
  const complete = sealsComplete(checklist);
  if (complete !== true) return deny('seals', complete.zh, complete.en);
  const scans = whole.sealed.flatMap(({ leaf, file }) => {
    const stored = whole.files[file];
    return stored === undefined ? [] : [[leaf, stored] as const];
  });
  return await deps.print.sealed(name, job, Object.fromEntries(scans));
}

/** A leaf to be printed, signed and sealed: of the final dossier only. */
export async function printLeaf(deps: Deps, actor: Actor, id: string, leaf: string): Promise<PrintedFile | Denial> {
  const whole = await readForReader(deps, actor, id);
  if (isDenial(whole)) return whole;
  if (!hasLeaf(whole, leaf)) return deny('absent', '没有这一页。', 'There is no such leaf.');
  if (frozenDossier(whole) === null && !whole.application.paperOnly)
    return deny(
      'wrong-state',
      '定稿后才能打印签章页，否则签的不是最终版本。',
      'Sealed leaves are printed after 定稿; earlier they would not be the final version.',
    );
  const job = jobOf(deps, whole);
  const typed = typedByOffice(whole, leaf);
  return Object.keys(typed).length === 0 ? await deps.print.leaf(leaf, job) : await overprint(deps, job, leaf, typed);
}

/** What an office has typed on a leaf of its own: printed blank for handwriting while that is nothing (X3). */
function typedByOffice({ definition, sheets }: WholeApplication, leaf: string): OfficeAnswers {
  if (definition.definitions[leaf]?.office !== true) return {};
  const typed = Object.entries(sheets.find((one) => one.sheet === leaf)?.body ?? {});
  return Object.fromEntries(
    typed.flatMap(([path, value]) => (typeof value === 'string' && value !== '' ? [[path, value]] : [])),
  );
}

/** Pages of one sheet as SVG, as it would be printed now. */
export async function previewSheet(
  deps: Deps,
  actor: Actor,
  id: string,
  sheet: string,
  instance: string,
): Promise<readonly string[] | Denial> {
  const whole = await readForReader(deps, actor, id);
  if (isDenial(whole)) return whole;
  if (!hasLeaf(whole, leafKey(sheet, instance))) return deny('absent', '没有这张表。', 'There is no such sheet.');
  return await deps.print.sheetSvg(instance === '' ? sheet : `${sheet}:${instance}`, jobOf(deps, whole));
}

/** Whether the application has such a sheet, and such an instance of it. */
function hasLeaf({ definition, data }: WholeApplication, leaf: string): boolean {
  const [id = '', instance = ''] = leaf.split(':');
  const sheet = definition.sheets.includes(id) ? definition.definitions[id] : undefined;
  return sheet !== undefined && instancesOf(sheet, data).some((one) => one.instance === instance);
}

const frozenDossier = (whole: WholeApplication) =>
  whole.dossier !== null &&
  whole.dossier.unlockedAt === null &&
  (whole.dossier.revision !== whole.application.revision ||
    stateOf(whole.workflow, whole.application.state)?.phase !== 'freezing')
    ? whole.dossier
    : null;

/** What is printed now: the frozen content under its digest, or the draft. */
export function jobOf(deps: Deps, whole: WholeApplication): PrintJob {
  const { application, edition, definition, data } = whole;
  const openFile = fileReader(deps, application.id);
  const dossier = frozenDossier(whole);
  if (application.paperOnly)
    return {
      edition,
      data,
      openFile,
      stamp: {
        draft: false,
        digest: registrationDigest(edition, application.id, data),
        leaves: {},
        revision: 0,
        application: application.id,
        date: application.createdAt,
      },
    };
  if (dossier === null) {
    const { leaves } = dossierDigest(edition.digest, definition, data, application.salt);
    return {
      edition,
      data,
      openFile,
      stamp: {
        draft: true,
        digest: '',
        leaves,
        revision: application.revision,
        application: application.id,
        date: draftDate(definition, data),
      },
    };
  }
  const content = dossier.content as { data: ApplicationData };
  return {
    edition: deps.editions.byDigest(dossier.editionDigest),
    data: content.data,
    openFile,
    stamp: {
      draft: false,
      digest: dossier.digest,
      leaves: dossier.leaves,
      revision: dossier.revision,
      application: application.id,
      date: dossier.frozenAt,
    },
  };
}

/** A draft's date is its filling date where it has one, so that two compiles of the same draft are alike. */
function draftDate(definition: WholeApplication['definition'], data: ApplicationData): Date {
  const filled = Date.parse(filledOn(definition, data));
  return Number.isNaN(filled) ? new Date(0) : new Date(filled);
}
