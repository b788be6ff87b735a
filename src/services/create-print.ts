import { createHash } from 'node:crypto';
import { createViewerMark } from '#src/adapters/pdf/mark-viewer.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import { fontCoverage } from '#src/adapters/typst/coverage.ts';
import { createRenderer } from '#src/adapters/typst/renderer.ts';
import { volumeTools } from '#src/adapters/pdf/volume-tools.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import {
  blankSheets,
  renderBlankForm,
  renderForm,
  renderLeaf,
  renderLoose,
  renderSheetSvg,
  formSheets,
} from '#src/documents/render-form.ts';
import { renderCover } from '#src/documents/render-cover.ts';
import { renderInstructions } from '#src/documents/render-instructions.ts';
import { renderLabel } from '#src/documents/render-label.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import type { LetterDocument } from '#src/documents/letter.ts';
import { renderSealedVolume, renderVolume, volumeAnchors } from '#src/documents/render-volume.ts';
import { receiptRequest } from '#src/documents/receipt.ts';
import type { PrintDeps, PrintInput } from '#src/documents/job.ts';
import type { Renderer } from '#src/documents/print.ts';
import type { WordForm } from '#src/documents/word-form.ts';
import { sealedVolumes } from '#src/domain/dossier/sealed-volume.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { lacksOf, runsOf, type Covers } from '#src/domain/form/glyphs.ts';
import type { Glyphs, Print, PrintedFile, PrintedLetter, PrintJob } from './print.ts';

const pdf = 'application/pdf';
/** What kind of PDF a file is: archival where Typst vouches for all of it, plain where supplied pages are embedded. */
const archival = 'PDF/A-2a';
const plain = 'PDF 1.7';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Printing, put together from documents, Typst, Word and PDF tools. One renderer serves one process. */
export function createPrint(licensedFonts?: string): Print {
  const folders = fontFolders(licensedFonts);
  const renderer = createRenderer({ fontFolders: folders });
  const viewer = createViewerMark(folders);
  let glyphs: Glyphs | null = null;
  const deps = (job: PrintJob): PrintDeps => ({ renderer, volumes: volumeTools, readFile: job.openFile });
  return {
    names: (edition, className) => documentNames(classIn(edition, className)),
    one: async (name, job) => await printOne(deps(job), name, job, {}),
    all: async (job, progress) => {
      const names = documentNames(classIn(job.edition, job.data.class)).filter((name) => concerns(job, name));
      const printed: PrintedFile[] = [];
      for (const [i, name] of names.entries()) {
        progress?.(i, names.length, { zh: `生成 ${name}`, en: `Making ${name}` });
        printed.push(await printOne(deps(job), name, job, pagesOf(printed)));
      }
      return printed;
    },
    sealed: async (name, job, scans) => {
      const sealed = sealedVolumes(classIn(job.edition, job.data.class)).find((one) => one.name === name);
      if (sealed === undefined) throw new Error(`${job.data.class} has no document ${name}`);
      const rendered = await renderSealedVolume(deps(job), inputOf(job), sealed.volume.id, scans);
      return { name, type: pdf, bytes: rendered.pdf, pages: rendered.pages };
    },
    leaf: async (leaf, job) => {
      const printed = await renderLeaf(deps(job), inputOf(job), leaf);
      const [sheet = ''] = leaf.split(':');
      return { name: `${kebab(sheet)}.pdf`, type: pdf, bytes: printed.pdf, pages: printed.pages };
    },
    places: async (volume, job) => await volumeAnchors(deps(job), inputOf(job), volume),
    sheetSvg: async (sheet, job) => {
      const [id = '', instance] = sheet.split(':');
      return await renderSheetSvg(deps(job), inputOf(job), id, instance);
    },
    blank: async (edition, className, format) => {
      if (format === 'docx')
        return {
          name: 'form.docx',
          type: docx,
          bytes: await wordFile({
            title: classIn(edition, className).form.zh,
            date: edition.file.window.from,
            sheets: blankSheets(edition, className),
            pictures: {},
            running: edition.file.title.zh,
            version: '',
          }),
        };
      const printed = await renderBlankForm({ renderer }, edition, className);
      return { name: 'form.pdf', type: pdf, bytes: printed.pdf, pages: printed.pages };
    },
    label: async (job, bytes) => {
      const printed = await renderLabel({ renderer }, inputOf(job), bytes);
      return { name: 'disc-label.pdf', type: pdf, bytes: printed.pdf, pages: printed.pages, note: plain };
    },
    receipt: async (request) => {
      const printed = await renderer.print(receiptRequest(request));
      return { name: 'receipt.pdf', type: pdf, bytes: printed.pdf, pages: printed.pages };
    },
    letter: (letter) => printLetter(renderer, letter),
    render: (request) => renderer.print(request),
    mark: (bytes, type, words) => viewer.mark(bytes, type, words),
    lacks: (text) => lacksOf(fontCoverage(folders))(text),
    glyphs: () => (glyphs ??= glyphsOf(fontCoverage(folders))),
    close: () => renderer.close(),
  };
}

function glyphsOf(covers: Covers): Glyphs {
  const runs = runsOf(covers);
  return { digest: createHash('sha256').update(JSON.stringify(runs)).digest('hex'), runs };
}

/** The PDF comes first: it tells how small a letter is that must keep to one page. */
async function printLetter(renderer: Renderer, letter: LetterDocument): Promise<PrintedLetter> {
  const printed = await renderer.print(letterRequest(letter));
  const { writeLetterDocx } = await import('#src/adapters/word/letter.ts');
  const bytes = await writeLetterDocx(letter, (printed.anchors['zoom'] ?? 100) / 100);
  return {
    docx: { name: `${letter.title}.docx`, type: docx, bytes },
    pdf: { name: `${letter.title}.pdf`, type: pdf, bytes: printed.pdf, pages: printed.pages, note: archival },
  };
}

/** The writer of Word files is loaded with the first of them: most processes print none. */
async function wordFile(form: WordForm): Promise<Uint8Array> {
  const { writeWord } = await import('#src/adapters/word/write-word.ts');
  return await writeWord(form);
}

const classIn = (edition: Edition, className: string): ClassDefinition => {
  const definition = edition.classes[className];
  if (definition === undefined) throw new Error(`the edition has no class ${className}`);
  return definition;
};

/** Documents of a class, in the order they are made. */
function documentNames(definition: ClassDefinition): string[] {
  return [
    'form.pdf',
    'form.docx',
    ...definition.volumes.map((volume) => `volume-${volume.id.toLowerCase()}.pdf`),
    'cover.pdf',
    ...definition.loose.map((id) => `${kebab(id)}.pdf`),
    'instructions.pdf',
  ];
}

const kebab = (id: string): string => id.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Loose sheets that do not concern this applicant are not printed. */
function concerns(job: PrintJob, name: string): boolean {
  const definition = classIn(job.edition, job.data.class);
  const loose = definition.loose.find((id) => `${kebab(id)}.pdf` === name);
  const when = loose === undefined ? undefined : definition.definitions[loose]?.when;
  return when === undefined || conditionsFor(job.edition, job.data.class).over(job.data, job.stamp.date)(when) === true;
}

/** Pages of the volumes made so far, by volume id. */
const pagesOf = (printed: readonly PrintedFile[]): Record<string, number> =>
  Object.fromEntries(
    printed.flatMap((file) => (file.name.startsWith('volume-') ? [[file.name.slice(7, -4), file.pages ?? 0]] : [])),
  );

async function printOne(
  deps: PrintDeps,
  name: string,
  job: PrintJob,
  known: Readonly<Record<string, number>>,
): Promise<PrintedFile> {
  const input = inputOf(job);
  const definition = classIn(job.edition, job.data.class);
  if (name === 'form.pdf') {
    const printed = await renderForm(deps, input);
    return { name, type: pdf, bytes: printed.pdf, pages: printed.pages, note: archival };
  }
  if (name === 'form.docx') return { name, type: docx, bytes: await wordFile(await formSheets(deps, input)) };
  const volume = definition.volumes.find((candidate) => `volume-${candidate.id.toLowerCase()}.pdf` === name);
  if (volume !== undefined) {
    const rendered = await renderVolume(deps, input, volume.id);
    return { name, type: pdf, bytes: rendered.pdf, pages: rendered.pages, note: plain, places: rendered.places };
  }
  if (name === 'cover.pdf' || name === 'instructions.pdf') return await binding(deps, input, definition, name, known);
  const loose = definition.loose.find((id) => `${kebab(id)}.pdf` === name);
  if (loose === undefined) throw new Error(`${definition.id} has no document ${name}`);
  const printed = await renderLoose(deps, input, loose);
  return { name, type: pdf, bytes: printed.pdf, pages: printed.pages, note: archival };
}

/** Cover spreads and printing instructions, which need the volumes' pages. */
async function binding(
  deps: PrintDeps,
  input: PrintInput,
  definition: ClassDefinition,
  name: string,
  known: Readonly<Record<string, number>>,
): Promise<PrintedFile> {
  const pages: Record<string, number> = {};
  for (const { id } of definition.volumes)
    pages[id] = known[id.toLowerCase()] ?? (await renderVolume(deps, input, id)).pages;
  const printed =
    name === 'cover.pdf' ? await renderCover(deps, input, pages) : await renderInstructions(deps, input, pages);
  return { name, type: pdf, bytes: printed.pdf, pages: printed.pages, note: plain };
}

function inputOf({ edition, data, stamp }: PrintJob): PrintInput {
  return {
    edition,
    data,
    draft: stamp.draft,
    application: stamp.application,
    revision: stamp.revision,
    digest: stamp.digest,
    leaves: stamp.leaves,
    date: stamp.date.toISOString(),
  };
}
