/** Groups of scores that hang together by a common application or assessor, each in the order the scores came in. */
export function connectedSets<T extends { readonly application: string; readonly assessor: string }>(
  scores: readonly T[],
): readonly (readonly T[])[] {
  const above = new Map<string, string>();
  const top = (id: string): string => {
    const next = above.get(id);
    if (next === undefined) return id;
    const found = top(next);
    above.set(id, found);
    return found;
  };
  for (const { application, assessor } of scores) {
    const [one, other] = [top(`application ${application}`), top(`assessor ${assessor}`)];
    if (one !== other) above.set(other, one);
  }
  return [...Map.groupBy(scores, ({ application }) => top(`application ${application}`)).values()];
}
