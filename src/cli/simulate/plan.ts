import type { Channel } from '#src/definition/edition.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { canBefall, clashing, incidents, plainCourse, type Course, type PlannedClash } from './course.ts';
import { creditCode, firmName, identityNumber, nearName, personName, type Firm } from './invent.ts';
import { randomOf, type Random } from './random.ts';

/** An example of the edition that applicants are varied from, and what of it tells applicants apart. */
export interface Kind {
  readonly example: string;
  readonly class: string;
  readonly firms: Firm;
  /** An identity number of the example: its leader's, or the applicant's own. */
  readonly person: string;
  /** Whether it names holding organisations. */
  readonly hasHolding: boolean;
}
export interface PlannedApplicant {
  readonly n: number;
  readonly kind: string;
  readonly class: string;
  /** The firm that applies or employs, its code, and whoever leads it or applies. */
  readonly firm: string;
  readonly code: string;
  readonly person: string;
  readonly identity: string;
  /** A code that stands in place of the first holding organisation's. */
  readonly holding: string | null;
  readonly email: string;
  readonly channel: string;
  readonly region: string;
  readonly course: Course;
}
export interface Plan {
  readonly seed: string;
  readonly applicants: readonly PlannedApplicant[];
  /** Channels whose government has accounts; the acts of others are recorded on behalf. */
  readonly governments: readonly string[];
  /** Channels that forward after the last day, with a later one allowed. */
  readonly lateForwarding: readonly string[];
}
export interface Wanted {
  readonly applicants: number;
  readonly seed: string;
  readonly kinds: readonly Kind[];
  /** How far the ones without incident go. */
  readonly until: string;
}

/** Fewest applicants a plan has. */
export const fewest = 5;

/** Everything that is to happen, from the seed alone. */
export function planOf(edition: Edition, wanted: Wanted): Plan {
  const random = randomOf(`laurel/${wanted.seed}`);
  const channels = channelsFor(edition, wanted, random.branch('channels'));
  const courses = coursesFor(edition, wanted, random.branch('courses'));
  const invented = new Map<Firm, number>();
  const applicants: PlannedApplicant[] = [];
  for (const [n, { course, kinds }] of courses.entries()) {
    const channel = channels[n % channels.length];
    if (channel === undefined) throw new RangeError('the edition has no channel');
    const chance = random.branch(`applicant-${n}`);
    applicants.push(applicant({ edition, n, course, channel, chance, kind: chance.pick(kinds), invented, applicants }));
  }
  const used = [...new Set(applicants.map((one) => one.channel))];
  return {
    seed: wanted.seed,
    applicants,
    governments: used.filter((_, i) => i % 2 === 0),
    lateForwarding: used.length < 3 ? [] : used.slice(-1),
  };
}

interface Planned {
  readonly course: Course;
  readonly kinds: readonly Kind[];
}

/** Each incident once and each pair of clashing ones, as many as there is room for; the others are drawn, more than half of them plain. */
function coursesFor(edition: Edition, { applicants, kinds, until }: Wanted, random: Random): Planned[] {
  const planned: Planned[] = [];
  const fitting = (test: (kind: Kind) => boolean): Kind[] => kinds.filter(test);
  const add = (part: Partial<Course> | null): void => {
    const course = { ...plainCourse(until), ...part };
    planned.push({ course, kinds });
  };
  const pairs = clashesFor(edition, kinds);
  const room = Math.floor(applicants / 4);
  const playable = incidents.filter((part) => part === null || canBefall(edition, part));
  for (const part of playable.slice(0, Math.max(3, applicants - 2 * Math.min(pairs.length, room)))) {
    if (planned.length >= applicants) break;
    add(part);
  }
  for (const { pair, keep, first, second } of pairs.slice(0, room)) {
    if (planned.length + 2 > applicants) break;
    const n = planned.length;
    planned.push({
      course: clashCourse(until, { pair, with: n + 1, keep: turned(keep) }),
      kinds: fitting((kind) => first(kind)),
    });
    planned.push({ course: clashCourse(until, { pair, with: n, keep }), kinds: fitting((kind) => second(kind)) });
  }
  while (planned.length < applicants) add(random.chance(0.6) ? null : random.pick(playable));
  return planned;
}

const turned = (keep: PlannedClash['keep']): PlannedClash['keep'] =>
  keep === 'both' ? 'both' : keep === 'this' ? 'other' : 'this';

const clashCourse = (until: string, clash: PlannedClash): Course => ({
  ...plainCourse(clash.keep === 'other' ? 'refused' : until),
  clash,
});

interface Pairing {
  readonly pair: string;
  readonly keep: PlannedClash['keep'];
  readonly first: (kind: Kind) => boolean;
  readonly second: (kind: Kind) => boolean;
}

/** The pairs of the edition that the kinds at hand can make, with who of them may be which side. */
function clashesFor({ clashes }: Edition, kinds: readonly Kind[]): Pairing[] {
  const has = (key: string) => (kind: Kind) =>
    key in (clashes?.keys[kind.class] ?? {}) && (key !== 'holding' || kind.hasHolding);
  return clashing.flatMap(({ pair, keep }) => {
    const found = clashes?.pairs.find((one) => one.id === pair);
    if (found === undefined) return [];
    // Whoever clashes as a person comes first: the other can have any identity number, an applicant only a fitting one.
    const [one, two] = found.second === 'person' ? [found.second, found.first] : [found.first, found.second];
    const [first, second] = [has(one), has(two)];
    return kinds.some(first) && kinds.some(second) ? [{ pair, keep, first, second }] : [];
  });
}

/** Every city before any twice, then departments between them; few applicants are kept to few channels. */
function channelsFor(edition: Edition, { applicants }: Wanted, random: Random): Channel[] {
  const cities = random.shuffled(edition.channels.filter((channel) => channel.kind === 'city'));
  const departments = random.shuffled(edition.channels.filter((channel) => channel.kind !== 'city'));
  const few = applicants < 2 * cities.length ? Math.max(2, Math.ceil(applicants / 5)) : cities.length;
  return [...cities.slice(0, few), ...departments.slice(0, Math.max(1, Math.floor(few / 4)))];
}

interface Making {
  readonly edition: Edition;
  readonly n: number;
  readonly course: Course;
  readonly channel: Channel;
  readonly chance: Random;
  readonly kind: Kind;
  readonly invented: Map<Firm, number>;
  readonly applicants: readonly PlannedApplicant[];
}

function applicant({ edition, n, course, channel, chance, kind, invented, applicants }: Making): PlannedApplicant {
  const region = channel.region ?? chance.pick(edition.channels.flatMap((one) => one.region ?? []));
  const place = cityOf(edition, region);
  const ordinal = invented.get(kind.firms) ?? 0;
  invented.set(kind.firms, ordinal + 1);
  const made: PlannedApplicant = {
    n,
    kind: kind.example,
    class: kind.class,
    firm: firmName(kind.firms, ordinal, place),
    code: creditCode(region, n),
    person: personName(chance),
    identity: identityNumber(kind.person, region, n),
    holding: kind.hasHolding ? creditCode(region, 5_000 + n) : null,
    email: `a${String(n + 1).padStart(4, '0')}@simulation.laurel.example`,
    channel: channel.id,
    region,
    course,
  };
  const other = course.clash === null ? undefined : applicants[course.clash.with];
  return other === undefined ? made : likeOther(made, other, cityOf(edition, other.region));
}

/** What makes the later of two applicants clash with the earlier. */
function likeOther(made: PlannedApplicant, other: PlannedApplicant, place: string): PlannedApplicant {
  switch (made.course.clash?.pair) {
    case 'sameCode':
      return { ...made, code: other.code };
    case 'nearName':
      return { ...made, firm: nearName(other.firm, place) };
    case 'samePerson':
    case 'leaderAndOrganisation':
      return { ...made, person: other.person, identity: other.identity };
    case 'groupAndHolding':
      return { ...made, code: other.holding ?? made.code };
    default:
      return made;
  }
}

/** The short name of a region of the edition's code lists: 苏州 for 苏州市. */
export function cityOf(edition: Edition, region: string): string {
  const items = Object.values(edition.codes).flatMap((list) =>
    list.items.flatMap((item) => [item, ...(item.children ?? [])]),
  );
  return (items.find((item) => item.code === region)?.zh ?? '').replace(/市$/u, '');
}
