/** The page of a clause in a report's table: its own, else that of the clause it stands under; null where the table has neither. */
export function pageOfClause(
  clauses: readonly { readonly id: string; readonly level: number }[],
  pages: Readonly<Record<string, number>>,
  clause: string,
): number | null {
  const at = clauses.findIndex((one) => one.id === clause);
  if (at < 0) return null;
  let level = Infinity;
  for (const one of clauses.slice(0, at + 1).toReversed()) {
    if (one.level >= level) continue;
    level = one.level;
    const page = pages[one.id];
    if (page !== undefined) return page;
  }
  return null;
}
