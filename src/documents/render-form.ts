import type { Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { buildSheets, classOf, sheetOrder } from './build-sheet.ts';
import type { DocSheet } from './document.ts';
import { gatherPictures } from './gather-pictures.ts';
import { jobOf, markOf, printSheets, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import type { Printed, PrintRequest, PrintSheet } from './print.ts';
import type { WordForm } from './word-form.ts';

/** The whole form of an application (attachments and added sheets) as PDF/A-2a. */
export async function renderForm(deps: PrintDeps, input: PrintInput): Promise<Printed> {
  const { definition } = jobOf(input);
  return renderSheets(deps, input, sheetOrder(definition), definition.form.zh);
}

/** Some sheets on their own, as leaves to print again; `title` goes into the file. */
export async function renderSheets(
  deps: PrintDeps,
  input: PrintInput,
  ids: readonly string[],
  title: string,
  instance?: string,
): Promise<Printed> {
  const request = await sheetsRequest(deps, input, ids, title);
  const sheets = request.body.sheets.filter((sheet) => instance === undefined || sheet.instance === instance);
  return deps.renderer.print({ ...request, body: { kind: 'sheets', sheets } });
}

/** The preview of a sheet (all its instances, or one) as one SVG a page: the same compile as the PDF. */
export async function renderSheetSvg(
  deps: PrintDeps,
  input: PrintInput,
  sheetId: string,
  instance?: string,
): Promise<string[]> {
  const request = await sheetsRequest(deps, input, [sheetId], sheetId);
  const sheets = request.body.sheets.filter((sheet) => instance === undefined || sheet.instance === instance);
  return sheets.length === 0 ? [] : deps.renderer.svg({ ...request, body: { kind: 'sheets', sheets } });
}

interface SheetsRequest extends PrintRequest {
  readonly body: { readonly kind: 'sheets'; readonly sheets: readonly PrintSheet[] };
}

async function sheetsRequest(
  deps: PrintDeps,
  input: PrintInput,
  ids: readonly string[],
  title: string,
): Promise<SheetsRequest> {
  const job = jobOf(input);
  const sheets = printSheets(job, ids);
  const pictures = await gatherPictures(
    deps,
    sheets.flatMap((sheet) => sheet.blocks),
  );
  const body = { kind: 'sheets', sheets } as const;
  return { ...requestOf(job, { title, standard: 'a-2a', mark: markOf(job, 'form'), pictures, body }), body };
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
  return { title: job.definition.form.zh, date: input.date, sheets, pictures, running: input.edition.file.title.zh };
}
