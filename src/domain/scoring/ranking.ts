import type { Decimal } from '#src/definition/value/decimal.ts';
import { compared, type Ratio } from '#src/definition/value/ratio.ts';

/** One application's place to be found: its rounded total, and what parts equal totals, in order. */
export interface Standing {
  readonly application: string;
  readonly total: Decimal;
  readonly parts: readonly Ratio[];
}
export interface Ranked {
  readonly application: string;
  readonly total: Decimal;
  /** Competition ranking: 1, 2, 2, 4. */
  readonly rank: number;
  /** Shares its rank with others that nothing has parted. */
  readonly tied: boolean;
  /** What set it apart from the others of the same total; `total` where there are none or they are tied. */
  readonly by: 'total' | 'tieBreak' | 'draw';
}

/**
 * Places by rounded total, then by the parts in order (R6). What is equal still is a tie; `drawOrder`, ids in the order
 * drawn, settles those ties whose applications were all drawn. The order in which standings come has no influence.
 */
export function ranking(standings: readonly Standing[], drawOrder: readonly string[] = []): readonly Ranked[] {
  const drawn = new Map(drawOrder.map((application, index) => [application, index]));
  const sorted = [...standings].toSorted((a, b) => better(a, b) || byText(a.application, b.application));
  const ranked: Ranked[] = [];
  for (const tie of groupsOf(sorted)) {
    const settled = tie.length > 1 && tie.every(({ application }) => drawn.has(application));
    const order = settled ? tie.toSorted((a, b) => drawn.get(a.application)! - drawn.get(b.application)!) : tie;
    const first = ranked.length + 1;
    for (const [index, { application, total }] of order.entries())
      ranked.push({
        application,
        total,
        rank: settled ? first + index : first,
        tied: tie.length > 1 && !settled,
        by: settled ? 'draw' : tie.length === 1 && hasTwin(sorted, first - 1) ? 'tieBreak' : 'total',
      });
  }
  return ranked;
}

function better(a: Standing, b: Standing): number {
  const totals = b.total.comparedTo(a.total);
  if (totals !== 0) return totals;
  for (const [index, part] of a.parts.entries()) {
    const other = b.parts[index];
    const order = other === undefined ? 0 : compared(other, part);
    if (order !== 0) return order;
  }
  return 0;
}

/** Runs of standings that nothing parts. */
function groupsOf(sorted: readonly Standing[]): readonly (readonly Standing[])[] {
  const groups: Standing[][] = [];
  for (const standing of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && better(last[0]!, standing) === 0) last.push(standing);
    else groups.push([standing]);
  }
  return groups;
}

/** Whether a neighbour has the same total, so that the parts made the difference. */
function hasTwin(sorted: readonly Standing[], at: number): boolean {
  const { total } = sorted[at]!;
  return [sorted[at - 1], sorted[at + 1]].some((one) => one?.total.equals(total) ?? false);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
