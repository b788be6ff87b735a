import canonicalize from 'canonicalize';
import type { ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import type { ComputedConflict } from './compute.ts';

/** A conflict as it stands, as far as a new look at the dossier may change it. */
export interface Standing {
  readonly source: ConflictSource;
  readonly weight: ConflictWeight;
  readonly state: 'found' | 'confirmed' | 'dismissed' | 'gone';
  readonly detail: object;
}
/** The next state of a conflict; `decided` false where what the office said of it holds no more. */
export interface ConflictChange extends Standing {
  readonly decided: boolean;
}

/** What is said, not computed: no look at a dossier takes it back. */
const said: ReadonlySet<ConflictSource> = new Set(['declared', 'claimed']);
const same = (a: object, b: object): boolean => canonicalize(a) === canonicalize(b);

/**
 * What a new look changes of one assessor's conflicts with one application. What is no longer found is gone, not deleted; what
 * was dismissed is found anew when there is more to it than was looked at; a confirmed one stays so, at the harder weight.
 */
export function changesOf(
  standing: readonly Standing[],
  computed: readonly ComputedConflict[],
): readonly ConflictChange[] {
  const found = computed.flatMap(({ source, weight, reasons }): ConflictChange[] => {
    const before = standing.find((one) => one.source === source);
    const next = { source, weight, detail: { reasons } };
    const change = before === undefined ? fresh(next) : renewed(before, next);
    return change === null ? [] : [change];
  });
  const gone = standing.filter(
    ({ source, state }) => !said.has(source) && state !== 'gone' && !computed.some((one) => one.source === source),
  );
  return [...found, ...gone.map((one): ConflictChange => ({ ...one, state: 'gone', decided: true }))];
}

type Next = Pick<Standing, 'source' | 'weight' | 'detail'>;
const fresh = (next: Next): ConflictChange => ({ ...next, state: 'found', decided: false });

function renewed(before: Standing, next: Next): ConflictChange | null {
  const weight = before.state === 'confirmed' && before.weight === 'hard' ? 'hard' : next.weight;
  const unchanged = before.state !== 'gone' && before.weight === weight && same(before.detail, next.detail);
  if (unchanged) return null;
  return before.state === 'confirmed' ? { ...next, weight, state: 'confirmed', decided: true } : fresh(next);
}
