/** The middle value; the mean of the two middle ones where their number is even. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError('a median needs at least one value');
  return (low + high) / 2;
}

/** The median of one figure of many measurements. */
export function medianOf<T>(measured: readonly T[], figure: (one: T) => number): number {
  return median(measured.map(figure));
}

/**
 * The median of `a` over `b`, round by round: what disturbs a round disturbs both, so their ratio suffers less
 * than the ratio of two medians would.
 */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} rounds cannot be compared`);
  return median(a.map((value, round) => value / (b[round] ?? Number.NaN)));
}

/**
 * Runs every contestant once per round, in turn (A B A B …), and gives their measurements by name. A first round
 * that warms caches is run and thrown away unless `warm` is false.
 */
export async function interleave<T>(
  rounds: number,
  contestants: Readonly<Record<string, () => Promise<T>>>,
  warm = true,
): Promise<Record<string, T[]>> {
  const names = Object.keys(contestants);
  const measured: Record<string, T[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = warm ? -1 : 0; round < rounds; round += 1) {
    for (const name of names) {
      const one = await contestants[name]?.();
      if (round >= 0 && one !== undefined) measured[name]?.push(one);
    }
  }
  return measured;
}
