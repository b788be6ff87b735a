import type { Piece } from './pieces.ts';

const separators = /[\s_]*/uy;

/** Where the next wording begins: only white space and the underscores of a blank may lie between pieces. */
function skip(text: string, from: number): number {
  separators.lastIndex = from;
  separators.test(text);
  return separators.lastIndex;
}

function lineAt(text: string, position: number): string {
  const number = text.slice(0, position).split('\n').length;
  return `line ${number}: "${text.slice(position).split('\n')[0] ?? ''}"`;
}

/**
 * Checks that the pieces, in order, are the whole of the corrected source.
 * @throws Error naming the piece that the source does not have there, or the line that no piece covers.
 */
export function assertCovers(corrected: string, pieces: readonly Piece[]): void {
  let position = skip(corrected, 0);
  for (const { id, text } of pieces) {
    if (!corrected.startsWith(text, position)) {
      const what = corrected.includes(text, position)
        ? 'an earlier text is not covered'
        : 'the source has no such text';
      throw new Error(`piece ${id} "${text}" does not stand at ${lineAt(corrected, position)}: ${what}`);
    }
    position = skip(corrected, position + text.length);
  }
  if (position < corrected.length) throw new Error(`not covered by any piece, ${lineAt(corrected, position)}`);
}
