import type { Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { buildSheets, classOf, sheetAnchor, sheetOrder } from './build-sheet.ts';
import type { DocSheet } from './document.ts';
import { gatherPictures } from './gather-pictures.ts';
import { jobOf, markOf, printSheets, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import type { Printed, PrintRequest, PrintSheet } from './print.ts';
import { volumeAnchors } from './render-volume.ts';
import type { WordForm } from './word-form.ts';

/** The whole form of an application (attachments and added sheets) as PDF/A-2a. */
export async function renderForm(deps: PrintDeps, input: PrintInput): Promise<Printed> {
  const { definition } = jobOf(input);
  return deps.renderer.print(
    await sheetsRequest(deps, input, { ids: sheetOrder(definition), title: definition.form.zh, volume: 'form' }),
  );
}

/** A loose sheet with all its instances, numbered and marked on its own, as PDF/A-2a. */
export async function renderLoose(deps: PrintDeps, input: PrintInput, id: string): Promise<Printed> {
  return deps.renderer.print(await sheetsRequest(deps, input, looseSheet(input, id)));
}

const looseSheet = (input: PrintInput, id: string): Sheets => ({ ids: [id], title: titleOf(input, id), volume: id });
const titleOf = (input: PrintInput, id: string): string => jobOf(input).definition.definitions[id]?.title.zh ?? id;

/**
 * A sheet on its own as it stands in its volume or among its loose sheets, with the same page number and mark: to be
 * printed, signed and put back in its place. `leaf` is `pledge` or `holdingDeclaration:h2`.
 */
export async function renderLeaf(deps: PrintDeps, input: PrintInput, leaf: string): Promise<Printed> {
  const [id = ''] = leaf.split(':');
  const anchor = sheetAnchor(leaf);
  const volume = jobOf(input).definition.volumes.find(({ parts }) =>
    parts.some((part) => 'sheets' in part && part.sheets.includes(id)),
  );
  const whole = await sheetsRequest(deps, input, { ...looseSheet(input, id), volume: volume?.id ?? id });
  const anchors =
    volume === undefined ? (await deps.renderer.measure(whole)).anchors : await volumeAnchors(deps, input, volume.id);
  const sheets = whole.body.sheets.filter((sheet) => sheet.anchor === anchor);
  return deps.renderer.print({
    ...whole,
    firstPage: anchors[anchor] ?? 1,
    anchors: volume === undefined ? {} : anchors,
    body: { kind: 'sheets', sheets },
  });
}

/** The preview of a sheet (all its instances, or one) as one SVG a page: the same compile as the PDF. */
export async function renderSheetSvg(
  deps: PrintDeps,
  input: PrintInput,
  sheetId: string,
  instance?: string,
): Promise<string[]> {
  const request = await sheetsRequest(deps, input, { ids: [sheetId], title: sheetId, volume: 'form' });
  const sheets = request.body.sheets.filter((sheet) => instance === undefined || sheet.instance === instance);
  return sheets.length === 0 ? [] : deps.renderer.svg({ ...request, body: { kind: 'sheets', sheets } });
}

interface SheetsRequest extends PrintRequest {
  readonly body: { readonly kind: 'sheets'; readonly sheets: readonly PrintSheet[] };
}

/** Sheets that are set together; `title` goes into the file, `volume` into the mark of each page. */
interface Sheets {
  readonly ids: readonly string[];
  readonly title: string;
  readonly volume: string;
}

async function sheetsRequest(
  deps: PrintDeps,
  input: PrintInput,
  { ids, title, volume }: Sheets,
): Promise<SheetsRequest> {
  const job = jobOf(input);
  const sheets = printSheets(job, ids);
  const pictures = await gatherPictures(
    deps,
    sheets.flatMap((sheet) => sheet.blocks),
  );
  const body = { kind: 'sheets', sheets } as const;
  return { ...requestOf(job, { title, standard: 'a-2a', mark: markOf(job, volume), pictures, body }), body };
}

const nobody = (edition: Edition, className: string): ApplicationData => ({
  format: 1,
  edition: edition.file.id,
  class: className,
  answers: {},
  evidence: [],
  reports: {},
  files: {},
});

/** The blank form of a class as sheets, hints included (M11); for the PDF and the Word file alike. */
export function blankSheets(edition: Edition, className: string): DocSheet[] {
  const data = nobody(edition, className);
  const holds = conditionsFor(edition, className).over(data, new Date(edition.file.window.from));
  return buildSheets(edition, data, sheetOrder(classOf(edition, className)), { mode: 'blank', holds });
}

/** The blank form as PDF/A-2a, dated with the first day of the window. */
export async function renderBlankForm(
  deps: Pick<PrintDeps, 'renderer'>,
  edition: Edition,
  className: string,
): Promise<Printed> {
  const sheets = blankSheets(edition, className).map((sheet) => ({ ...sheet, leafDigest: '' }));
  return deps.renderer.print({
    title: classOf(edition, className).form.zh,
    author: edition.call.issuer.zh,
    date: edition.file.window.from,
    standard: 'a-2a',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: { kind: 'sheets', sheets },
  });
}

/** The whole form of an application, filled, for the Word file. */
export async function formSheets(deps: PrintDeps, input: PrintInput): Promise<WordForm> {
  const job = jobOf(input);
  const sheets = printSheets(job, sheetOrder(job.definition));
  const pictures = await gatherPictures(
    deps,
    sheets.flatMap((sheet) => sheet.blocks),
  );
  const { running, version } = markOf(job, 'form');
  return { title: job.definition.form.zh, date: input.date, sheets, pictures, running, version };
}
