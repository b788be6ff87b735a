import type { Field, Option } from '#src/definition/field.ts';
import type { Inline } from './document.ts';
import { resolve, type Scope, type Target } from './scope.ts';

interface Box {
  readonly code: string;
  readonly label: string;
}

/** The boxes a paper form has for a field; options that are not printed have none. */
function boxesOf(field: Field): readonly Box[] {
  if (field.type === 'choice' || field.type === 'choices')
    return field.options
      .filter((one: Option) => one.printed !== false)
      .map((one) => ({ code: one.code, label: one.label.zh }));
  if (field.type === 'yesno')
    return [
      { code: 'yes', label: field.yes.zh },
      { code: 'no', label: field.no.zh },
    ];
  if (field.type === 'tick') return [{ code: 'yes', label: field.label.zh }];
  return [];
}

const isTicked = (scope: Scope, target: Target, code: string): boolean =>
  scope.mode === 'filled' &&
  (target.field.type === 'choices' ? target.text.split(',').includes(code) : target.text === code);

function box(scope: Scope, target: Target, one: Box): Inline {
  return { t: 'box', checked: isTicked(scope, target, one.code), field: `${target.address}#${one.code}` };
}

/** All boxes with their labels; a value without a box is told in words, so that nothing chosen is lost. */
export function optionInlines(scope: Scope, ref: string): Inline[] {
  const target = resolve(scope, ref);
  if (target === null) return [];
  const boxes = boxesOf(target.field);
  const printed = boxes.flatMap((one, index): Inline[] => [
    ...(index === 0 ? [] : [{ t: 'text', text: '\u2002', tone: 'label' } as const]),
    box(scope, target, one),
    { t: 'text', text: `\u2060${one.label}`, tone: 'label' },
  ]);
  return [...printed, ...unboxed(scope, target)];
}

function unboxed(scope: Scope, target: Target): Inline[] {
  if (scope.mode === 'blank') return [];
  const { field } = target;
  const hidden =
    field.type === 'choice' || field.type === 'choices'
      ? field.options.filter((one) => one.printed === false && isTicked(scope, target, one.code))
      : [];
  const words = [
    ...hidden.map((one) => one.label.zh),
    ...(target.text === '' && target.reason !== '' ? [target.reason] : []),
  ];
  return words.length === 0 ? [] : [{ t: 'text', text: `\u2002（${words.join('、')}）`, tone: 'reason' }];
}

/** One box; `bare` leaves its label to the text beside it. */
export function boxInlines(scope: Scope, ref: string, code: string | undefined, bare: boolean): Inline[] {
  const target = resolve(scope, ref);
  if (target === null) return [];
  const one = boxesOf(target.field).find((each) => code === undefined || each.code === code);
  if (one === undefined) return [];
  return [
    box(scope, target, one),
    ...(bare ? [] : [{ t: 'text', text: `\u2060${one.label}`, tone: 'label' } as const]),
  ];
}
