import { invariant, type Invariant } from '../invariant.ts';
import { awardIfShown } from './award.ts';
import type { Court } from './court.ts';
import { reportsReach } from './feedback.ts';
import { certificatesCheck, objectionsWork, quotasKept, votesCounted } from './invariants-award.ts';
import { loadsKept, nobodyTied, tiesFound } from './invariants-panels.ts';
import { rankingRecomputed } from './invariants-ranking.ts';
import { scoresThere } from './invariants-scores.ts';
import { judgedStages, overallOf } from './seen-stages.ts';

/** Looks at everything at the end of a judging, through the public API. */
export async function judgeAward(court: Court): Promise<readonly Invariant[]> {
  const { probes } = court.record;
  const unseen = (name: string, of: string): Invariant => {
    const tried = probes.filter((one) => one.name.startsWith(of));
    return invariant(
      name,
      tried.length,
      tried.filter((one) => one.leaked).map((one) => one.name),
    );
  };
  const stages = await judgedStages(court);
  const scored = [
    unseen('nobody saw another’s scores too early', 'blindness'),
    await scoresThere(court, stages),
    rankingRecomputed(court, stages, await overallOf(court)),
    await nobodyTied(court, stages),
    await tiesFound(court, stages),
    loadsKept(court, stages),
    unseen('nobody outside saw an outcome before it was published', 'embargo'),
  ];
  const award = await awardIfShown(court);
  if (award === null) return [...scored, invariant('the award was decided', 0, ['it was not'])];
  return [
    ...scored,
    invariant(
      'prizes are conferred',
      award.outcomes.length,
      award.state === 'conferred' ? [] : [`it is ${award.state}`],
    ),
    quotasKept(court, award),
    await votesCounted(court, award),
    objectionsWork(court, award),
    await certificatesCheck(court, award),
    await reportsReach(court, stages),
  ];
}
