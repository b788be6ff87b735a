import type { MatrixField } from '#src/definition/field.ts';
import { Decimal } from '#src/definition/value/decimal.ts';
import type { Finding } from '../field-type.ts';
import { cellField, cellText } from '../fields/matrix.ts';
import { parseField } from '../fields/index.ts';
import { pointer } from '../pointer.ts';
import { concerns, fieldConcerns } from '../relevance.ts';
import { where, type Part } from '../walk.ts';
import type { Situation } from './situation.ts';

/** From this ratio between neighbouring years on, 元 and 万元 were probably mixed up (X9 names 10⁴). */
const jump = 1000;

/** Amounts that leap by about 10⁴ from one column to the next in a matrix. */
export function checkJumps(situation: Situation): readonly Finding[] {
  return situation.parts.flatMap((part) =>
    Object.entries(part.sheet.fields).flatMap(([name, field]) =>
      field.type === 'matrix' && fieldConcerns(part, name, situation.holds)
        ? field.rows.flatMap((row) => rowJumps(situation, part, name, field, row))
        : [],
    ),
  );
}

function rowJumps(
  { context, holds }: Situation,
  part: Part,
  name: string,
  field: MatrixField,
  row: MatrixField['rows'][number],
): readonly Finding[] {
  if (!concerns(row.when, holds, part.place)) return [];
  const amounts = field.columns
    .filter((column) => column.own !== true)
    .flatMap((column) => {
      const cell = cellField(row, column);
      if (cell.type !== 'money') return [];
      const parsed = parseField(cell, cellText(part.answers[name], row.key, column.key), context);
      return parsed.ok && parsed.value instanceof Decimal && !parsed.value.isZero()
        ? [{ column, value: parsed.value.abs() }]
        : [];
    });
  return amounts.slice(1).flatMap(({ column, value }, index) => {
    const before = amounts[index];
    const ratio =
      before === undefined ? new Decimal(1) : Decimal.max(value.dividedBy(before.value), before.value.dividedBy(value));
    if (ratio.lessThan(jump)) return [];
    const place = where(part, { zh: `${row.label.zh} ${column.label.zh}`, en: `${row.label.en}, ${column.label.en}` });
    return [
      {
        rule: 'X9',
        severity: 'warning' as const,
        path: pointer(...part.steps, name, row.key, column.key),
        message: {
          zh: `${place.zh}：与${before?.column.label.zh ?? ''}相差 ${ratio.toFixed(0)} 倍。请核对单位是元还是万元。`,
          en: `${place.en}: ${ratio.toFixed(0)} times apart from ${before?.column.label.en ?? ''}. Check whether yuan and ten thousand yuan were mixed up.`,
        },
      },
    ];
  });
}
