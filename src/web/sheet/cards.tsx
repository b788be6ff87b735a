import type { Block, GridRow, Paragraph, Run } from '#src/definition/layout.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import { FlowParagraph } from './flow.tsx';
import { Gloss } from './gloss.tsx';
import { Runs } from './runs.tsx';
import { CardField, CardMatrix, CardRows } from './card-parts.tsx';
import { useScope } from './scope.tsx';
import { When } from './when.tsx';

const references = (runs: readonly Run[]): readonly string[] =>
  runs.flatMap((run) =>
    'field' in run
      ? [run.field]
      : 'optionsOf' in run
        ? [run.optionsOf]
        : 'box' in run && run.bare !== true
          ? [run.box]
          : [],
  );

/** A sheet as cards of one question each, in the order of the paper; nothing is left out. */
export function Cards({ sheet }: { readonly sheet: Sheet }) {
  return (
    <>
      {sheet.blocks.map((block, index) => (
        <CardBlock key={index} block={block} />
      ))}
    </>
  );
}

/** Whether the band above a repeated row already names its table. */
function saidBefore(sheet: Sheet, rows: readonly GridRow[], index: number): boolean {
  const name = rows[index]?.repeat ?? '';
  const label = sheet.fields[name]?.label.zh;
  const band = rows
    .slice(0, index)
    .flatMap((row) => row.cells)
    .findLast((cell) => cell.role === 'band');
  return (band?.runs ?? []).some((run) =>
    'labelOf' in run ? run.labelOf === name : 'text' in run && label !== undefined && run.text.zh.startsWith(label),
  );
}

function CardBlock({ block }: { readonly block: Block }) {
  const { sheet } = useScope();
  switch (block.kind) {
    case 'cover':
      return (
        <>
          <div className="card-titles">
            {block.titles.map((title, index) => (
              <p key={index}>
                {title.zh}
                <Gloss text={title} block />
              </p>
            ))}
          </div>
          {block.lines.map((line, index) => (
            <CardRuns key={index} runs={line} />
          ))}
        </>
      );
    case 'grid':
      return (
        <When condition={block.when}>
          {block.repeat === undefined ? (
            block.rows.map((row, index) => (
              <When key={index} condition={row.when}>
                {row.repeat === undefined ? (
                  row.cells.map((cell, at) => (
                    <CardRuns key={at} runs={cell.runs} band={cell.role === 'band'} note={cell.role === 'note'} />
                  ))
                ) : (
                  <CardRepeat name={row.repeat} blanks={row.blanks} headed={saidBefore(sheet, block.rows, index)} />
                )}
              </When>
            ))
          ) : (
            <CardRepeat name={block.repeat} blanks={undefined} />
          )}
        </When>
      );
    case 'flow':
      return (
        <When condition={block.when}>
          {block.paragraphs.map((paragraph, index) => (
            <CardParagraph key={index} paragraph={paragraph} />
          ))}
        </When>
      );
    case 'prose':
      return (
        <div className="card prose">
          {block.title !== undefined && <h3>{block.title.zh}</h3>}
          {block.paragraphs.map((paragraph, index) => (
            <FlowParagraph key={index} paragraph={paragraph} />
          ))}
        </div>
      );
    case 'notes':
      return (
        <div className="notes">
          {block.paragraphs.map((text, index) => (
            <p key={index}>
              {text.zh}
              <Gloss text={text} block />
            </p>
          ))}
        </div>
      );
  }
}

function CardParagraph({ paragraph }: { readonly paragraph: Paragraph }) {
  if (paragraph.repeat !== undefined)
    return (
      <When condition={paragraph.when}>
        <CardRepeat name={paragraph.repeat} blanks={1} />
      </When>
    );
  const inputs = references(paragraph.runs);
  return (
    <When condition={paragraph.when}>
      {inputs.length === 0 ? (
        <div className="card-text">
          <Runs runs={paragraph.runs} />
        </div>
      ) : (
        <CardRuns runs={paragraph.runs} />
      )}
    </When>
  );
}

function CardRuns({
  runs,
  band = false,
  note = false,
}: {
  readonly runs: readonly Run[];
  readonly band?: boolean;
  readonly note?: boolean;
}) {
  const inputs = references(runs);
  if (inputs.length > 0)
    return (
      <>
        {inputs.map((reference) => (
          <CardField key={reference} reference={reference} row={undefined} />
        ))}
      </>
    );
  if (runs.some((run) => 'seal' in run || 'reportRef' in run))
    return (
      <div className="card-text">
        <Runs runs={runs} />
      </div>
    );
  return band ? (
    <h3 className="card-band">
      <Runs runs={runs} />
    </h3>
  ) : note ? (
    <p className="notes">
      <Runs runs={runs} />
    </p>
  ) : null;
}

function CardRepeat({
  name,
  blanks,
  headed = false,
}: {
  readonly name: string;
  readonly blanks: number | undefined;
  readonly headed?: boolean;
}) {
  const { sheet } = useScope();
  const field = sheet.fields[name];
  if (field?.type === 'rows')
    return <CardRows name={name} field={field} blanks={Math.min(blanks ?? 1, 1)} headed={headed} />;
  return field?.type === 'matrix' ? <CardMatrix name={name} field={field} /> : null;
}
