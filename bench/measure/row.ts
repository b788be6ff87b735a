/** What a figure must not exceed, or must reach. */
export type Limit = { readonly most: number } | { readonly least: number };

/** One figure of the bench. */
export interface Row {
  /** Stable name, `group.figure`; the table in docs/performance.md has a line for each. */
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** Null where a figure is told but not judged. */
  readonly limit: Limit | null;
  readonly note?: string;
}

/** Whether a row keeps its limit; a figure that is no number breaks it; null without a limit. */
export function passes({ value, limit }: Row): boolean | null {
  if (limit === null) return null;
  return 'most' in limit ? value <= limit.most : value >= limit.least;
}

export const limitText = (limit: Limit | null): string =>
  limit === null ? '' : 'most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;

/** A figure with three significant digits, whole from a thousand on. */
export function figureText(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}
