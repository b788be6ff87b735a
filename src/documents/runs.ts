import type { Run } from '#src/definition/layout.ts';
import type { Text } from '#src/definition/text.ts';
import { boxInlines, optionInlines } from './boxes.ts';
import type { Inline, Para } from './document.ts';
import { fileInlines } from './pictures.ts';
import { reportInline, sealInline } from './places.ts';
import { resolve, type Scope } from './scope.ts';
import { textInlines, valueInlines } from './value.ts';

/** Em of a line to write on where the layout gives no width. */
const usualWidth = 8;

/** Marks what an edition adds to a sheet of the notice; explained at the sheet's foot. */
export const additionMark = '※';

/** Runs of a line or cell as inlines. References that resolve to nothing print nothing: the loader refuses them. */
export function inlinesOf(scope: Scope, runs: readonly Run[]): Inline[] {
  return runs
    .flatMap((run) => inlineOf(scope, run))
    .filter((inline, index, all) => !isPrintedDate(inline, all[index - 1]));
}

/** "年 月 日" is the place of a date already: no frame beside it. */
function isPrintedDate(inline: Inline, before: Inline | undefined): boolean {
  return inline.t === 'seal' && inline.kind === 'date' && before?.t === 'text' && /年\s*月\s*日\s*$/u.test(before.text);
}

function inlineOf(scope: Scope, run: Run): Inline[] {
  if ('text' in run) return printedWording(scope, run);
  if ('labelOf' in run) return labelInlines(scope, run.labelOf);
  if ('field' in run) return fieldInlines(scope, run);
  if ('optionsOf' in run) return optionInlines(scope, run.optionsOf);
  if ('box' in run) return boxInlines(scope, run.box, run.code, run.bare === true);
  if ('unitOf' in run) return unitInlines(scope, run.unitOf);
  if ('seal' in run) return sealInline(scope, run.seal);
  if ('reportRef' in run) return reportInline(scope, run.reportRef);
  if ('break' in run) return [{ t: 'break' }];
  return rowInlines(scope, run);
}

function printedWording(scope: Scope, run: Extract<Run, { text: unknown }>): Inline[] {
  if (run.hint === true) return scope.mode === 'blank' ? textInlines(run.text.zh, 'hint') : [];
  return textInlines(run.text.zh, run.style ?? 'label');
}

function labelInlines(scope: Scope, ref: string): Inline[] {
  const target = resolve(scope, ref);
  if (target === null) return textInlines(matrixHead(scope, ref)?.zh ?? '', 'label');
  const added = scope.sheet.origin === 'notice' && target.field.origin === 'addition';
  return [...textInlines(target.field.label.zh, 'label'), ...(added ? textInlines(additionMark, 'small') : [])];
}

/** The label of a row or column of a matrix as a whole (`output.y1`); null for anything else. */
function matrixHead(scope: Scope, ref: string): Text | null {
  const [name = '', key, more] = ref.split('.');
  const field = Object.hasOwn(scope.sheet.fields, name) ? scope.sheet.fields[name] : undefined;
  if (field?.type !== 'matrix' || more !== undefined) return null;
  return [...field.rows, ...field.columns].find((one) => one.key === key)?.label ?? null;
}

function fieldInlines(scope: Scope, run: Extract<Run, { field: unknown }>): Inline[] {
  const target = resolve(scope, run.field);
  if (target === null) return [];
  if (target.field.type === 'files' || target.field.type === 'portrait')
    return fileInlines(scope, run.field, target.field);
  const width = run.width ?? (run.underline === true ? usualWidth : undefined);
  return valueInlines(scope, target, width);
}

function unitInlines(scope: Scope, ref: string): Inline[] {
  const field = resolve(scope, ref)?.field;
  const unit = field !== undefined && 'unit' in field ? field.unit : undefined;
  return unit === undefined ? [] : textInlines(unit.zh, 'label');
}

type RowRun = Extract<Run, { index: true } | { groupLabel: true } | { rowLabel: true } | { rowUnit: true }>;

function rowInlines(scope: Scope, run: RowRun): Inline[] {
  const row = scope.row;
  if ('index' in run) return textInlines(String(row?.number ?? scope.over?.number ?? ''), 'label');
  if ('groupLabel' in run) return textInlines(row?.group?.label ?? '', 'label');
  if ('rowLabel' in run) return textInlines(row?.matrixRow?.label.zh ?? '', 'label');
  return textInlines(row?.matrixRow?.unit?.zh ?? '', 'label');
}

/** A long text as paragraphs of a cell: its line ends begin a new one, indented by so many em. */
export function proseParas(inlines: readonly Inline[], indent: number): Para[] {
  const paras: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.t === 'break') paras.push([]);
    else paras.at(-1)?.push(inline);
  }
  return paras.map((one) => (indent === 0 || startsWithLabel(one) ? { inlines: one } : { inlines: one, indent }));
}

const startsWithLabel = ([first]: readonly Inline[]): boolean =>
  first?.t === 'text' && first.tone !== 'value' && first.tone !== 'reason';
