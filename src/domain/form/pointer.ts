import type { Address, ApplicationData, SheetAnswers } from './answers.ts';
import { blankPrefix, sheetAnswers } from './sheet-answers.ts';

/** One step of a JSON Pointer (RFC 6901). */
export function escapeStep(step: string): string {
  return /[~/]/u.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

/** JSON Pointer of these steps. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => `${path}/${typeof step === 'number' ? step : escapeStep(step)}`, '');
}

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** JSON Pointer into application.json of an address; rows and instances that are not there yet stand by their id. */
export function pointerOf(data: Pick<ApplicationData, 'answers'>, { sheet, instance, path }: Address): string {
  const answers = sheetAnswers(data.answers, sheet, instance);
  const head = instance === '' ? ['answers', sheet] : ['answers', sheet, indexOf(data.answers[sheet], instance)];
  if (path.startsWith(blankPrefix)) return pointer(...head, '$blank', path.slice(blankPrefix.length));
  const [field = '', row, column] = path.split('/');
  if (row === undefined) return pointer(...head, field);
  const at = Array.isArray(answers?.[field]) ? indexOf(answers[field], row) : row;
  return column === undefined ? pointer(...head, field, at) : pointer(...head, field, at, column);
}

function indexOf(list: unknown, id: string): string | number {
  const index = Array.isArray(list) ? list.findIndex((one: { readonly id?: unknown }) => one.id === id) : -1;
  return index < 0 ? id : index;
}

/** The address a JSON Pointer speaks of, or null where it is not one of an answer. */
export function addressOf(data: Pick<ApplicationData, 'answers'>, pointerText: string): Address | null {
  const [root, top, sheet, ...rest] = pointerText.split('/').map(unescapeStep);
  if (root !== '' || top !== 'answers' || sheet === undefined) return null;
  const answers = Object.hasOwn(data.answers, sheet) ? data.answers[sheet] : undefined;
  if (!Array.isArray(answers)) return inSheet(sheet, '', answers as SheetAnswers | undefined, rest);
  const [index = '', ...inner] = rest;
  const one = itemAt(answers, index) as SheetAnswers | undefined;
  return inSheet(sheet, one?.id ?? index, one, inner);
}

function inSheet(
  sheet: string,
  instance: string,
  answers: SheetAnswers | undefined,
  steps: readonly string[],
): Address | null {
  const [field, row, column, more] = steps;
  if (field === undefined || more !== undefined) return null;
  if (field === '$blank')
    return row === undefined || column !== undefined ? null : { sheet, instance, path: `${blankPrefix}${row}` };
  const id =
    row === undefined
      ? undefined
      : ((itemAt(answers?.[field], row) as { readonly id?: string } | undefined)?.id ?? row);
  return { sheet, instance, path: [field, id, column].filter((step) => step !== undefined).join('/') };
}

function itemAt(list: unknown, index: string): unknown {
  return Array.isArray(list) && /^(?:0|[1-9]\d*)$/u.test(index)
    ? (list as readonly unknown[])[Number(index)]
    : undefined;
}
