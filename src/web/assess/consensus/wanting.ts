import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';

/** What stands in the way of closing. */
export type Want = 'proposed' | 'discussed' | 'objected' | 'open';

/** What an item still wants before the consensus can be closed; the first of several, null where it wants nothing. */
export function wanting(item: ItemAgreement): Want | null {
  if (item.proposed === null) return 'proposed';
  if (item.beyond && !item.discussed) return 'discussed';
  if (item.objections.length > 0) return 'objected';
  return item.open.length > 0 ? 'open' : null;
}

/** Clauses by what they want, in the order of the items; whatever nothing wants is left out. */
export function wants(
  items: readonly ItemAgreement[],
): readonly { readonly want: Want; readonly clauses: readonly string[] }[] {
  return (['proposed', 'discussed', 'objected', 'open'] as const).flatMap((want) => {
    const clauses = items.filter((item) => wanting(item) === want).map((item) => item.clause);
    return clauses.length === 0 ? [] : [{ want, clauses }];
  });
}
