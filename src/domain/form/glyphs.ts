/** Whether some print font has a glyph for a code point. */
export type Covers = (codePoint: number) => boolean;

/** What `Covers` knows, to be sent: how many code points in turn no font has, one has, none has, …, from U+0000 on. */
export type GlyphRuns = readonly number[];

const codePoints = 0x110000;

/** Finds the characters of a text, once each, that no print font has. */
export function lacksOf(covers: Covers): (text: string) => readonly string[] {
  return (text) => [...new Set(text)].filter((character) => !covers(character.codePointAt(0) ?? 0));
}

export function runsOf(covers: Covers): GlyphRuns {
  const runs: number[] = [];
  let from = 0;
  let has = false;
  for (let point = 0; point < codePoints; point += 1) {
    if (covers(point) === has) continue;
    runs.push(point - from);
    from = point;
    has = !has;
  }
  if (has) runs.push(codePoints - from);
  return runs;
}

/** The reverse of `runsOf`; a look-up costs the same for every character. */
export function coversOf(runs: GlyphRuns): Covers {
  const held = new Uint8Array(codePoints);
  let point = 0;
  for (const [index, length] of runs.entries()) {
    if (index % 2 === 1) held.fill(1, point, point + length);
    point += length;
  }
  return (codePoint) => held[codePoint] === 1;
}
