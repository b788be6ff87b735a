import type { CodeList } from '#src/definition/edition.ts';
import type { Field } from '#src/definition/field.ts';
import { formatField, isScalar } from '#src/domain/form/fields/index.ts';
import type { Inline } from './document.ts';
import { printable } from './printable.ts';
import type { Scope, Target } from './scope.ts';

/** Types whose value is one long word: it is shrunk to its line rather than broken. */
const unbroken: ReadonlySet<Field['type']> = new Set([
  'uscc',
  'paper',
  'email',
  'phone',
  'postcode',
  'integer',
  'decimal',
  'percent',
  'money',
  'date',
  'month',
  'year',
]);

/** A scalar as it is printed: formatted when it can be read, else as typed; '' when blank. */
export function printedValue(target: Target, codes: Readonly<Record<string, CodeList>>): string {
  return isScalar(target.field) && target.text !== ''
    ? printable(formatField(target.field, target.text, { codes }, 'zh'))
    : '';
}

/** Text as inlines: line ends become breaks. */
export function textInlines(
  text: string,
  tone: 'label' | 'value' | 'hint' | 'small' | 'strong' | 'reason',
  field?: string,
  fit = false,
): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const piece: Inline = {
      t: 'text',
      text: line,
      tone,
      ...(fit ? { fit: true as const } : {}),
      ...(field === undefined ? {} : { field }),
    };
    return index === 0 ? [piece] : [{ t: 'break' }, piece];
  });
}

/** An input in running text or in a cell. `width` (em) makes it a line to write on. */
export function valueInlines(scope: Scope, target: Target, width: number | undefined): Inline[] {
  const value = scope.mode === 'blank' ? '' : printedValue(target, scope.edition.codes);
  const field = target.address;
  if (value !== '') {
    if (width !== undefined && !value.includes('\n')) return [{ t: 'line', text: value, width, field }];
    return textInlines(value, 'value', field, unbroken.has(target.field.type));
  }
  const reason = scope.mode === 'blank' ? '' : printable(target.reason);
  if (width !== undefined)
    return [reason === '' ? { t: 'blank', width, field } : { t: 'line', text: reason, width, field }];
  return reason === '' ? [{ t: 'text', text: '', tone: 'value', field }] : textInlines(reason, 'reason', field);
}
