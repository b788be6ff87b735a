import { collectCases, collectLists, type Ended, type SeenList } from './collect.ts';
import {
  actsInHistory,
  listsHoldPlan,
  noFailures,
  numbersOnce,
  oneOwner,
  outcomesReached,
  valuesThere,
} from './invariants.ts';
import type { Invariant } from './invariant.ts';
import { receiptsVerify } from './receipts.ts';
import { provincialOffice } from './sides.ts';
import { nobodySeesOthers, overviewCounts, supervisionSeesAll } from './watched.ts';
import type { World } from './world.ts';

/** What a run came to, and whether all that must hold does. */
export interface Judged {
  readonly ended: readonly Ended[];
  readonly lists: readonly SeenList[];
  readonly invariants: readonly Invariant[];
}

/** Looks at everything at the end of a run, through the public API. */
export async function judge(world: World): Promise<Judged> {
  const province = provincialOffice(world.edition);
  const ended = await collectCases(world);
  const channels = [...new Set(ended.flatMap(({ applicant, seen }) => (seen === null ? [] : [applicant.channel])))];
  const lists = await collectLists(world, [...channels, province]);
  return {
    ended,
    lists,
    invariants: [
      outcomesReached(world),
      actsInHistory(world, ended),
      valuesThere(world, ended),
      listsHoldPlan(world, ended, lists, province),
      oneOwner(ended, lists),
      await nobodySeesOthers(world, ended, lists, province),
      numbersOnce(ended),
      await receiptsVerify(world, ended),
      await supervisionSeesAll(world, ended),
      await overviewCounts(world, ended, province),
      noFailures(world),
    ],
  };
}

export const holds = (invariants: readonly Invariant[]): boolean =>
  invariants.every(({ broken }) => broken.length === 0);
