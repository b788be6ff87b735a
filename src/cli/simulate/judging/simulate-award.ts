import { daysAfter } from '../desk.ts';
import type { World } from '../world.ts';
import { playClaims } from './claims.ts';
import { awardClock } from './clock.ts';
import { playAward } from './award.ts';
import { playDecision } from './committee.ts';
import type { Court } from './court.ts';
import { noteEmbargo, seenOutside } from './embargo.ts';
import { readReports, releaseReports } from './feedback.ts';
import { Stuck } from './go-on.ts';
import { planJudging } from './plan.ts';
import { fillPool } from './pool.ts';
import { freshRecord } from './record.ts';
import { playStages } from './stage.ts';

/** Goes on where acceptance ends: pool, every stage, the reports, the committee, the notice, the conferment. */
export async function simulateAward(world: World, seed: string, report: (line: string) => void): Promise<Court> {
  const court = courtOf(world, seed, report);
  const { file } = world.edition;
  try {
    await court.clock.comeToDay(daysAfter(`${file.forwardUntil.date}T00:00:00Z`, 5));
    await fillPool(court);
    await playClaims(court);
    const before = await seenOutside(court);
    await playStages(court);
    await releaseReports(court);
    await noteEmbargo(court, 'after the stages', before);
    await playDecision(court);
    await noteEmbargo(court, 'after the decision', before);
    await playAward(court);
    await readReports(court);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    world.ledger.fail({ who: 'the judging', request: '', answer: error.message });
  }
  return court;
}

/** As many assessors as the largest class needs, and some more, so that conflicts and absences can be made up for. */
function courtOf(world: World, seed: string, report: (line: string) => void): Court {
  const rules = world.edition.assessment;
  if (rules === undefined) throw new RangeError('nothing is judged in this edition');
  const admitted = world.applicants.filter((one) => world.progress(one).state === 'admitted');
  const needs = Object.entries(rules.classes).map(([id, { stages }]) => {
    const size = Math.max(...stages.map((stage) => stage.panel.size));
    const seats = admitted.filter((one) => one.class === id).length * size;
    return Math.ceil((seats * 1.25) / rules.pool.load) + size + 4;
  });
  const firms = admitted
    .filter((one) => one.paper.person === null)
    .slice(0, 2)
    .map((one) => one.paper.name);
  const cities = [...new Set(world.edition.channels.flatMap((one) => one.region ?? []))];
  return {
    world,
    plan: planJudging(seed, Math.max(...needs) + firms.length, cities, firms),
    clock: awardClock(world),
    record: freshRecord(),
    report,
  };
}
