import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { itemsOf, type Item } from '#src/domain/form/blank.ts';
import type { ApplicationData, FileAnswer, SheetAnswers, StoredFile } from '#src/domain/form/answers.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { sheetConcerns } from '#src/domain/form/relevance.ts';
import { partsOf } from '#src/domain/form/walk.ts';

/** An application that may be finalised, and the bytes of its files. */
export interface CompleteApplication {
  readonly data: ApplicationData;
  readonly open: (sha256: string) => Promise<Uint8Array>;
}

/** A sample brought to the end: a reason for every blank, small files where files are due, one item of evidence a category. */
export async function completeApplication(edition: Edition, sample: ApplicationData): Promise<CompleteApplication> {
  const definition = edition.classes[sample.class];
  if (definition === undefined) throw new Error(`no class ${sample.class}`);
  const shelf = await fileShelf(definition);
  const answers = Object.fromEntries(
    Object.entries(sample.answers).map(([sheet, said]) => [sheet, structuredClone(said)]),
  ) as Record<string, SheetAnswers | SheetAnswers[]>;
  const holds = conditionsFor(edition, sample.class).over(sample, new Date(edition.file.demoClock));
  const items = partsOf(definition, sample)
    .filter((part) => sheetConcerns(part.sheet, holds))
    .flatMap((part) => itemsOf(part, holds, { codes: edition.codes }));
  for (const item of items) if (item.state === 'missing' || item.state === 'never') fill(answers, item, shelf);
  const proof = shelf.named('证明.pdf');
  const evidence = definition.evidence.flatMap((category) => {
    const own = sample.evidence.filter((item) => item.category === category.id);
    const some =
      own.length > 0
        ? own
        : [
            {
              id: `x-${category.id}`,
              category: category.id,
              title: category.title.zh,
              issuer: '样例',
              number: '1',
              issued: '2019-01-01',
              files: [],
              proves: [],
            },
          ];
    return some.map((item) => ({ ...item, files: [proof.sha256] }));
  });
  const reports = Object.fromEntries(
    definition.reports.map((report) => {
      const file = shelf.named(`${report.id}.pdf`);
      const pages = Object.fromEntries((definition.clauses[report.id] ?? []).map((clause) => [clause.id, 1]));
      return [
        report.id,
        {
          variant: 'supplied' as const,
          file: file.sha256,
          pages,
          confirmed: true,
          pageCount: file.pages ?? 0,
          countedCharacters: 3,
        },
      ];
    }),
  );
  const data: ApplicationData = {
    ...sample,
    edition: `${edition.file.programme}/${edition.file.id}`,
    answers,
    evidence,
    reports,
    files: shelf.files,
  };
  return { data, open: async (sha256) => shelf.bytes(sha256) };
}

interface Shelf {
  readonly files: Readonly<Record<string, StoredFile>>;
  named(name: string): StoredFile;
  bytes(sha256: string): Uint8Array;
}

async function fileShelf(definition: ClassDefinition): Promise<Shelf> {
  const files: Record<string, StoredFile> = {};
  const contents = new Map<string, Uint8Array>();
  const put = (name: string, type: string, bytes: Uint8Array, facts: Partial<StoredFile>): void => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files[sha256] = { sha256, name, type, size: bytes.length, ...facts };
    contents.set(sha256, bytes);
  };
  for (const name of ['证明.pdf', ...definition.reports.map((report) => `${report.id}.pdf`)])
    put(name, 'application/pdf', await smallPdf(name === '证明.pdf' ? 'proof' : name), { pages: 1 });
  for (const [i, name] of ['图1.jpg', '图2.jpg'].entries())
    put(name, 'image/jpeg', await picture(900, 600, i * 60), { width: 900, height: 600 });
  put('照片.jpg', 'image/jpeg', await picture(700, 980, 200), { width: 700, height: 980 });
  return {
    files,
    named: (name) => {
      const found = Object.values(files).find((file) => file.name === name);
      if (found === undefined) throw new Error(`no file ${name}`);
      return found;
    },
    bytes: (sha256) => contents.get(sha256) ?? new Uint8Array(),
  };
}

/** A page with a word on it, always the same bytes for the same word. */
export async function smallPdf(word: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([595, 842]).drawText(`Sample ${word}`, { x: 60, y: 700, size: 12, font });
  for (const set of ['setCreationDate', 'setModificationDate'] as const)
    document[set](new Date('2020-01-01T00:00:00Z'));
  return await document.save();
}

export async function picture(width: number, height: number, shade = 120): Promise<Uint8Array> {
  return await sharp({ create: { width, height, channels: 3, background: { r: shade, g: 140, b: 160 } } })
    .jpeg({ quality: 40 })
    .toBuffer();
}

function fill(answers: Record<string, SheetAnswers | SheetAnswers[]>, item: Item, shelf: Shelf): void {
  const { sheet, instance } = item.part;
  const held = answers[sheet.id] ?? (sheet.repeat === undefined ? {} : []);
  answers[sheet.id] = held;
  const found = Array.isArray(held) ? held.find((one) => one.id === instance) : held;
  if (found === undefined) throw new Error(`no instance ${instance} of ${sheet.id}`);
  const target = found as Record<string, unknown> & { $blank?: Record<string, string> };
  if (item.state === 'missing') target.$blank = { ...target.$blank, [item.path]: '无此项' };
  else if (item.kind === 'files') target[item.name] = fileAnswers(item, shelf);
  else target[item.name] = '样例文字';
}

function fileAnswers(item: Item, shelf: Shelf): readonly FileAnswer[] {
  const field = item.part.sheet.fields[item.name];
  const names =
    field?.type === 'portrait'
      ? ['照片.jpg']
      : field?.type === 'files' && field.max > 1
        ? ['图1.jpg', '图2.jpg']
        : ['图1.jpg'];
  return names.map((name, i) => ({ id: `f${i}`, file: shelf.named(name).sha256, name }));
}
