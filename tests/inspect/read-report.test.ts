import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPdfWorkers } from '#src/adapters/inspect/pdf-workers.ts';
import { readReportPdf, type ReportFindings } from '#src/adapters/inspect/read-report.ts';
import type { Clause } from '#src/definition/edition.ts';
import { isDenial } from '#src/domain/denial.ts';
import { wordCount } from '#src/domain/form/count.ts';
import { gbkPdf } from './make-gbk.ts';
import { pdfBytes } from './make-pdf.ts';
import { reportPdf, scanPdf, type Part, type ReportStyle } from './make-report.ts';

const clausesOf = (id: string): Clause[] =>
  (JSON.parse(readFileSync(new URL(`../../criteria/${id}.json`, import.meta.url), 'utf8')) as { clauses: Clause[] })
    .clauses;
const clauses = clausesOf('gbt19580-2012');
const style: ReportStyle = { outline: false, contents: false, headingSize: 15, head: '示例公司自我评价报告' };

async function read(pdf: Uint8Array, asked: readonly Clause[]): Promise<ReportFindings> {
  const found = await readReportPdf(pdf, asked);
  if (isDenial(found)) throw new Error(found.reason.en);
  return found;
}

/** Text with what might be taken for headings: mentions, amounts, lists, the short titles of clauses. */
const traps = (of: string): string[] => [
  `4.2.3 战略部署见下文，其中写明${of}的目标。`,
  `4.1.2 亿元为${of}的投入。`,
  '资源',
  '结果',
  `1 每月例会检查${of}；`,
  `4.1 2019年修订${of}制度43项。`,
];
const textOf = (title: string, long: boolean): string[] => [
  `本条说明${title}的做法、展开与改进。`.repeat(long ? 60 : 12),
  ...traps(title),
];

/** A report with every clause, each chapter from a new page. */
const partsOf = (asked: readonly Clause[], heading: (clause: Clause) => string): Part[] =>
  asked.map((clause, i) => ({
    heading: heading(clause),
    level: clause.level,
    paragraphs: clause.level === 1 ? ['本章综述。', '4.3.2 亿元'] : textOf(clause.title.zh, i % 3 === 0),
  }));
const numbered = ({ id, title }: Clause): string => `${id} ${title.zh}`;
const countOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + wordCount(`${part.heading}\n${part.paragraphs.join('\n')}`), 0);
/** Latin runs that a line end cuts in two count once more. */
const near = (count: number): { from: number; to: number } => ({ from: count, to: count * 1.01 });

const first = (found: ReportFindings): Record<string, number> =>
  Object.fromEntries(found.headings.map(({ clause, page }) => [clause, page]));

describe('a supplied report [X4]', () => {
  const parts = partsOf(clauses, numbered);
  let outlined: ReportFindings;
  beforeAll(async () => {
    outlined = await read(reportPdf(parts, { ...style, outline: true }), clauses);
  });

  it('with an outline gives every clause its page from the bookmarks', () => {
    expect(outlined.headings.map(({ clause }) => clause)).toEqual(clauses.map(({ id }) => id));
    expect(outlined.method.zh).toContain(`书签${clauses.length}处、正文标题0处`);
    const pages = outlined.headings.map(({ page }) => page);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect(new Set(pages).size).toBeGreaterThan(15);
  });
  it('without one gives the same pages from the headings in the text', async () => {
    const found = await read(reportPdf(parts, style), clauses);
    expect(first(found)).toEqual(first(outlined));
    expect(found.method.zh).toContain(`书签0处、正文标题${clauses.length}处`);
  });
  it('finds headings that are no larger than the text, full-width blanks, and chapters counted in Chinese', async () => {
    const chapters = clauses.filter(({ level }) => level === 1);
    const numerals = '一二三四五六七';
    const heading = (clause: Clause): string =>
      clause.level === 1
        ? `第${numerals[chapters.indexOf(clause)]}章　${clause.title.zh}`
        : `${clause.id}　${clause.title.zh}`;
    const plain = await read(reportPdf(partsOf(clauses, heading), { ...style, headingSize: 12 }), clauses);
    const marked = await read(
      reportPdf(partsOf(clauses, heading), { ...style, headingSize: 12, outline: true }),
      clauses,
    );
    expect(first(plain)).toEqual(first(marked));
  });
  it('finds titles without numbers where they look like headings', async () => {
    const untitled = partsOf(clauses, ({ title }) => title.zh);
    const found = await read(reportPdf(untitled, style), clauses);
    const marked = await read(reportPdf(untitled, { ...style, outline: true }), clauses);
    expect(first(found)).toEqual(first(marked));
  });
  it('never takes the contents for the clauses', async () => {
    const found = await read(reportPdf(parts, { ...style, contents: true }), clauses);
    const shift = found.pages - outlined.pages;
    expect(shift).toBeGreaterThanOrEqual(1);
    expect(first(found)).toEqual(
      Object.fromEntries(outlined.headings.map(({ clause, page }) => [clause, page + shift])),
    );
    const plain = { ...style, headingSize: 12 };
    const [bare, listed] = await Promise.all([
      read(reportPdf(parts, plain), clauses),
      read(reportPdf(parts, { ...plain, contents: true }), clauses),
    ]);
    expect(first(listed)).toEqual(Object.fromEntries(bare.headings.map(({ clause, page }) => [clause, page + shift])));
  });
  it('takes a divider page for its chapter alone', async () => {
    const divided = clauses
      .filter(({ level }) => level === 1)
      .flatMap((chapter): Part[] => {
        const own = parts.filter(({ heading, level }) => level === 2 && heading.startsWith(`${chapter.id}.`));
        const divider = { heading: numbered(chapter), level: 1, paragraphs: own.map(({ heading }) => heading) };
        return [divider, ...own.map((part, i): Part => (i === 0 ? { ...part, startsPage: true } : part))];
      });
    const plain = { ...style, headingSize: 12 };
    const [found, marked] = [
      await read(reportPdf(divided, plain), clauses),
      await read(reportPdf(divided, { ...plain, outline: true }), clauses),
    ];
    expect(first(found)).toEqual(first(marked));
  });
  it('passes over mentions that come before or after their turn', async () => {
    const plain = { ...style, headingSize: 12 };
    const mentions = { heading: '概述', level: 1, paragraphs: ['4.7.2 产品和服务结果', '与下列内容有关。'.repeat(40)] };
    const found = await read(reportPdf([mentions, ...parts, { ...mentions, heading: '附录' }], plain), clauses);
    const bare = await read(reportPdf(parts, plain), clauses);
    expect(first(found)).toEqual(Object.fromEntries(bare.headings.map(({ clause, page }) => [clause, page + 1])));
  });
  it('leaves a clause out that has no heading', async () => {
    const found = await read(
      reportPdf(
        partsOf(
          clauses.filter(({ id }) => id !== '4.3.2'),
          numbered,
        ),
        style,
      ),
      clauses,
    );
    expect(found.headings.map(({ clause }) => clause)).toEqual(
      clauses.map(({ id }) => id).filter((id) => id !== '4.3.2'),
    );
  });
  it('counts as Word does, without heads and folios', () => {
    const { from, to } = near(countOf(parts));
    expect(outlined.characters).toBeGreaterThanOrEqual(from);
    expect(outlined.characters).toBeLessThanOrEqual(to);
    expect(outlined.method.en).toContain('Word');
  });
  it('counts no leaders of a contents page', async () => {
    const found = await read(reportPdf(parts, { ...style, contents: true }), clauses);
    const contents = countOf(parts.map(({ heading, level }) => ({ heading, level, paragraphs: ['12'] }))) + 2;
    expect((found.characters ?? 0) - (outlined.characters ?? 0)).toBe(contents);
  });
  it('that is a scan has no count and no headings', async () => {
    const found = await read(await scanPdf(12), clauses);
    expect(found).toMatchObject({ pages: 12, characters: null, headings: [] });
    expect(found.method.zh).toMatch(/12页中只有0页有文字.*自行申报/u);
  });
  it('of the other kinds is read the same way', async () => {
    for (const id of ['gbz19579-appb-overview', 'jiangsu-individual-2020']) {
      const asked = clausesOf(id);
      const marked = await read(reportPdf(partsOf(asked, numbered), { ...style, outline: true }), asked);
      expect(
        marked.headings.map(({ clause }) => clause),
        id,
      ).toEqual(asked.map((clause) => clause.id));
      expect(first(await read(reportPdf(partsOf(asked, numbered), style), asked)), id).toEqual(first(marked));
    }
  });
  it('in GBK codes and fonts it does not hold is read too', async () => {
    // “4.1.2 高层领导的作用” and “说明具体做法”.
    const found = await read(
      await gbkPdf(['342e312e3220b8dfb2e3c1ecb5bcb5c4d7f7d3c3', 'cbb5c3f7bedfcce5d7f6b7a8']),
      clauses,
    );
    expect(found).toMatchObject({
      characters: 14,
      headings: [{ clause: '4.1.2', page: 1, text: '4.1.2 高层领导的作用' }],
    });
  });
  it('that cannot be read is refused, not thrown', async () => {
    expect(await readReportPdf(Buffer.from('%PDF-1.4\n%%EOF'), clauses)).toMatchObject({
      denied: true,
      detail: { why: 'pdf-broken' },
    });
  });
});

describe('the workers that parse PDFs', () => {
  it('give up a file that takes too long, and read the next', async () => {
    const workers = createPdfWorkers(1);
    const bytes = await pdfBytes(3);
    expect(
      await Promise.all([
        workers.run({ kind: 'facts', bytes, pages: 10 }, 1),
        workers.run({ kind: 'facts', bytes, pages: 10 }, 20_000),
      ]),
    ).toEqual(['slow', { pages: 3 }]);
    expect(bytes.length).toBeGreaterThan(0);
  });
});
