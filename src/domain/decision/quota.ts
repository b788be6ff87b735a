import type { EditionFile } from '#src/definition/edition.ts';
import { deny, type Denial } from '../denial.ts';

export type Prize = EditionFile['prizes'][number];

/** A prize that an application gets. */
export interface Decided {
  readonly application: string;
  readonly class: string;
  readonly prize: string;
}

/** How many more may get a prize, given those who do: in all, and of one class. */
export interface Room {
  readonly total: number;
  readonly of: (className: string) => number;
}

/** The room a prize has left. A quota counts all classes together or each by itself; `atMost` limits a class within it. */
export function roomOf(prize: Prize, decided: readonly Decided[]): Room {
  const own = decided.filter((one) => one.prize === prize.id);
  const taken = (className: string): number => own.filter((one) => one.class === className).length;
  return {
    total: prize.counts === 'together' ? prize.quota - own.length : Number.POSITIVE_INFINITY,
    of: (className) => {
      const most = prize.atMost?.[className] ?? Number.POSITIVE_INFINITY;
      const each = prize.counts === 'each' ? prize.quota : Number.POSITIVE_INFINITY;
      return Math.min(most, each) - taken(className);
    },
  };
}

/** Null where prizes stay within their quotas and nobody gets two; else the first that is broken. Places may stay empty (N2). */
export function whyNotAward(prizes: readonly Prize[], decided: readonly Decided[]): Denial | null {
  const twice = decided.find((one, i) => decided.findIndex((other) => other.application === one.application) !== i);
  if (twice !== undefined)
    return deny(
      'conflict',
      '同一申报对象不能同时获得两个奖项。请从其中一个议案中移出后再审定。',
      'One applicant cannot get two prizes. Leave it out of one of the motions.',
      { application: twice.application },
    );
  const unknown = decided.find((one) => prizes.every((prize) => prize.id !== one.prize));
  if (unknown !== undefined)
    return deny('invalid', '本届没有这个奖项。', 'This edition has no such prize.', { prize: unknown.prize });
  for (const prize of prizes) {
    const denial = overQuota(prize, decided);
    if (denial !== null) return denial;
  }
  return null;
}

function overQuota(prize: Prize, decided: readonly Decided[]): Denial | null {
  const room = roomOf(prize, decided);
  const { zh, en } = prize.name;
  if (room.total < 0)
    return deny(
      'conflict',
      `${zh}不超过${prize.quota}个，现为${prize.quota - room.total}个，不能审定。`,
      `${en} goes to at most ${prize.quota}; ${prize.quota - room.total} would get it.`,
      { prize: prize.id },
    );
  const over = [...new Set(decided.map((one) => one.class))].find((className) => room.of(className) < 0);
  return over === undefined
    ? null
    : deny(
        'conflict',
        `${zh}中有一类超过了该类的名额，不能审定。`,
        `${en} would go to more of one class than its limit allows.`,
        { prize: prize.id, class: over },
      );
}
