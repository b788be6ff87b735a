import type { RowsField } from '#src/definition/field.ts';
import type { Cell } from '#src/definition/layout.ts';
import type { Text } from '#src/definition/text.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { newId } from '../book/new-id.ts';
import { useText, useWorkbook } from '../book/hooks.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';
import { Runs } from './runs.tsx';
import { addRows, moveRow, removeRow } from './rows.ts';
import { useScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';
import { notify } from '../work/notices.ts';

/** Beside a row under the pointer: up, down, delete. By keys: Alt+↑, Alt+↓, Ctrl+Delete in any cell of the row. */
export function RowTools({ place }: { readonly place: RowPlace }) {
  const scope = useScope();
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  const remove = (): void =>
    notify({ text: t.rowRemoved, act: { title: t.undo, run: removeRow(workbook, scope, place) } });
  return (
    <span className="row-tools" aria-hidden="true">
      <button
        type="button"
        tabIndex={-1}
        title={`${t.moveUp}（Alt+↑）`}
        onClick={() => moveRow(workbook, scope, place, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        tabIndex={-1}
        title={`${t.moveDown}（Alt+↓）`}
        onClick={() => moveRow(workbook, scope, place, 1)}
      >
        ↓
      </button>
      <button type="button" tabIndex={-1} title={`${t.removeRow}（Ctrl+Delete）`} onClick={remove}>
        ✕
      </button>
    </span>
  );
}

interface FootProps {
  readonly place: Pick<RowPlace, 'field' | 'group'>;
  readonly field: RowsField;
  readonly whole: readonly Cell[];
  readonly span: number;
  readonly group: { readonly key: string; readonly label: Text } | undefined;
}

/** Under a table on the screen: add a row, or say why there are fewer. */
export function TableFoot({ place, field, whole, span, group }: FootProps) {
  const empty: RowPlace = { field: place.field, id: '', number: 0, ...(group === undefined ? {} : { group }) };
  return (
    <tr className="table-foot">
      {whole.map((cell, index) => (
        <td key={index} className="cell cell-label align-center" colSpan={cell.span}>
          <Runs runs={cell.runs} row={empty} />
        </td>
      ))}
      <td colSpan={span}>
        <RowsFoot place={place} field={field} />
      </td>
    </tr>
  );
}

/** The same in a flow or on a card. */
export function RowsFoot({
  place,
  field,
}: {
  readonly place: Pick<RowPlace, 'field' | 'group'>;
  readonly field: RowsField;
}) {
  const scope = useScope();
  const workbook = useWorkbook();
  const language = useLanguage();
  const t = useWords(sheetWords);
  const reasonKey = flatKey(
    scope.instance,
    `$blank/${place.field}${place.group === undefined ? '' : `@${place.group.key}`}`,
  );
  const reason = useText(scope.sheet.id, reasonKey);
  const label = `${field.label[language]}${place.group === undefined ? '' : ` ${place.group.label[language]}`}`;
  const asks = field.blank === undefined || field.blank === 'reason';
  return (
    <span className="rows-foot">
      <button type="button" className="plain" onClick={() => addRows(workbook, scope, place, [newId()])}>
        ＋ {t.addRow}
        <span className="sr"> {label}</span>
      </button>
      {asks && (
        <input
          className="ink table-reason"
          value={reason}
          placeholder={t.tableReason}
          title={t.tableReasonHint}
          aria-label={`${scope.title} ${label} ${t.tableReason}`}
          onChange={(event) => workbook.write(scope.sheet.id, reasonKey, event.currentTarget.value)}
          onBlur={() => workbook.queue.flush()}
        />
      )}
    </span>
  );
}
