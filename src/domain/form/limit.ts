import { wordCount } from '#src/definition/value/count.ts';
import type { Issue } from './field-type.ts';

/** Too many characters for a limit: an error where the limit is hard, else a warning; null where it holds. */
export function limitIssue(
  value: string,
  limit: { readonly max: number; readonly hard: boolean; readonly rule?: string | undefined } | undefined,
): Issue | null {
  if (limit === undefined) return null;
  const count = wordCount(value);
  if (count <= limit.max) return null;
  return {
    severity: limit.hard ? 'error' : 'warning',
    message: {
      zh: `共 ${count} 字（按 Word 字数统计），超过 ${limit.max} 字。请删减 ${count - limit.max} 字。`,
      en: `${count} characters by Word's count, more than ${limit.max}. Cut ${count - limit.max}.`,
    },
    ...(limit.rule === undefined ? {} : { rule: limit.rule }),
  };
}
