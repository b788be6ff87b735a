import { Fragment, memo, useMemo } from 'react';
import { Link } from 'react-router';
import type { Run } from '#src/definition/layout.ts';
import type { Text } from '#src/definition/text.ts';
import { isScalar } from '#src/domain/form/fields/index.ts';
import { useDefinition, useWorkbook } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';
import { Gloss } from './gloss.tsx';
import { FieldInput } from './inputs/field-input.tsx';
import { OptionBoxes } from './inputs/option-boxes.tsx';
import { useScope } from './scope.tsx';
import { labelOf, spotOf, type RowPlace } from './spot.ts';

type Mode = 'line' | 'block';
interface RunsProps {
  readonly runs: readonly Run[];
  readonly row?:
    | RowPlace
    | undefined /** Where the English meaning of a label stands: below it (in cells of their own) or after it. */;
  readonly gloss?: Mode;
}

/** A line's printed words and inputs, in order. Bracketed hints become the placeholder of the input beside them. */
export const Runs = memo(function Runs({ runs, row, gloss = 'line' }: RunsProps) {
  const hints = runs.filter((run) => 'text' in run && run.hint === true) as Extract<Run, { text: unknown }>[];
  const solo = isSolo(runs);
  const hasInput = runs.some((run) => 'field' in run);
  return (
    <>
      {runs.map((run, index) => (
        <OneRun
          key={index}
          run={run}
          row={row}
          solo={solo}
          gloss={gloss}
          hint={hasInput ? hints.map((one) => one.text.zh).join('') || undefined : undefined}
          shownHint={!hasInput}
        />
      ))}
    </>
  );
});

/** Whether the cell is nothing but one input: then the whole cell is that input. */
export function isSolo(runs: readonly Run[]): boolean {
  const said = runs.filter((run) => !('text' in run && run.hint === true));
  return said.length === 1 && said[0] !== undefined && 'field' in said[0];
}

interface OneProps {
  readonly run: Run;
  readonly row: RowPlace | undefined;
  readonly solo: boolean;
  readonly hint: string | undefined;
  readonly shownHint: boolean;
  readonly gloss: Mode;
}

function OneRun({ run, row, solo, hint, shownHint, gloss }: OneProps) {
  if ('text' in run) {
    if (run.hint === true)
      return shownHint ? (
        <span className="hint">
          {run.text.zh}
          <Gloss text={run.text} block />
        </span>
      ) : null;
    return <Wording text={run.text} style={run.style} gloss={gloss} />;
  }
  if ('labelOf' in run) return <Label reference={run.labelOf} gloss={gloss} />;
  if ('field' in run) return <FieldRun reference={run.field} row={row} solo={solo} width={run.width} hint={hint} />;
  if ('optionsOf' in run) return <BoxRun reference={run.optionsOf} row={row} />;
  if ('box' in run) return <BoxRun reference={run.box} row={row} code={run.code ?? ''} bare={run.bare === true} />;
  if ('unitOf' in run) return <Unit reference={run.unitOf} row={row} />;
  if ('seal' in run) return <SealPlace id={run.seal} />;
  if ('reportRef' in run) return <ReportPlace id={run.reportRef} />;
  if ('break' in run) return <br />;
  if ('index' in run) return <Fragment>{row?.number ?? ''}</Fragment>;
  if ('groupLabel' in run)
    return row?.group === undefined ? null : <Wording text={row.group.label} style={undefined} gloss={gloss} />;
  const text = 'rowLabel' in run ? row?.matrixRow?.label : row?.matrixRow?.unit;
  return text === undefined ? null : <Wording text={text} style={undefined} gloss={gloss} />;
}

function Wording({
  text,
  style,
  gloss,
}: {
  readonly text: Text;
  readonly style: 'strong' | 'small' | undefined;
  readonly gloss: Mode;
}) {
  const shown = (
    <>
      {text.zh}
      <Gloss text={text} block={gloss === 'block'} />
    </>
  );
  if (style === 'strong') return <strong>{shown}</strong>;
  return style === 'small' ? <small>{shown}</small> : shown;
}

function Label({ reference, gloss }: { readonly reference: string; readonly gloss: Mode }) {
  const { sheet } = useScope();
  const t = useWords(sheetWords);
  const found = labelOf(sheet, reference);
  if (found === null) return null;
  return (
    <span className="label">
      {found.label.zh}
      {found.added && <sup title={t.addedField}>※</sup>}
      <Gloss text={found.label} block={gloss === 'block'} />
    </span>
  );
}

function useSpot(reference: string, row: RowPlace | undefined) {
  const { sheet, instance } = useScope();
  return useMemo(() => spotOf(sheet, instance, reference, row), [sheet, instance, reference, row]);
}

function FieldRun({
  reference,
  row,
  solo,
  width,
  hint,
}: {
  readonly reference: string;
  readonly row: RowPlace | undefined;
  readonly solo: boolean;
  readonly width: number | undefined;
  readonly hint: string | undefined;
}) {
  const spot = useSpot(reference, row);
  return spot === null ? null : <FieldInput spot={spot} solo={solo} width={width} hint={hint} />;
}

function BoxRun({
  reference,
  row,
  code,
  bare = false,
}: {
  readonly reference: string;
  readonly row: RowPlace | undefined;
  readonly code?: string;
  readonly bare?: boolean;
}) {
  const spot = useSpot(reference, row);
  if (spot === null) return null;
  return (
    <OptionBoxes
      spot={spot}
      bare={bare}
      code={code === undefined ? undefined : code === '' ? firstCode(spot.field) : code}
    />
  );
}

const firstCode = (field: { readonly type: string }): string | undefined => (field.type === 'tick' ? 'yes' : undefined);

function Unit({ reference, row }: { readonly reference: string; readonly row: RowPlace | undefined }) {
  const spot = useSpot(reference, row);
  return spot !== null && isScalar(spot.field) && 'unit' in spot.field && spot.field.unit !== undefined ? (
    <>{spot.field.unit.zh}</>
  ) : null;
}

/** A place to seal or sign on paper: words in a light frame, never an imitation. */
function SealPlace({ id }: { readonly id: string }) {
  const definition = useDefinition();
  const t = useWords(sheetWords);
  const seal = definition.seals.find((one) => one.id === id);
  return seal === undefined ? null : (
    <span className={`seal-place seal-${seal.kind}`} title={seal.label.zh}>
      {t[seal.kind]}
    </span>
  );
}

function ReportPlace({ id }: { readonly id: string }) {
  const workbook = useWorkbook();
  const say = useSay();
  const t = useWords(sheetWords);
  const report = workbook.definition.reports.find((one) => one.id === id);
  if (report === undefined) return null;
  return (
    <span className="report-place">
      {t.seeReport(say(report.title))} <Link to={`/applications/${workbook.page.id}/report/${id}`}>{t.openReport}</Link>
    </span>
  );
}
