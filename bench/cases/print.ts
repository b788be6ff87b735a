import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { coldRun, type ColdRun } from '../measure/cold-process.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf, medianRatio } from '../measure/statistics.ts';
import { findOffice, officeConverts } from '../office.ts';
import { withEvidenceOf, withReportOf } from '../pages.ts';
import { keepSubject } from '../kept-subject.ts';
import type { Case, Conditions, Subject } from './case.ts';

/** Of LibreOffice's time to convert the Word file, of writing and converting it, and of its memory. */
const limits = { conversion: 0.45, both: 0.25, memory: 0.75 };
const reportPages = 90;
const evidencePages = 500;

/** Printing from a cold start: the form beside LibreOffice on the Word form, a whole volume A, a volume B of 500 pages, previews. */
export const printCase: Case = async (conditions) => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-bench-print-'));
  try {
    return [
      ...(await formRows(folder, conditions)),
      ...(await volumeRows(folder, conditions)),
      ...(await previewRows(folder, conditions)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const clone = resolve(import.meta.dirname, '../..');
const program = (name: string): string => join(clone, 'bench/cold', name);
/** Where `bin/laurel` and `npm start` keep compiled code, as LibreOffice keeps its own. */
const environment = { NODE_COMPILE_CACHE: join(clone, 'build/compile-cache') };

function printed(folder: string, name: string, file: string, say: Conditions['say']) {
  return async (): Promise<ColdRun> => {
    const run = await coldRun(process.execPath, [program('print.ts'), folder, name, file], environment);
    say(`${name}: ${run.seconds.toFixed(2)} s, ${run.peak.toFixed(0)} MB`);
    return run;
  };
}

async function formRows(folder: string, { subject, rounds, say }: Conditions): Promise<Row[]> {
  await keepSubject(subject, join(folder, 'whole'));
  const office = findOffice();
  const [pdf, word] = [join(folder, 'form.pdf'), join(folder, 'form.docx')];
  const runs = await interleave(rounds, {
    form: printed(join(folder, 'whole'), 'form.pdf', pdf, say),
    word: printed(join(folder, 'whole'), 'form.docx', word, say),
    ...(office === null ? {} : { office: officeConverts(office, word, folder, say) }),
  });
  const [form = [], docx = [], converted = []] = [runs['form'], runs['word'], runs['office']];
  const seconds = (one: ColdRun): number => one.seconds;
  const rows: Row[] = [
    {
      id: 'form.time',
      title: `form.pdf of a whole organisation (${pagesOf(form)} pages), cold process`,
      value: medianOf(form, seconds),
      unit: 's',
      limit: null,
    },
    {
      id: 'form.memory',
      title: '… its peak memory',
      value: medianOf(form, (one) => one.peak),
      unit: 'MB',
      limit: null,
    },
    {
      id: 'form.word',
      title: 'form.docx of the same, cold process',
      value: medianOf(docx, seconds),
      unit: 's',
      limit: null,
    },
  ];
  if (office === null) {
    say('LibreOffice is not installed: form.pdf is not compared with it');
    return rows;
  }
  const both = converted.map((one, round) => one.seconds + (docx[round]?.seconds ?? Number.NaN));
  return [
    ...rows,
    {
      id: 'form.office',
      title: 'LibreOffice converts form.docx, cold process',
      value: medianOf(converted, seconds),
      unit: 's',
      limit: null,
    },
    {
      id: 'form.office-memory',
      title: '… its peak memory',
      value: medianOf(converted, (one) => one.peak),
      unit: 'MB',
      limit: null,
    },
    {
      id: 'form.of-conversion',
      title: 'form.pdf over LibreOffice’s conversion',
      value: medianRatio(form.map(seconds), converted.map(seconds)),
      unit: '×',
      limit: { most: limits.conversion },
    },
    {
      id: 'form.of-both',
      title: 'form.pdf over writing the Word file and converting it',
      value: medianRatio(form.map(seconds), both),
      unit: '×',
      limit: { most: limits.both },
    },
    {
      id: 'form.of-memory',
      title: 'memory of form.pdf over LibreOffice’s',
      value: medianRatio(
        form.map((one) => one.peak),
        converted.map((one) => one.peak),
      ),
      unit: '×',
      limit: { most: limits.memory },
    },
  ];
}

const pagesOf = ([run]: readonly ColdRun[]): number =>
  (JSON.parse(run?.output ?? '{}') as { pages?: number }).pages ?? Number.NaN;

async function volumeRows(folder: string, { subject, rounds, say }: Conditions): Promise<Row[]> {
  await keepSubject(await withReportOf(reportPages, subject), join(folder, 'a'));
  await keepSubject(await withEvidenceOf(evidencePages - evidenceOf(subject), subject), join(folder, 'b'));
  const { a = [] } = await interleave(
    Math.min(rounds, 3),
    { a: printed(join(folder, 'a'), 'volume-a.pdf', join(folder, 'a.pdf'), say) },
    false,
  );
  const { b = [] } = await interleave(
    1,
    { b: printed(join(folder, 'b'), 'volume-b.pdf', join(folder, 'b.pdf'), say) },
    false,
  );
  return [
    {
      id: 'volume-a.time',
      title: `volume A (${pagesOf(a)} pages) with a report of ${reportPages} supplied pages, cold process`,
      value: medianOf(a, (one) => one.seconds),
      unit: 's',
      limit: null,
    },
    {
      id: 'volume-a.memory',
      title: '… its peak memory',
      value: medianOf(a, (one) => one.peak),
      unit: 'MB',
      limit: null,
    },
    {
      id: 'volume-b.time',
      title: `volume B (${pagesOf(b)} pages) with ${evidencePages} supplied pages, cold process, once`,
      value: medianOf(b, (one) => one.seconds),
      unit: 's',
      limit: null,
    },
    {
      id: 'volume-b.memory',
      title: '… its peak memory',
      value: medianOf(b, (one) => one.peak),
      unit: 'MB',
      limit: null,
    },
  ];
}

/** Supplied PDF pages that the evidence has already. */
function evidenceOf({ data }: Subject): number {
  const files = new Set(data.evidence.flatMap((item) => item.files));
  return [...files].reduce((sum, sha256) => sum + (data.files[sha256]?.pages ?? 1), 0);
}

/** The longest sheet without repetition, and a field of it that is typed into. */
const previewed = { sheet: 'market', field: 'supplierTotal' };

async function previewRows(folder: string, { rounds, say }: Conditions): Promise<Row[]> {
  const { previews = [] } = await interleave(
    Math.min(rounds, 3),
    {
      previews: async () => {
        const { output } = await coldRun(
          process.execPath,
          [program('preview.ts'), join(folder, 'whole'), previewed.sheet, previewed.field, '15'],
          environment,
        );
        say(`preview: ${output}`);
        return JSON.parse(output) as { cold: number; warm: number };
      },
    },
    false,
  );
  return [
    {
      id: 'preview.warm',
      title: 'preview of the longest sheet after a change, warm worker',
      value: medianOf(previews, (one) => one.warm),
      unit: 'ms',
      limit: null,
    },
    {
      id: 'preview.cold',
      title: '… first preview of a new worker',
      value: medianOf(previews, (one) => one.cold),
      unit: 'ms',
      limit: null,
    },
  ];
}
