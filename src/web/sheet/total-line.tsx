import { useMemo } from 'react';
import { fieldName } from '#src/definition/field-name.ts';
import type { RowsField } from '#src/definition/field.ts';
import type { GridRow } from '#src/definition/layout.ts';
import type { Row } from '#src/domain/form/answers.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { sumText, totalLine } from '#src/domain/form/totals.ts';
import { useList, useTopic, useWorkbook } from '../book/hooks.ts';
import { useSay } from '../words/language.tsx';
import { useScope } from './scope.tsx';

/** The rows of a table as typed, as far as their sums need them; what changes elsewhere gives the same rows again. */
function useSummedRows(name: string, field: RowsField): readonly Row[] {
  const { sheet, instance } = useScope();
  const ids = useList(sheet.id, flatKey(instance, name));
  const typed = useTopic('any', ({ book }) =>
    JSON.stringify(
      ids.map((id) => [
        ['id', id],
        ...(field.totals ?? []).map((key) => [key, book.text(sheet.id, flatKey(instance, `${name}/${id}/${key}`))]),
      ]),
    ),
  );
  return useMemo(
    () => (JSON.parse(typed) as [string, string][][]).map((cells): Row => ({ id: '', ...Object.fromEntries(cells) })),
    [typed],
  );
}

interface Props {
  readonly name: string;
  readonly field: RowsField;
}

/** The computed line under a table's rows: the same sums as in print. */
export function TotalLine({ line, name, field }: Props & { readonly line: GridRow }) {
  const say = useSay();
  const { edition } = useWorkbook();
  const rows = useSummedRows(name, field);
  const cells = rows.length === 0 ? null : totalLine(line, name, field, rows, { codes: edition.codes });
  if (cells === null) return null;
  return (
    <tr>
      {cells.map(({ kind, span, text }, index) => (
        <td key={index} className={`cell cell-${kind === 'label' ? 'label' : 'value'} align-center`} colSpan={span}>
          {kind === 'sum' ? <output>{say(text)}</output> : say(text)}
        </td>
      ))}
    </tr>
  );
}

/** The same as a card, where the sheet reads as a list. */
export function TotalCard({ name, field }: Props) {
  const say = useSay();
  const { edition } = useWorkbook();
  const rows = useSummedRows(name, field);
  if (rows.length === 0) return null;
  return (
    <dl className="card facts">
      {(field.totals ?? []).flatMap((key) => {
        const column = field.columns[key];
        if (column === undefined) return [];
        const { zh, en } = fieldName(column);
        return [
          <div key={key}>
            <dt>{say({ zh: `合计：${zh}`, en: `Total: ${en}` })}</dt>
            <dd>
              <output>{say(sumText(field, rows, key, { codes: edition.codes }))}</output>
            </dd>
          </div>,
        ];
      })}
    </dl>
  );
}
