import type { Block } from '#src/definition/layout.ts';
import { FlowBlock } from './flow.tsx';
import { Gloss } from './gloss.tsx';
import { GridBlock } from './grid.tsx';
import { Runs } from './runs.tsx';
import { When } from './when.tsx';

/** A block of a sheet as the paper shows it. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'cover':
      return <Cover block={block} />;
    case 'grid':
      return (
        <When condition={block.when}>
          <GridBlock grid={block} />
        </When>
      );
    case 'flow':
      return (
        <When condition={block.when}>
          <FlowBlock block={block} />
        </When>
      );
    case 'prose':
      return <Prose block={block} />;
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

/** On a cover the seal goes over the name, where the printed words ask for it: no frame. */
function Cover({ block }: { readonly block: Extract<Block, { kind: 'cover' }> }) {
  return (
    <div className="cover">
      <div className="cover-titles">
        {block.titles.map((title, index) => (
          <p key={index}>
            {title.zh}
            <Gloss text={title} block />
          </p>
        ))}
      </div>
      <div className="cover-lines">
        {block.lines.map((line, index) => (
          <div key={index} className="cover-line">
            <Runs runs={line.filter((run) => !('seal' in run))} />
          </div>
        ))}
      </div>
      <div className="cover-foot">
        {block.foot.map((line, index) => (
          <p key={index}>
            {line.zh}
            <Gloss text={line} block />
          </p>
        ))}
      </div>
    </div>
  );
}

function Prose({ block }: { readonly block: Extract<Block, { kind: 'prose' }> }) {
  return (
    <div className="prose">
      {block.title !== undefined && (
        <h3>
          {block.title.zh}
          <Gloss text={block.title} block />
        </h3>
      )}
      {block.paragraphs.map((paragraph, index) => (
        <When key={index} condition={paragraph.when}>
          <p
            style={{
              textIndent: `${paragraph.indent ?? 0}em`,
              ...(paragraph.align === undefined ? {} : { textAlign: paragraph.align }),
            }}
          >
            <Runs runs={paragraph.runs} />
          </p>
        </When>
      ))}
    </div>
  );
}
