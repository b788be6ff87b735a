import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awardIfShown } from './award.ts';
import { readDecision } from './committee.ts';
import type { Court } from './court.ts';
import { judgedStages, overallOf } from './seen-stages.ts';

/** Writes what a judging was planned as and came to: assessors with their severity, lists of each stage, votes, prizes, what was tried. */
export async function writeJudging(court: Court, folder: string): Promise<void> {
  const { plan, record } = court;
  const stages = await judgedStages(court);
  const award = await awardIfShown(court);
  const { motions } = await readDecision(court);
  const content = {
    assessors: plan.assessors,
    committee: plan.committee,
    stages: stages.map(({ of, board }) => ({
      class: of.class,
      stage: of.stage.id,
      state: board.stage.state,
      panels: board.panels,
      result: board.result,
    })),
    overall: Object.fromEntries(await overallOf(court)),
    votes: motions.map(({ id, prize, state }) => ({
      id,
      prize,
      state,
      cast: Object.fromEntries(record.votes.get(id) ?? []),
    })),
    award,
    probes: record.probes,
  };
  await writeFile(join(folder, 'judging.json'), `${JSON.stringify(content, null, 2)}\n`);
}
