import type { Block, Paragraph, Run } from '#src/definition/layout.ts';
import type { DocBlock, Para } from './document.ts';
import { gridBlocks } from './grid.ts';
import { linesOf } from './repeat.ts';
import { inlinesOf, proseParas } from './runs.ts';
import type { Scope } from './scope.ts';

/** A block of a layout as blocks of the document; none where its condition does not hold. */
export function blocksOf(scope: Scope, block: Block): DocBlock[] {
  if ('when' in block && block.when !== undefined && !scope.holds(block.when, scope.row)) return [];
  switch (block.kind) {
    case 'cover':
      return [
        {
          b: 'cover',
          titles: block.titles.map((title) => title.zh),
          lines: block.lines.map((line) => coverLine(scope, line)),
          foot: block.foot.map((line) => line.zh),
        },
      ];
    case 'grid':
      return gridBlocks(scope, block);
    case 'flow':
      return flowBlocks(scope, block);
    case 'prose':
      return [
        ...(block.title === undefined ? [] : [{ b: 'heading', level: 0, text: block.title.zh } as const]),
        ...parasOf(scope, block.paragraphs).map((para): DocBlock => ({ b: 'para', para })),
      ];
    default:
      return [
        {
          b: 'notes',
          paras: block.paragraphs.map((text) => ({ inlines: [{ t: 'text', text: text.zh, tone: 'small' }] })),
        },
      ];
  }
}

/** On a cover the seal goes over the name, where the printed words ask for it: no frame. */
function coverLine(scope: Scope, line: readonly Run[]): Para {
  return { inlines: inlinesOf(scope, line).filter((inline) => inline.t !== 'seal') };
}

function flowBlocks(scope: Scope, block: Extract<Block, { kind: 'flow' }>): DocBlock[] {
  const paras = parasOf(scope, block.paragraphs);
  return block.boxed === true
    ? [{ b: 'boxed', paras, join: block.join === true }]
    : paras.map((para) => ({ b: 'para', para }));
}

function parasOf(scope: Scope, paragraphs: readonly Paragraph[]): Para[] {
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.when !== undefined && !scope.holds(paragraph.when, scope.row)) return [];
    if (paragraph.repeat === undefined) return proseOf(para(scope, paragraph), paragraph);
    return linesOf(scope, paragraph.repeat, undefined).map((line) =>
      'reason' in line
        ? { inlines: [{ t: 'text', text: line.reason, tone: 'reason' } as const] }
        : para({ ...scope, row: line.scope }, paragraph),
    );
  });
}

/** A long answer alone in an indented paragraph begins a new one at each of its line ends. */
function proseOf(whole: Para, { runs, indent }: Paragraph): Para[] {
  const [only, ...more] = runs;
  if (indent === undefined || only === undefined || more.length > 0 || !('field' in only)) return [whole];
  const { space, ...rest } = whole;
  return proseParas(whole.inlines, indent).map((one, index) => ({
    ...rest,
    ...one,
    ...(index === 0 && space !== undefined ? { space } : {}),
  }));
}

function para(scope: Scope, paragraph: Paragraph): Para {
  return {
    inlines: inlinesOf(scope, paragraph.runs),
    ...(paragraph.align === undefined ? {} : { align: paragraph.align }),
    ...(paragraph.indent === undefined ? {} : { indent: paragraph.indent }),
    ...(paragraph.space === undefined ? {} : { space: paragraph.space }),
  };
}
