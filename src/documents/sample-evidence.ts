import type { DocBlock, DocCell } from './document.ts';
import type { PrintRequest } from './print.ts';
import { printable } from './printable.ts';
import type { ReportSource } from './report.ts';

export interface SampleEvidence {
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
  /** ISO days. */
  readonly issued: string;
  readonly validUntil?: string | undefined;
  readonly holder: string;
  readonly pages: readonly (readonly ReportSource[])[];
  /** Figures as pictures, by caption. */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
}

/** A paper that stands for a piece of evidence in an example: 样例 across every page, no seal, no signature. */
export function sampleEvidenceRequest(sample: SampleEvidence): PrintRequest {
  const blocks = sample.pages.flatMap((page, index): DocBlock[] => [
    ...(index === 0 ? head(sample) : [{ b: 'pageBreak' } as const]),
    ...page.flatMap(blockOf),
    words(`样例第 ${index + 1} 页，共 ${sample.pages.length} 页。内容均为虚构，不具任何效力。`, 'center', 12),
  ]);
  return {
    title: `样例：${sample.title}`,
    author: sample.holder,
    date: sample.issued,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: sample.pictures,
    body: { kind: 'text', blocks, watermark: '样例 SAMPLE' },
  };
}

function head({ title, holder, issuer, number, issued, validUntil }: SampleEvidence): DocBlock[] {
  const lines = [
    ['持有人', holder],
    ['颁发（出具）单位', issuer],
    ['编号', number],
    ['日期', issued],
    ...(validUntil === undefined ? [] : [['有效期至', validUntil]]),
  ];
  return [
    words('样　例　（虚构内容，仅供演示）', 'center', 0),
    { b: 'heading', level: 0, text: printable(title) },
    {
      b: 'table',
      columns: [10, 26],
      head: 0,
      join: false,
      rows: lines.map(([label = '', value = '']) => [cell(label, 'label'), cell(value, 'value')]),
    },
  ];
}

function blockOf(source: ReportSource): DocBlock[] {
  if ('h' in source) return [{ b: 'heading', level: 2, text: printable(source.h) }];
  if ('p' in source)
    return [
      { b: 'para', para: { inlines: [{ t: 'text', text: printable(source.p), tone: 'value' }], indent: 2, space: 3 } },
    ];
  if ('list' in source) return source.list.map((item) => words(`· ${item}`, 'left', 2));
  if ('table' in source) return tableOf(source.table);
  if ('figure' in source)
    return [
      {
        b: 'para',
        para: {
          inlines: [{ t: 'picture', file: source.figure.caption, caption: source.figure.caption }],
          align: 'center',
          space: 4,
        },
      },
    ];
  throw new TypeError('a piece of evidence holds no charts');
}

function tableOf({
  caption,
  head: heads,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): DocBlock[] {
  const columns = heads.map((_, index) => (index === 0 ? 18 : 12));
  const body = rows.map((row) => row.map((text, index) => cell(text, index === 0 ? 'label' : 'value')));
  return [
    words(caption, 'center', 4),
    { b: 'table', columns, head: 1, join: false, rows: [heads.map((text) => cell(text, 'head')), ...body] },
  ];
}

const words = (text: string, align: 'left' | 'center', space: number): DocBlock => ({
  b: 'para',
  para: { inlines: [{ t: 'text', text: printable(text), tone: 'strong' }], align, space },
});
const cell = (text: string, role: DocCell['role']): DocCell => ({
  paras: [{ inlines: [{ t: 'text', text: printable(text), tone: role === 'value' ? 'value' : 'label' }] }],
  span: 1,
  rows: 1,
  role,
  align: role === 'head' ? 'center' : 'left',
});
