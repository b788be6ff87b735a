import type { Scale } from '#src/definition/scale.ts';
import type { Profile } from '#src/domain/pool/profile.ts';
import { randomOf } from '../random.ts';

/** Somebody of the pool as the plan has them: how hard they judge, in percent points, and how far their judgement wavers. */
export interface PlannedAssessor {
  readonly n: number;
  readonly severity: number;
  readonly noise: number;
  /** As the account is called; null where the run has made it up. */
  readonly name: string | null;
  /** Its employer is a house that nobody else of the pool belongs to; of some it is an applicant. */
  readonly profile: Profile;
}
/** What befalls a panel: a member is tied to the applicant, one hands nothing in, or the office takes one off. */
export type PanelTrouble = 'conflict' | 'late' | 'dropped' | null;

/** What the judging of an edition is to be. Everything follows from the seed and from names that do not change. */
export interface JudgingPlan {
  readonly seed: string;
  readonly assessors: readonly PlannedAssessor[];
  /** Members of the committee, the chair among them. */
  readonly committee: number;
}

const houses = '大学,研究院,标准化研究所,检验检测中心,质量协会,管理学院'.split(',');
const signs = [...'云栖北固秀水兰台松墨青崖白鹿紫金石城雨花清凉栖霞'];

/** A pool of so many, of the cities in turn; the last of them work for the `firms`, who may apply. */
export function planJudging(
  seed: string,
  count: number,
  cities: readonly string[],
  firms: readonly string[] = [],
): JudgingPlan {
  const random = randomOf(`${seed}/judging`);
  const assessors = Array.from({ length: count }, (_, n): PlannedAssessor => ({
    n,
    severity: Math.round((random.next() - 0.5) * 24),
    noise: 3 + Math.round(random.next() * 6),
    name: null,
    profile: {
      industries: [],
      categories: [],
      employer:
        firms[count - 1 - n] ??
        `${signs[n % signs.length] ?? ''}${signs[(n * 7 + 3) % signs.length] ?? ''}第${n + 1}${houses[n % houses.length] ?? ''}`,
      formerEmployers: [],
      bodies: [],
      qualifications: ['注册质量工程师'],
      city: cities.length === 0 ? null : (cities[n % cities.length] ?? null),
      years: 10 + (n % 20),
    },
  }));
  return { seed, assessors, committee: 7 };
}

/** How good an applicant is in an item, in percent: what every assessor would give who were neither hard nor soft. */
export function truthOf({ seed }: JudgingPlan, applicant: string, stage: string, clause: string): number {
  const whole = randomOf(`${seed}/quality/${applicant}`).next();
  const own = randomOf(`${seed}/quality/${applicant}/${stage}/${clause}`).next();
  return 48 + whole * 40 + (own - 0.5) * 20;
}

/** What an assessor gives: the truth, their severity and their noise, on a step of the scale. */
export function scoreOf(
  plan: JudgingPlan,
  assessor: PlannedAssessor,
  { applicant, stage, clause, scale }: ScoredPlace,
): number {
  const chance = randomOf(`${plan.seed}/score/${assessor.n}/${applicant}/${stage}/${clause}`);
  const noise = (chance.next() + chance.next() + chance.next() - 1.5) * 2 * assessor.noise;
  return onStep(truthOf(plan, applicant, stage, clause) + assessor.severity + noise, scale);
}
export interface ScoredPlace {
  readonly applicant: string;
  readonly stage: string;
  readonly clause: string;
  readonly scale: Pick<Scale, 'stepPercent'>;
}

/** The nearest percent that may be given. */
export const onStep = (percent: number, { stepPercent }: Pick<Scale, 'stepPercent'>): number => {
  const highest = Math.floor(100 / stepPercent) * stepPercent;
  return Math.min(highest, Math.max(0, Math.round(percent / stepPercent) * stepPercent));
};

/** What befalls the panel at a place of the list: each trouble once at the top, then now and then. */
export function troubleOf({ seed }: JudgingPlan, place: number, applicant: string, stage: string): PanelTrouble {
  const first: readonly PanelTrouble[] = ['conflict', 'late', 'dropped', null];
  if (place < first.length) return first[place] ?? null;
  const chance = randomOf(`${seed}/trouble/${stage}/${applicant}`).next();
  return chance < 0.06 ? 'conflict' : chance < 0.1 ? 'late' : chance < 0.14 ? 'dropped' : null;
}

/** Whether a member objects to the first percent that is proposed in this panel. */
export const objectsIn = ({ seed }: JudgingPlan, place: number, applicant: string, stage: string): boolean =>
  place === 0 || randomOf(`${seed}/objection/${stage}/${applicant}`).chance(0.15);

/** By how many steps a visit to the applicant changes what was judged before. */
export function seenOnSite({ seed }: JudgingPlan, applicant: string, clause: string): -1 | 0 | 1 {
  const chance = randomOf(`${seed}/site/${applicant}/${clause}`).next();
  return chance < 0.12 ? -1 : chance > 0.9 ? 1 : 0;
}

/** How a member of the committee votes on somebody at a place of the list of candidates. */
export function voteOf(
  { seed }: JudgingPlan,
  member: number,
  { application, place, quota }: { readonly application: string; readonly place: number; readonly quota: number },
): 'for' | 'against' | 'abstain' {
  const chance = randomOf(`${seed}/vote/${member}/${application}`).next();
  const liked = place < quota + 1 ? 0.95 : 0.3;
  if (chance < liked) return 'for';
  return chance < liked + (1 - liked) * 0.7 ? 'against' : 'abstain';
}
