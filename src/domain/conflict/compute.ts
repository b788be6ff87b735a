import type { ConflictSource, ConflictWeight, PoolRules } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import type { Profile } from '../pool/profile.ts';
import type { Compared, Grounds, NamedGround } from './grounds.ts';
import { organisationCore, personCore } from './normalise.ts';

/** Why a conflict is found: where it stands, and what of the assessor it is. */
export interface Reason {
  readonly place: Text;
  readonly words: Text;
  /** As written in the dossier. */
  readonly name: string;
  readonly exact: boolean;
}
export interface ComputedConflict {
  readonly source: ConflictSource;
  readonly weight: ConflictWeight;
  readonly reasons: readonly Reason[];
}
/** An assessor as names are compared: made once for many applications. */
export interface ComparedAssessor {
  readonly own: readonly { readonly of: Compared; readonly name: string; readonly core: string }[];
  readonly city: string | null;
}

/** So long a name must be before standing within another says anything. */
const shortest = 4;
const shortestPerson = 2;

/** What of an assessor is compared, normalised. */
export function comparedOf({ name, profile }: { readonly name: string; readonly profile: Profile }): ComparedAssessor {
  const organisations = (of: Compared, names: readonly string[]) =>
    names.map((one) => ({ of, name: one, core: organisationCore(one) }));
  const own = [
    { of: 'name' as const, name, core: personCore(name) },
    ...organisations('employer', [profile.employer]),
    ...organisations('formerEmployers', profile.formerEmployers),
    ...organisations('bodies', profile.bodies),
  ].filter(({ core }) => core !== '');
  return { own, city: profile.city };
}

/**
 * What an assessor is to an applicant, as far as dossier and profile tell it (A2.2): one entry for each source, hardest weight
 * first among its reasons. The same name after normalisation has the relation's own weight; a name that only contains the
 * other, and every name in prose, is soft.
 */
export function computeConflicts(
  pool: Pick<PoolRules, 'ownCity'>,
  grounds: Grounds,
  assessor: ComparedAssessor,
): readonly ComputedConflict[] {
  const found = new Map<ConflictSource, { weight: ConflictWeight; reasons: Reason[] }>();
  const add = (source: ConflictSource, weight: ConflictWeight, reason: Reason): void => {
    const known = found.get(source) ?? { weight, reasons: [] };
    if (weight === 'hard') known.reasons.unshift(reason);
    else known.reasons.push(reason);
    found.set(source, { ...known, weight: known.weight === 'hard' ? 'hard' : weight });
  };
  for (const ground of grounds.names)
    for (const own of assessor.own) {
      const match = ground.with.includes(own.of) ? matchOf(ground, own) : null;
      if (match !== null) add(ground.source, match === 'exact' ? ground.weight : 'soft', reasonOf(ground, own, match));
    }
  const { city } = grounds;
  if (pool.ownCity !== 'none' && city !== null && city.code === assessor.city)
    add('ownCity', pool.ownCity, {
      place: city.place,
      words: { zh: `与评审员同在${city.name.zh}`, en: `the assessor's own city, ${city.name.en}` },
      name: city.name.zh,
      exact: true,
    });
  return [...found].map(([source, { weight, reasons }]) => ({ source, weight, reasons }));
}

type Own = ComparedAssessor['own'][number];

function matchOf(ground: NamedGround, { of, core }: Own): 'exact' | 'contained' | null {
  const cores = of === 'name' ? ground.people : ground.houses;
  if (!ground.prose && cores.includes(core)) return 'exact';
  const least = of === 'name' ? shortestPerson : shortest;
  const within = (longer: string, shorter: string): boolean => shorter.length >= least && longer.includes(shorter);
  // A longer name may be somebody else's, or the same with a title behind it: to be looked at.
  if (of === 'name') return cores.some((one) => within(one, core)) ? 'contained' : null;
  return cores.some((one) => within(one, core) || (!ground.prose && within(core, one))) ? 'contained' : null;
}

const ownWords: Readonly<Record<Compared, Text>> = {
  name: { zh: '评审员本人', en: 'the assessor' },
  employer: { zh: '评审员现任职单位', en: "the assessor's employer" },
  formerEmployers: { zh: '评审员曾任职单位', en: 'a former employer of the assessor' },
  bodies: { zh: '评审员任职过的认证或咨询机构', en: 'a certification body or consultancy the assessor worked for' },
};

function reasonOf({ text, place, prose }: NamedGround, { of, name }: Own, match: 'exact' | 'contained'): Reason {
  const written = prose ? name : text.trim();
  const { zh, en } = ownWords[of];
  const words =
    match === 'exact'
      ? { zh: `“${written}”与${zh}“${name}”同名`, en: `“${written}” is the name of ${en}, “${name}”` }
      : {
          zh: `“${written}”与${zh}“${name}”名称有包含关系，请核实`,
          en: `“${written}” and ${en}, “${name}”: name contained, to be looked at`,
        };
  return { place, words, name: written, exact: match === 'exact' };
}
