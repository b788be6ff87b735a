import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { readReportPdf } from '#src/adapters/inspect/read-report.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { leafDigests } from '#src/domain/dossier/digest.ts';
import type { ApplicationData, MatrixAnswer, SheetAnswers } from '#src/domain/form/answers.ts';
import { check } from '#src/domain/form/check.ts';
import { filledOn } from '#src/domain/form/identity.ts';
import { sha256Of } from '#src/documents/package.ts';
import { buildExample, type Example } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { exampleKinds } from '#src/services/example/source.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import { packageFindings } from '#src/services/package-findings.ts';
import { parseApplication, readPackage } from '#src/services/read-package.ts';
import { writeExample } from '#src/services/write-example.ts';
import { testFolder } from '../support/folders.ts';
import { factsOf, organisations } from './other-reading.ts';
import { facts as longFacts } from './organisation-reading.ts';

const edition = newest();
const print = createPrint();
const built = new Map<string, Promise<Example>>();
afterAll(() => print.close());

function newest(): Edition {
  const last = editionsOnDisk(new URL('../../programmes', import.meta.url).pathname).at(-1);
  if (last === undefined) throw new Error('there is no edition');
  return last;
}

function example(kind: string): Promise<Example> {
  const known = built.get(kind) ?? buildExample(edition, kind, print);
  built.set(kind, known);
  return known;
}

const classOf = (data: ApplicationData) => {
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new Error(`no class ${data.class}`);
  return definition;
};
const filled = (data: ApplicationData): string => filledOn(classOf(data), data);
const kinds = ['construction', 'exporter', 'group', 'individual', 'organisation'] as const;
/** Findings an honest application of this kind has: a stated incident is shown to reviewers, front-line staff are marked. */
const honest: Readonly<Record<string, readonly string[]>> = {
  construction: ['E6'],
  organisation: ['E6'],
  individual: ['E10-front-line'],
};

test('the edition has the five kinds of example', () => {
  expect(exampleKinds(edition)).toEqual(kinds);
});

describe.each(kinds)('the example %s', { timeout: 120_000 }, (kind) => {
  test('has the shape of an application and nothing left to fill in', async () => {
    const { data, salt } = await example(kind);
    expect(parseApplication(edition, JSON.parse(JSON.stringify({ ...data, salt })))).not.toBeInstanceOf(Array);
    expect(JSON.stringify(data)).not.toMatch(/"@|TODO|待补|待定|example\.org/u);
    for (const email of JSON.stringify(data.answers).match(/[\w.-]+@[\w-]+\.[\w.-]+/gu) ?? [])
      expect(email).toMatch(/\.example(\.com)?$/u);
  });

  test('[E1] [M9] [M12] passes every check but for what an honest application shows', async () => {
    const { data } = await example(kind);
    const findings = check(edition, data, { at: new Date(filled(data)), lacks: print.lacks });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toEqual(honest[kind] ?? []);
  });

  test('[M8] every file is what the data says and is named somewhere', async () => {
    const { data, open } = await example(kind);
    const named = JSON.stringify([data.answers, data.evidence, data.reports]);
    for (const file of Object.values(data.files)) {
      const bytes = await open(file.sha256);
      expect([sha256Of(bytes), bytes.byteLength], file.name).toEqual([file.sha256, file.size]);
      expect(named, file.name).toContain(file.sha256);
      if (file.type === 'application/pdf') expect(file.pages, file.name).toBeGreaterThan(0);
      else expect(Math.min(file.width ?? 0, file.height ?? 0), file.name).toBeGreaterThan(250);
    }
  });

  test('[M2] [X12] every paper of volume B calls itself a sample', async () => {
    const { data, open } = await example(kind);
    for (const item of data.evidence)
      for (const sha256 of item.files) {
        const paper = await PDFDocument.load(await open(sha256));
        expect(paper.getTitle(), item.title).toBe(`样例：${item.title}`);
      }
    for (const item of data.evidence.filter((one) => one.category === 'auditReports'))
      expect(data.files[item.files[0] ?? '']?.pages, item.title).toBeGreaterThanOrEqual(4);
  });

  test('[X4] the confirmed pages of each clause are those the product finds in the PDF', async () => {
    const { data, open } = await example(kind);
    const definition = classOf(data);
    expect(Object.keys(data.reports)).toEqual(definition.reports.map((report) => report.id));
    for (const [id, report] of Object.entries(data.reports)) {
      const clauses = definition.clauses[id] ?? [];
      const read = await readReportPdf(await open(report.file), clauses);
      if (!('headings' in read)) throw new Error(`${id} cannot be read`);
      expect(read.characters, id).toBe(report.countedCharacters);
      expect(read.pages, id).toBe(report.pageCount);
      const found = Object.fromEntries(read.headings.map(({ clause, page }) => [clause, page]));
      for (const clause of clauses.filter((one) => one.required))
        expect(found[clause.id], `${id} ${clause.id}`).toBe(report.pages[clause.id]);
    }
  });

  test('the report has its pages', async () => {
    const { data } = await example(kind);
    const pages = (data.reports['assessment'] ?? data.reports['selfReport'])?.pageCount;
    expect(pages).toBeGreaterThanOrEqual(kind === 'organisation' ? 60 : 12);
  });
});

describe.each(['organisation', ...organisations] as const)(
  'the figures of the example %s',
  { timeout: 120_000 },
  (kind) => {
    const rows = kind === 'organisation' ? longFacts.economic : factsOf(kind).economic;

    test('[A1.5] the sheet of totals holds the eighteen figures that the reports tell of', async () => {
      const { data } = await example(kind);
      const table = (data.answers['economy'] as readonly SheetAnswers[])[0]?.['table'] as MatrixAnswer;
      for (const row of rows) {
        const years = row.values === null ? [] : [row.values['2017'], row.values['2018'], row.values['2019']];
        const cells = table[row.key === 'share' ? 'marketShare' : row.key];
        expect(years.length === 0 ? cells : [cells?.['y1'], cells?.['y2'], cells?.['y3']], row.key).toEqual(
          years.length === 0 ? undefined : years,
        );
      }
    });
  },
);

describe('the example group', { timeout: 120_000 }, () => {
  test('[E7] [M15] has holdings that meet every condition but 1 and 5, a declaration leaf each and a structure chart', async () => {
    const { data, salt } = await example('group');
    const holdings = (data.answers['holdings'] as SheetAnswers)['list'] as readonly { id: string }[];
    expect(holdings.length).toBeGreaterThanOrEqual(3);
    const leaves = Object.keys(leafDigests(classOf(data), data, salt)).filter((leaf) =>
      leaf.startsWith('holdingDeclaration:'),
    );
    expect(leaves).toEqual(holdings.map((holding) => `holdingDeclaration:${holding.id}`));
    expect((data.answers['structure'] as SheetAnswers)['chart']).toHaveLength(1);
  });
});

test('[M7] the individual’s portrait is 35 × 49 mm at 300 dpi or more', { timeout: 60_000 }, async () => {
  const { data } = await example('individual');
  const [portrait] = (data.answers['personal'] as SheetAnswers)['portrait'] as readonly { file: string }[];
  const { width = 0, height = 0 } = data.files[portrait?.file ?? ''] ?? {};
  expect(width).toBeGreaterThanOrEqual(Math.ceil((35 / 25.4) * 300));
  expect(height / width).toBeCloseTo(49 / 35, 1);
});

test('a second build by another renderer gives the same bytes', { timeout: 120_000 }, async () => {
  const other = createPrint();
  try {
    const again = await buildExample(edition, 'individual', other);
    expect(again.data).toEqual((await example('individual')).data);
  } finally {
    await other.close();
  }
});

test(
  '[M8] an example that was written is read again as a package, whole and never printed',
  { timeout: 60_000 },
  async () => {
    const folder = testFolder();
    const one = await example('individual');
    const entries = await writeExample(edition, one, folder);
    expect(entries).toHaveLength(Object.keys(one.data.files).length + 1);
    const content = await readPackage(folder, edition.file.limits);
    if ('unreadable' in content) throw new Error(content.unreadable);
    expect([content.manifest, content.salt]).toEqual([null, one.salt]);
    expect(parseApplication(edition, content.application)).toEqual(one.data);
    expect(await packageFindings(one.data, content, edition.file.limits)).toEqual([]);
    content.close();
  },
);
