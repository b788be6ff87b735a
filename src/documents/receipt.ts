import type { Edition } from '#src/definition/edition-bundle.ts';
import type { DocBlock, DocCell, Para } from './document.ts';
import { versionWords } from './mark.ts';
import type { PrintRequest } from './print.ts';

/** What stands before D on a receipt; `laurel verify` looks for it. */
export const digestLabel = '材料摘要';

/** A receipt as it is printed: what was handed in, when, and by which digest it is known. */
export interface ReceiptInput {
  readonly edition: Edition;
  readonly applicant: string;
  readonly classTitle: { readonly zh: string };
  readonly receipt: {
    readonly number: string;
    readonly revision: number;
    readonly digest: string;
    readonly submittedAt: Date;
    readonly withdrawnAt: Date | null;
    readonly body: unknown;
  };
}
interface Scan {
  readonly leaf: string;
  /** What the leaf is called; receipts of an earlier Laurel lack it. */
  readonly title?: string;
  readonly printedInRevision: number;
  readonly kept: boolean;
}
interface Body {
  readonly application?: string;
  readonly actsHead?: string;
  /** The latest root over the edition's audit events when it was issued; absent before the first. */
  readonly root?: { readonly seq: number; readonly hash: string };
  readonly scans?: readonly Scan[];
  readonly files?: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly pages?: number;
    readonly note?: string;
  }[];
}

const para = (text: string, tone: 'value' | 'label' | 'small' = 'value'): Para => ({
  inlines: [{ t: 'text', text, tone, ...(/^[0-9a-f]{40,}$/u.test(text) ? { fit: true as const } : {}) }],
});
const cell = (text: string, role: DocCell['role']): DocCell => ({
  paras: [para(text, role === 'value' ? 'value' : 'label')],
  span: 1,
  rows: 1,
  role,
  align: role === 'head' ? 'center' : 'left',
});
const row = (label: string, value: string): readonly DocCell[] => [cell(label, 'label'), cell(value, 'value')];

/** The receipt of a submission: number, time in the edition's zone, D, the scans with the revision each leaf was printed in, every file. */
export function receiptRequest({ edition, applicant, classTitle, receipt }: ReceiptInput): PrintRequest {
  const body = receipt.body as Body;
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: edition.file.timeZone,
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const table = (columns: readonly number[], head: number, rows: readonly (readonly DocCell[])[]): DocBlock => ({
    b: 'table',
    columns,
    head,
    join: false,
    rows,
  });
  const blocks: DocBlock[] = [
    { b: 'heading', level: 1, text: `${edition.file.title.zh}申报回执` },
    table([1, 3], 0, [
      row('回执编号', receipt.number),
      row('申报人', applicant),
      row('类别', classTitle.zh),
      row('版次', `第${receipt.revision}版`),
      row('提交时间', time.format(receipt.submittedAt)),
      ...(receipt.withdrawnAt === null ? [] : [row('撤回时间', `${time.format(receipt.withdrawnAt)}（本回执已失效）`)]),
      row(digestLabel, receipt.digest),
      row('操作记录链', body.actsHead ?? ''),
      ...(body.root === undefined ? [] : [row(`操作记录根（第${body.root.seq}号）`, body.root.hash)]),
    ]),
    { b: 'heading', level: 2, text: '签章页' },
    table([2, 1, 2], 1, [
      ['签章页', '打印版次', '说明'].map((text) => cell(text, 'head')),
      ...(body.scans ?? []).map((scan) => [
        cell(scan.title ?? sheetTitle(edition, scan.leaf), 'value'),
        cell(`第${scan.printedInRevision}版`, 'value'),
        cell(scan.kept ? '内容未变，沿用原签章页' : '本版打印', 'value'),
      ]),
    ]),
    { b: 'heading', level: 2, text: '电子文件' },
    table([2, 1, 5], 1, [
      ['文件', '页数', 'SHA-256'].map((text) => cell(text, 'head')),
      ...(body.files ?? []).map((file) => [
        cell(`${file.name}${file.note === undefined ? '' : `（${file.note}）`}`, 'value'),
        cell(file.pages === undefined ? '—' : String(file.pages), 'value'),
        cell(file.sha256, 'value'),
      ]),
    ]),
    {
      b: 'notes',
      paras: [para('除沿用的签章页外，各页页脚的摘要应与本回执一致。可用“laurel verify”离线核对。', 'small')],
    },
  ];
  return {
    title: `申报回执 ${receipt.number}`,
    author: edition.call.issuer.zh,
    date: receipt.submittedAt.toISOString(),
    standard: 'plain',
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    mark: {
      draft: false,
      application: body.application ?? '',
      revision: receipt.revision,
      volume: 'receipt',
      digest: receipt.digest,
      running: edition.file.title.zh,
      version: versionWords({ draft: false, digest: receipt.digest, revision: receipt.revision }),
    },
    body: { kind: 'text', blocks },
  };
}

/** Title of a leaf's sheet, in any class of the edition. */
function sheetTitle(edition: Edition, leaf: string): string {
  const [sheet = ''] = leaf.split(':');
  const titles = Object.values(edition.classes).map((one) => one.definitions[sheet]?.title.zh);
  return titles.find((found) => found !== undefined) ?? sheet;
}
