import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { correctSource } from './correct.ts';
import { assertCovers } from './cover.ts';
import { Correction, numberPieces, Part, Piece } from './pieces.ts';

const here = (name: string): URL => new URL(name, import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(here(name), 'utf8'));

/** What the fixture is made of: the notice as read, the mended reading errors, the pieces in order. */
export interface Ingredients {
  readonly source: string;
  readonly corrections: readonly Correction[];
  readonly parts: readonly Part[];
}

export function readIngredients(): Ingredients {
  return {
    source: readFileSync(here('source.txt'), 'utf8'),
    corrections: z.array(Correction).parse(readJson('corrections.json')),
    parts: z.strictObject({ parts: z.array(Part) }).parse(readJson('parts.json')).parts,
  };
}

/**
 * The prescribed wording of the forms, from the notice alone and never from an edition.
 * @throws Error when a correction does not apply or the pieces are not exactly the corrected source.
 */
export function buildFixture({ source, corrections, parts }: Ingredients): Piece[] {
  const pieces = numberPieces(parts);
  assertCovers(correctSource(source, corrections), pieces);
  return pieces;
}

/** The committed fixture. */
export function readFixture(): Piece[] {
  return z.array(Piece).parse(readJson('fixture.json'));
}

if (import.meta.main) {
  const pieces = buildFixture(readIngredients());
  writeFileSync(here('fixture.json'), `[\n${pieces.map((piece) => `  ${JSON.stringify(piece)}`).join(',\n')}\n]\n`);
  console.log(`${pieces.length} pieces`);
}
