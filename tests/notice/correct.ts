import type { Correction } from './pieces.ts';

/** Traces that only a reading error leaves: tags, list marks, characters of the other script. */
const damage = [/<\/?[a-z][^>]*>/u, /^\s*- /u, /[員門責數]/u];

/**
 * Mends the source line by line; line numbers stay what they are.
 * @throws Error naming the line when a correction does not apply, breaks a line, or damage remains.
 */
export function correctSource(source: string, corrections: readonly Correction[]): string {
  const lines = source.split('\n');
  for (const { line, from, to } of corrections) {
    const before = lines[line - 1];
    if (before === undefined || !before.includes(from)) throw new Error(`line ${line}: no "${from}" to correct`);
    if (to.includes('\n')) throw new Error(`line ${line}: a correction may not break the line`);
    lines[line - 1] = before.replaceAll(from, to);
  }
  lines.forEach((text, index) => {
    const left = damage.find((trace) => trace.test(text));
    if (left) throw new Error(`line ${index + 1}: reading error ${String(left)} remains in "${text}"`);
  });
  return lines.join('\n');
}
