import type { CSSProperties } from 'react';
import type { Block, Paragraph } from '#src/definition/layout.ts';
import { useSections } from './lines.ts';
import { useMatrixRows } from './matrix-lines.ts';
import { RowsFoot, RowTools } from './row-tools.tsx';
import { Runs } from './runs.tsx';
import { useScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';
import { When } from './when.tsx';

/** Lines of text with blanks to fill. */
export function FlowBlock({ block }: { readonly block: Extract<Block, { kind: 'flow' }> }) {
  return (
    <div className={`flow ${block.boxed === true ? 'boxed' : ''} ${block.join === true ? 'join' : ''}`}>
      {block.paragraphs.map((paragraph, index) => (
        <FlowParagraph key={index} paragraph={paragraph} />
      ))}
    </div>
  );
}

export function FlowParagraph({ paragraph }: { readonly paragraph: Paragraph }) {
  const { sheet } = useScope();
  const field = paragraph.repeat === undefined ? undefined : sheet.fields[paragraph.repeat];
  if (field?.type === 'rows' && paragraph.repeat !== undefined)
    return (
      <When condition={paragraph.when}>
        <RowParagraphs paragraph={paragraph} name={paragraph.repeat} field={field} />
      </When>
    );
  if (field?.type === 'matrix' && paragraph.repeat !== undefined)
    return (
      <When condition={paragraph.when}>
        <MatrixParagraphs paragraph={paragraph} name={paragraph.repeat} field={field} />
      </When>
    );
  return (
    <When condition={paragraph.when}>
      <Para paragraph={paragraph} row={undefined} />
    </When>
  );
}

function RowParagraphs({
  paragraph,
  name,
  field,
}: {
  readonly paragraph: Paragraph;
  readonly name: string;
  readonly field: Parameters<typeof useSections>[1];
}) {
  const { readOnly } = useScope();
  return (
    <>
      {useSections(name, field, 1).map((section) => (
        <div key={section.group?.key ?? ''} className="flow-rows">
          {section.rows.map((row) => (
            <Para key={row.id} paragraph={paragraph} row={row} />
          ))}
          {!readOnly && (
            <RowsFoot
              place={{ field: name, ...(section.group === undefined ? {} : { group: section.group }) }}
              field={field}
            />
          )}
        </div>
      ))}
    </>
  );
}

function MatrixParagraphs({
  paragraph,
  name,
  field,
}: {
  readonly paragraph: Paragraph;
  readonly name: string;
  readonly field: Parameters<typeof useMatrixRows>[1];
}) {
  return (
    <>
      {useMatrixRows(name, field).map((row) => (
        <Para key={row.id} paragraph={paragraph} row={row} />
      ))}
    </>
  );
}

/** Millimetres above a paragraph that leave room for a seal are shortened on the screen. */
const mostSpace = 12;

function Para({ paragraph, row }: { readonly paragraph: Paragraph; readonly row: RowPlace | undefined }) {
  const { readOnly } = useScope();
  const style: CSSProperties = {
    ...(paragraph.indent === undefined ? {} : { paddingLeft: `${Math.min(paragraph.indent, 16)}em` }),
    ...(paragraph.space === undefined ? {} : { marginTop: `${Math.min(paragraph.space, mostSpace)}mm` }),
    ...(paragraph.align === undefined ? {} : { textAlign: paragraph.align }),
  };
  return (
    <div className="para" style={style}>
      <Runs runs={paragraph.runs} row={row} />
      {row !== undefined && row.matrixRow === undefined && row.ghosts === undefined && !readOnly && (
        <RowTools place={row} />
      )}
    </div>
  );
}
