import { ApiError } from '../../api-client.ts';
import { invariant, type Invariant } from '../invariant.ts';
import type { AwardPage } from './award.ts';
import { readDecision } from './committee.ts';
import { officeOf, type Court } from './court.ts';
import type { MotionPage } from './votes.ts';

/** No prize is given more often than its quota, in all and of each class, and nobody has two. */
export function quotasKept({ world }: Court, { outcomes }: AwardPage): Invariant {
  const broken: string[] = [];
  for (const { id, quota, counts, atMost = {} } of world.edition.file.prizes) {
    const given = outcomes.filter((one) => one.prize === id);
    if (counts === 'together' && given.length > quota) broken.push(`${id}: ${given.length} of ${quota}`);
    for (const [of, list] of Map.groupBy(given, (one) => one.class)) {
      const most = Math.min(
        atMost[of] ?? Number.POSITIVE_INFINITY,
        counts === 'each' ? quota : Number.POSITIVE_INFINITY,
      );
      if (list.length > most) broken.push(`${id} ${of}: ${list.length} of ${most}`);
    }
  }
  const twice = outcomes.filter(
    ({ application }, i) => outcomes.findIndex((one) => one.application === application) !== i,
  );
  return invariant('quotas are kept', outcomes.length, [
    ...broken,
    ...twice.map((one) => `two prizes: ${one.application}`),
  ]);
}

/** What was counted is what was cast, question by question, whatever the way; prizes are what carried. */
export async function votesCounted(court: Court, { outcomes }: AwardPage): Promise<Invariant> {
  const office = await officeOf(court, 'handler');
  const broken: string[] = [];
  let looked = 0;
  for (const { id, prize } of (await readDecision(court)).motions) {
    const motion = await office.get<MotionPage>(`/api/motions/${id}`);
    const cast = [...(court.record.votes.get(id)?.values() ?? [])];
    for (const { candidate, result } of motion.questions) {
      if (candidate === null || result === null) continue;
      looked += 1;
      const { application } = candidate;
      for (const choice of ['for', 'against', 'abstain'] as const) {
        const planned = cast.filter((one) => one[application] === choice).length;
        if (planned !== result[choice])
          broken.push(`${id} ${application} ${choice}: ${result[choice]}, cast ${planned}`);
      }
      const has = outcomes.some((one) => one.application === application && one.prize === prize);
      if (has !== (result.outcome === 'in')) broken.push(`${id} ${application} is ${result.outcome}`);
    }
  }
  return invariant('votes counted are votes cast', looked, broken);
}

/** An upheld objection took the prize away; a rejected, a late and an anonymous one did not. */
export function objectionsWork({ record }: Court, { outcomes }: AwardPage): Invariant {
  const broken = outcomes.flatMap(({ application, state, certificate }) => {
    const gone = record.objections.get('upheld')?.application === application;
    const sound = gone ? state === 'withdrawn' && certificate === null : state === 'conferred' && certificate !== null;
    return sound ? [] : [`${application}: ${state}, certificate ${certificate}`];
  });
  return invariant('objections have their effect and no other', record.objections.size, broken);
}

/** Every certificate has its own number and a page that says whose it is; a number nobody gave has none. */
export async function certificatesCheck({ world }: Court, { outcomes }: AwardPage): Promise<Invariant> {
  const visitor = world.client('visitor');
  const numbers = outcomes.flatMap((one) => one.certificate ?? []);
  const broken = numbers.filter((one, i) => numbers.indexOf(one) !== i).map((one) => `${one} is given twice`);
  for (const { certificate, applicant } of outcomes) {
    if (certificate === null) continue;
    const page = await visitor.get<string>(`/certificates/${encodeURIComponent(certificate)}`);
    if (!page.includes(applicant)) broken.push(`${certificate} does not name ${applicant}`);
  }
  const forged = `${numbers[0] ?? 'X'}9`;
  try {
    await visitor.get(`/certificates/${encodeURIComponent(forged)}`);
    broken.push(`${forged} was never given and has a page`);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
  return invariant('certificates can be checked', numbers.length, broken);
}
