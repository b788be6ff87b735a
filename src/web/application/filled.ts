import type { Filled } from '../api/types.ts';

/** Sums up what is filled of what. */
export function sumFilled(parts: readonly (Filled | undefined)[]): Filled {
  return parts.reduce<Filled>(
    (sum, part) => ({ filled: sum.filled + (part?.filled ?? 0), total: sum.total + (part?.total ?? 0) }),
    { filled: 0, total: 0 },
  );
}

/** What is filled of a sheet: itself, or all of its instances. */
export function filledOf(completeness: Readonly<Record<string, Filled>>, sheet: string): Filled {
  return sumFilled(
    Object.entries(completeness)
      .filter(([key]) => key === sheet || key.startsWith(`${sheet}:`))
      .map(([, part]) => part),
  );
}
