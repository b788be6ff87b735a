import type { ActInput } from '#src/domain/workflow/act-input.ts';
import type { OfficeWords } from '../words/office-words.ts';

/** What is typed in the dialog of an act, before it is sent. */
export interface Typed {
  readonly reason: string;
  readonly rule: string;
  readonly number: string;
  readonly scan: { readonly sha256: string; readonly name: string } | null;
  readonly due: string;
}
export const nothingTyped: Typed = { reason: '', rule: '', number: '', scan: null, due: '' };

/** What an act takes of what was typed, beside the items of a correction. */
export function inputOf(requires: readonly string[], typed: Typed): ActInput {
  const text = (name: 'reason' | 'rule' | 'number' | 'due'): Record<string, string> =>
    requires.includes(name) && typed[name].trim() !== '' ? { [name]: typed[name].trim() } : {};
  return {
    ...text('reason'),
    ...text('rule'),
    ...text('number'),
    ...text('due'),
    ...(requires.includes('scan') && typed.scan !== null ? { scan: typed.scan.sha256 } : {}),
  };
}

/** What is still to be filled in, in words. */
export function lacking(
  requires: readonly string[],
  typed: Typed,
  items: number | null,
  t: OfficeWords,
): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    reason: t.reason,
    rule: t.rule,
    number: t.documentNumber,
    scan: t.scan,
    due: t.dueDay,
    items: t.items,
  };
  const input: Readonly<Record<string, unknown>> = inputOf(requires, typed);
  return requires
    .filter((one) => (one === 'items' ? items === 0 : input[one] === undefined))
    .map((one) => names[one] ?? one);
}
