import type { EvidenceItem, StoredFile } from '#src/domain/form/answers.ts';
import type { DocBlock, DocCell, Inline } from './document.ts';
import type { Job } from './job.ts';
import { chineseNumber } from './numerals.ts';
import { printable } from './printable.ts';
import { provenWords } from './proven.ts';
import type { Entry, Piece } from './volume.ts';

interface Category {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly items: readonly EvidenceItem[];
}

const categoryAnchor = (category: Category): string => `evidence:${category.id}`;
/** Anchor of the first page of a piece of evidence in a volume. */
export const itemAnchor = (item: Pick<EvidenceItem, 'category' | 'id'>): string =>
  `evidence:${item.category}/${item.id}`;
const headed = (category: Category): string => `${chineseNumber(category.number)}、${category.title}`;

/** Volume B: the list of all evidence, then each category behind its divider, item by item (M2, M6). */
export function evidenceParts(job: Job): Piece[] {
  const categories = categoriesOf(job);
  return [
    listPiece(job, categories),
    ...categories.flatMap((category) => [
      divider(category),
      ...category.items.flatMap((item, index) => itemPieces(job, item, index + 1)),
    ]),
  ];
}

function categoriesOf({ definition, input }: Job): Category[] {
  const known = definition.evidence.map((category) => ({
    id: category.id,
    title: category.title.zh,
    items: input.data.evidence.filter((item) => item.category === category.id),
  }));
  return known.filter(({ items }) => items.length > 0).map((category, index) => ({ ...category, number: index + 1 }));
}

const words = (text: string, tone: 'label' | 'value' = 'value', fit = false): Inline[] => [
  { t: 'text', text: printable(text), tone, ...(fit ? { fit: true as const } : {}) },
];
const cell = (inlines: readonly Inline[], role: DocCell['role'], align: DocCell['align'], span = 1): DocCell => ({
  paras: [{ inlines }],
  span,
  rows: 1,
  role,
  align,
});
const page = (anchor: string): Inline => ({ t: 'page', anchor, before: '', after: '', otherwise: '000' });

const columns = [8, 30, 22, 37, 23, 34, 11] as const;
const heads = ['序号', '名称', '颁发单位', '编号', '日期', '证明事项', '页码'] as const;

function listPiece(job: Job, categories: readonly Category[]): Piece {
  const rows = categories.flatMap((category) => [
    [cell(words(headed(category), 'label'), 'band', 'left', columns.length)],
    ...category.items.map((item, index) => itemRow(job, item, index + 1)),
  ]);
  const blocks: DocBlock[] = [
    { b: 'heading', level: 0, text: '证实性材料清单' },
    {
      b: 'table',
      columns,
      head: 1,
      join: false,
      rows: [heads.map((head) => cell(words(head, 'label'), 'head', 'center')), ...rows],
    },
  ];
  const anchor = 'evidence';
  return { k: 'text', right: true, anchor, blocks, entries: [{ title: '证实性材料清单', level: 1, anchor }] };
}

function itemRow(job: Job, item: EvidenceItem, number: number): DocCell[] {
  const dates = [
    item.issued,
    ...(item.validUntil === undefined || item.validUntil === '' ? [] : [`至 ${item.validUntil}`]),
  ].map((date) => ({ inlines: words(date, 'value', true) }));
  return [
    cell(words(String(number)), 'value', 'center'),
    cell(words(item.title), 'value', 'left'),
    cell(words(item.issuer), 'value', 'left'),
    cell(words(item.number, 'value', true), 'value', 'center'),
    { paras: dates, span: 1, rows: 1, role: 'value', align: 'center' },
    cell(words(provenWords(job.definition, item.proves)), 'value', 'left'),
    cell([page(itemAnchor(item))], 'value', 'center'),
  ];
}

function divider(category: Category): Piece {
  const anchor = categoryAnchor(category);
  const rows = category.items.map((item, index) => [
    cell(words(String(index + 1)), 'value', 'center'),
    cell(words(item.title), 'value', 'left'),
    cell([page(itemAnchor(item))], 'value', 'center'),
  ]);
  const blocks: DocBlock[] = [
    { b: 'heading', level: 0, text: headed(category) },
    {
      b: 'table',
      columns: [10, 110, 16],
      head: 1,
      join: false,
      rows: [['序号', '名称', '页码'].map((head) => cell(words(head, 'label'), 'head', 'center')), ...rows],
    },
  ];
  return { k: 'text', right: true, anchor, blocks, entries: [{ title: headed(category), level: 1, anchor }] };
}

function itemPieces({ input }: Job, item: EvidenceItem, number: number): Piece[] {
  const files = item.files.flatMap((sha256) => input.data.files[sha256] ?? []);
  const title = `${number}．${printable(item.title)}`;
  if (files.length === 0)
    return [wordsPiece(itemAnchor(item), title, '（尚未上传文件）', [{ title, level: 2, anchor: itemAnchor(item) }])];
  return files.map((file, index) => {
    const anchor = index === 0 ? itemAnchor(item) : `${itemAnchor(item)}#${index}`;
    const entries = index === 0 ? [{ title, level: 2, anchor }] : [];
    if (!isPrinted(file))
      return wordsPiece(
        anchor,
        title,
        `本件为电子文件“${printable(file.name)}”，随电子版报送，不在纸质册内。SHA-256：${file.sha256}`,
        entries,
      );
    return { k: 'file', right: false, anchor, file, note: title, marks: {}, entries };
  });
}

const isPrinted = (file: StoredFile): boolean => file.type === 'application/pdf' || file.type.startsWith('image/');

function wordsPiece(anchor: string, title: string, text: string, entries: readonly Entry[]): Piece {
  const blocks: DocBlock[] = [
    { b: 'heading', level: 2, text: title },
    { b: 'para', para: { inlines: words(text), indent: 2 } },
  ];
  return { k: 'text', right: false, anchor, blocks, entries };
}
