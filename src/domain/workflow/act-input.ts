import { z } from 'zod';
import type { WorkflowAction } from '#src/definition/workflow.ts';
import { deny, type Denial } from '../denial.ts';
import { AskedItem } from './correction.ts';

/** What may come with an act; which of it must is said by the row of the table. */
export const ActInput = z.strictObject({
  reason: z.string().trim().min(1).max(2000).optional(),
  rule: z.string().trim().min(1).max(300).optional(),
  number: z.string().trim().min(1).max(100).optional(),
  scan: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  due: z.iso.date().optional(),
  note: z.string().trim().min(1).max(2000).optional(),
  items: z.array(AskedItem).min(1).max(200).optional(),
});
export type ActInput = z.infer<typeof ActInput>;

const names: Readonly<Record<NonNullable<WorkflowAction['requires']>[number], { zh: string; en: string }>> = {
  reason: { zh: '理由', en: 'the reason' },
  rule: { zh: '所依据的规定', en: 'the rule it rests on' },
  number: { zh: '文号', en: 'the number of the document' },
  scan: { zh: '扫描件', en: 'the scan' },
  due: { zh: '期限', en: 'the day it is due' },
  items: { zh: '补正事项', en: 'what is to be corrected' },
};

/** Null where everything the row asks for is there, else what is missing. */
export function whatIsMissing(row: WorkflowAction, input: ActInput): Denial | null {
  const missing = (row.requires ?? []).filter((one) => input[one] === undefined);
  if (missing.length === 0) return null;
  const list = missing.map((one) => names[one]);
  return deny(
    'invalid',
    `“${row.title.zh}”还须填写：${list.map((one) => one.zh).join('、')}。`,
    `“${row.title.en}” also needs ${list.map((one) => one.en).join(', ')}.`,
    { missing },
  );
}
