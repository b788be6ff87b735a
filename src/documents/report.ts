import { z } from 'zod';
import { chartSvg } from './chart.ts';
import { flowSvg } from './flow-chart.ts';
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
