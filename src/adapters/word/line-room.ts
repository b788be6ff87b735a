import type { Inline } from '#src/documents/document.ts';

/** Width in em: full-width characters count one, others a little over a half. */
export function emOf(text: string): number {
  let em = 0;
  for (const character of text) em += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.53;
  return em;
}

/** Where nothing else helps, lines to write on keep this part of their width. */
const leastBlank = 0.35;

/** Lines to write on and filled lines narrowed so that each printed line keeps to one line of `room` em, if that is possible. */
export function narrowed(inlines: readonly Inline[], room: number): Inline[] {
  return printedLines(inlines).flatMap((line) => {
    const ease = Math.min(1, Math.max(0, (room - fixedWidth(line)) / Math.max(slack(line), 0.01)));
    return line.map((inline) => narrow(inline, ease));
  });
}

/** Inlines line by line; a break ends its line. */
function printedLines(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    lines.at(-1)?.push(inline);
    if (inline.t === 'break') lines.push([]);
  }
  return lines;
}

const sum = (line: readonly Inline[], widthOf: (inline: Inline) => number): number =>
  line.reduce((total, inline) => total + widthOf(inline), 0);

const fixedWidth = (line: readonly Inline[]): number =>
  sum(line, (inline) => {
    if (inline.t === 'text' || inline.t === 'line') return emOf(inline.text);
    return inline.t === 'box' ? 1 : 0;
  });

const slack = (line: readonly Inline[]): number =>
  sum(line, (inline) => {
    if (inline.t === 'blank') return inline.width;
    return inline.t === 'line' ? Math.max(0, inline.width - emOf(inline.text)) : 0;
  });

function narrow(inline: Inline, ease: number): Inline {
  if (inline.t === 'blank') return { ...inline, width: inline.width * Math.max(ease, leastBlank) };
  if (inline.t !== 'line') return inline;
  const text = emOf(inline.text);
  return { ...inline, width: text + Math.max(0, inline.width - text) * ease };
}
