import { z } from 'zod';
import { chartSvg } from './chart.ts';
import { flowSvg } from './flow-chart.ts';
import type { DocBlock } from './document.ts';
import type { PrintRequest, ReportBlock, ReportSection } from './print.ts';
import { printable } from './printable.ts';

const Words = z.string().min(1);

/** A block of a written report. */
export const ReportSource = z.union([
  z.strictObject({ h: Words }),
  z.strictObject({ p: Words }),
  z.strictObject({ list: z.array(Words).min(1) }),
  z.strictObject({
    table: z.strictObject({
      caption: Words,
      head: z.array(z.string()).min(1),
      rows: z.array(z.array(z.string())).min(1),
    }),
  }),
  z.strictObject({
    chart: z.strictObject({
      caption: Words,
      kind: z.enum(['bar', 'line']),
      unit: z.string(),
      x: z.array(z.string()).min(1),
      series: z.array(z.strictObject({ name: z.string(), values: z.array(z.number().nullable()) })).min(1),
    }),
  }),
  z.strictObject({ figure: z.strictObject({ caption: Words, kind: z.literal('flow'), nodes: z.array(Words).min(2) }) }),
]);
export type ReportSource = z.infer<typeof ReportSource>;

/** A clause of a written report; the number of level parts of its id (4.1.2) is its level when none is given. */
export interface ReportClause {
  readonly clause: string;
  readonly title: string;
  readonly level?: number;
  readonly blocks: readonly ReportSource[];
}

export interface ReportText {
  readonly titles: readonly string[];
  readonly applicant: string;
  /** ISO 8601. */
  readonly date: string;
  /** A page of contents of its own in front. */
  readonly contents: boolean;
  readonly clauses: readonly ReportClause[];
}

/** Anchor of a clause in the rendered report; `Printed.anchors` then gives clause → page. */
export const clauseAnchorName = (clause: string): string => `clause:${clause}`;

/** A written report as a request for a PDF with outline headings, page numbers and drawings. Throws on ragged tables. */
export function reportRequest({ titles, applicant, date, contents, clauses }: ReportText): PrintRequest {
  const sections = clauses.map(sectionOf);
  return {
    title: titles.join(' '),
    author: applicant,
    date,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: { kind: 'report', titles, applicant, contents, sections },
  };
}

function sectionOf({ clause, title, level, blocks }: ReportClause): ReportSection {
  const numbered = /^\d+(\.\d+)*$/u.test(clause);
  const depth = level ?? (numbered ? Math.max(1, clause.split('.').length - 1) : 1);
  return {
    title: numbered ? `${clause} ${title}` : title,
    level: Math.min(depth, 3),
    anchor: clauseAnchorName(clause),
    blocks: blocks.map(blockOf),
  };
}

function blockOf(source: ReportSource): ReportBlock {
  if ('h' in source) return { k: 'h', text: printable(source.h) };
  if ('p' in source) return { k: 'p', text: printable(source.p) };
  if ('list' in source) return { k: 'list', items: source.list.map(printable) };
  if ('table' in source) return tableOf(source.table);
  if ('chart' in source)
    return {
      k: 'drawing',
      caption: source.chart.caption,
      alt: `图：${source.chart.caption}`,
      svg: chartSvg(source.chart),
      widthMm: 150,
    };
  return {
    k: 'drawing',
    caption: source.figure.caption,
    alt: `图：${source.figure.caption}：${source.figure.nodes.join('，')}`,
    svg: flowSvg(source.figure.nodes),
    widthMm: Math.min(150, source.figure.nodes.length * 38),
  };
}

function tableOf({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): ReportBlock {
  const ragged = rows.findIndex((row) => row.length !== head.length);
  if (ragged >= 0)
    throw new Error(
      `Row ${ragged + 1} of the table “${caption}” has ${rows[ragged]?.length ?? 0} cells under ${head.length} heads`,
    );
  return { k: 'table', caption, head, rows };
}

export interface SampleEvidence {
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
  readonly date: string;
  readonly holder: string;
  readonly words: readonly string[];
  /** Pages, to make a longer document; 1 by default. */
  readonly pages?: number;
}

/** A page that stands for a piece of evidence in an example; marked 样例 large, without any seal. */
export function sampleEvidenceRequest(sample: SampleEvidence, date: string): PrintRequest {
  const row = (label: string, value: string): DocBlock => ({
    b: 'para',
    para: {
      inlines: [
        { t: 'text', text: `${label}：`, tone: 'strong' },
        { t: 'text', text: printable(value), tone: 'value' },
      ],
      space: 2,
    },
  });
  const page = (index: number): DocBlock[] => [
    ...(index === 0 ? [] : [{ b: 'pageBreak' } as const]),
    {
      b: 'para',
      para: { inlines: [{ t: 'text', text: '样　例　（虚构内容，仅供演示）', tone: 'strong' }], align: 'center' },
    },
    { b: 'heading', level: 0, text: printable(sample.title) },
    row('持有人', sample.holder),
    row('颁发单位', sample.issuer),
    row('编号', sample.number),
    row('日期', sample.date),
    ...sample.words.map((text): DocBlock => ({
      b: 'para',
      para: { inlines: [{ t: 'text', text: printable(text), tone: 'value' }], indent: 2, space: 3 },
    })),
    {
      b: 'para',
      para: {
        inlines: [
          { t: 'text', text: `样例第 ${index + 1} 页，共 ${sample.pages ?? 1} 页，不具任何效力。`, tone: 'hint' },
        ],
        align: 'center',
        space: 30,
      },
    },
  ];
  const blocks = Array.from({ length: sample.pages ?? 1 }, (_, index) => page(index)).flat();
  return {
    title: `样例：${sample.title}`,
    author: sample.holder,
    date,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: { kind: 'text', blocks },
  };
}
