import { useMemo } from 'react';
import type { MatrixField, RowsField } from '#src/definition/field.ts';
import { fieldName } from '#src/definition/field-name.ts';
import { useFindings, useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';
import { columnsInOrder } from './columns.ts';
import { Gloss } from './gloss.tsx';
import { FieldInput } from './inputs/field-input.tsx';
import { OptionBoxes } from './inputs/option-boxes.tsx';
import { useSections } from './lines.ts';
import { useMatrixRows } from './matrix-lines.ts';
import { ReasonEditor } from './reason-editor.tsx';
import { RowsFoot } from './row-tools.tsx';
import { moveRow, removeRow } from './rows.ts';
import { useScope } from './scope.tsx';
import { spotOf, type RowPlace } from './spot.ts';
import { TotalCard } from './total-line.tsx';
import { useLocked } from './use-locked.ts';

/** One question: its label, its input at full width, its findings below. */
export function CardField({ reference, row }: { readonly reference: string; readonly row: RowPlace | undefined }) {
  const scope = useScope();
  const { sheet, instance } = scope;
  const say = useSay();
  const spot = useMemo(() => spotOf(sheet, instance, reference, row), [sheet, instance, reference, row]);
  const findings = useFindings(sheet.id, spot?.key ?? '');
  if (spot === null) return null;
  const boxes = ['choice', 'choices', 'yesno', 'tick'].includes(spot.field.type);
  const unit = 'unit' in spot.field ? spot.field.unit : undefined;
  const label =
    row?.matrixRow === undefined
      ? fieldName(spot.field)
      : ((sheet.fields[row.field] as MatrixField).columns.find((one) => one.key === spot.column)?.label ??
        spot.field.label);
  return (
    <div className="card-field">
      {spot.field.type !== 'tick' && (
        <div className="card-label">
          {label.zh}
          {unit !== undefined && <small>（{unit.zh}）</small>}
          <Gloss text={label} block />
        </div>
      )}
      {boxes ? <OptionBoxes spot={spot} /> : <FieldInput spot={spot} solo />}
      {findings.some((finding) => finding.severity === 'error') && <ReasonEditor scope={scope} spot={spot} />}
      {findings.map((finding) => (
        <p key={finding.rule + finding.message.zh} className={`card-finding ${finding.severity}`}>
          {say(finding.message)}
        </p>
      ))}
    </div>
  );
}

/** The rows of a table as cards, one a row. */
export function CardRows({
  name,
  field,
  blanks,
  headed,
}: {
  readonly name: string;
  readonly field: RowsField;
  readonly blanks: number;
  readonly headed: boolean;
}) {
  const scope = useScope();
  const locked = useLocked(name);
  const columns = useMemo(() => columnsInOrder(scope.sheet, name), [scope.sheet, name]);
  return (
    <section className="card-rows" aria-label={field.label.zh}>
      {!headed && (
        <h3 className="card-band">
          {field.label.zh}
          <Gloss text={field.label} block />
        </h3>
      )}
      {useSections(name, field, blanks).map((section) => (
        <div key={section.group?.key ?? ''}>
          {section.group !== undefined && <h4>{section.group.label.zh}</h4>}
          {section.rows.map((row) => (
            <CardRow key={row.id} row={row} columns={columns} />
          ))}
          {!locked && (
            <RowsFoot
              place={{ field: name, ...(section.group === undefined ? {} : { group: section.group }) }}
              field={field}
            />
          )}
        </div>
      ))}
      {field.totals !== undefined && <TotalCard name={name} field={field} />}
    </section>
  );
}

function CardRow({ row, columns }: { readonly row: RowPlace; readonly columns: readonly string[] }) {
  const scope = useScope();
  const locked = useLocked(row.field);
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  return (
    <div className="card">
      <div className="card-head">
        <span>{t.row(row.number)}</span>
        {row.ghosts === undefined && !locked && (
          <span>
            <button type="button" className="plain" onClick={() => moveRow(workbook, scope, row, -1)}>
              {t.moveUp}
            </button>
            <button type="button" className="plain" onClick={() => moveRow(workbook, scope, row, 1)}>
              {t.moveDown}
            </button>
            <button
              type="button"
              className="plain"
              onClick={() =>
                notify({ text: t.rowRemoved, act: { title: t.undo, run: removeRow(workbook, scope, row) } })
              }
            >
              {t.remove}
            </button>
          </span>
        )}
      </div>
      {columns.map((column) => (
        <CardField key={column} reference={`${row.field}.${column}`} row={row} />
      ))}
    </div>
  );
}

/** A matrix as cards, one a row of it. */
export function CardMatrix({ name, field }: { readonly name: string; readonly field: MatrixField }) {
  const language = useLanguage();
  return (
    <section className="card-rows" aria-label={field.label[language]}>
      {useMatrixRows(name, field).map((row) => (
        <div key={row.id} className="card">
          <div className="card-head">
            <span>
              {row.matrixRow?.label.zh}
              {row.matrixRow?.unit !== undefined && `（${row.matrixRow.unit.zh}）`}
            </span>
          </div>
          <div className="card-matrix">
            {field.columns.map((column) => (
              <CardField key={column.key} reference={`${name}.${column.key}`} row={row} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
