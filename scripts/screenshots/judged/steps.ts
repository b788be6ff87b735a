import * as award from './award-steps.ts';
import type { JudgedHouse } from './house.ts';
import * as stages from './stage-steps.ts';

/** The way of a judged edition, in order: each step goes on from the one before. */
export const steps = {
  proposed: stages.proposed,
  published: stages.published,
  scoring: stages.scoring,
  agreeing: stages.agreeing,
  counted: stages.counted,
  drawing: stages.drawing,
  heard: stages.heard,
  visiting: stages.visiting,
  judged: stages.judged,
  written: award.written,
  released: award.released,
  meeting: award.meeting,
  balloting: award.balloting,
  voting: award.voting,
  decided: award.decided,
  noticed: award.noticed,
  approving: award.approving,
  conferred: award.conferred,
} satisfies Readonly<Record<string, (house: JudgedHouse) => Promise<void>>>;
export type JudgedStep = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly JudgedStep[];
