import type { Candidate } from './heading-candidates.ts';

interface Chain {
  readonly page: number;
  readonly total: number;
  readonly picks: ReadonlyMap<string, Candidate>;
}

/** More places than these of one clause are mentions of it. */
const most = 12;

/**
 * One place for each clause, or none: the surest choice in which clauses follow each other through the pages in the
 * order of the report. Of equal choices the earliest page stands.
 */
export function chooseHeadings(
  clauses: readonly { readonly id: string }[],
  candidates: ReadonlyMap<string, readonly Candidate[]>,
): ReadonlyMap<string, Candidate> {
  const chains: Chain[] = [{ page: 0, total: 0, picks: new Map() }];
  for (const { id } of clauses) {
    const places = (candidates.get(id) ?? []).toSorted((a, b) => b.score - a.score || a.page - b.page).slice(0, most);
    const longer = places
      .toSorted((a, b) => a.page - b.page)
      .map((place): Chain => {
        const before = best(chains.filter((chain) => chain.page <= place.page));
        return { page: place.page, total: before.total + place.score, picks: new Map([...before.picks, [id, place]]) };
      });
    chains.push(...longer);
  }
  return best(chains).picks;
}

function best(chains: readonly Chain[]): Chain {
  return chains.reduce((a, b) => (b.total > a.total || (b.total === a.total && b.page < a.page) ? b : a));
}
