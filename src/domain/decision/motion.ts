import { z } from 'zod';
import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

/** How a motion is voted on. */
export const Way = z.enum(['open', 'secret', 'paper']);
export type Way = z.infer<typeof Way>;
export const Choice = z.enum(['for', 'against', 'abstain']);
export type Choice = z.infer<typeof Choice>;

export const motionStates = ['draft', 'open', 'decided', 'undecided', 'rejected', 'void', 'withdrawn'] as const;
export type MotionState = (typeof motionStates)[number];
export const motionActs = ['change', 'withdraw', 'put', 'vote', 'count', 'close', 'void'] as const;
export type MotionAct = (typeof motionActs)[number];

interface Step {
  readonly from: MotionState;
  /** Where it may lead; closing leads where the votes say. */
  readonly to: readonly MotionState[];
  /** By which ways of voting only. */
  readonly ways?: readonly Way[];
}

/** The small table of states of a motion. */
export const motionTable: Readonly<Record<MotionAct, Step>> = {
  change: { from: 'draft', to: ['draft'] },
  withdraw: { from: 'draft', to: ['withdrawn'] },
  put: { from: 'draft', to: ['open'] },
  vote: { from: 'open', to: ['open'], ways: ['open'] },
  count: { from: 'open', to: ['open'], ways: ['paper'] },
  close: { from: 'open', to: ['decided', 'undecided', 'rejected'] },
  void: { from: 'open', to: ['void'] },
};

export const motionWords: Readonly<Record<MotionState, Text>> = {
  draft: { zh: '拟议', en: 'drafted' },
  open: { zh: '表决中', en: 'put to the vote' },
  decided: { zh: '已通过', en: 'decided' },
  undecided: { zh: '票数相同，待定', en: 'tied, undecided' },
  rejected: { zh: '未通过', en: 'rejected' },
  void: { zh: '作废', en: 'void' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};
export const wayWords: Readonly<Record<Way, Text>> = {
  open: { zh: '记名表决', en: 'open vote' },
  secret: { zh: '电子无记名投票', en: 'secret electronic ballot' },
  paper: { zh: '纸质无记名投票', en: 'secret paper ballot' },
};

/** Null where an act can be done to a motion as it stands. */
export function whyNotMotion(
  { state, way }: { readonly state: MotionState; readonly way: Way },
  act: MotionAct,
): Denial | null {
  const step = motionTable[act];
  if (state !== step.from) {
    const now = motionWords[state];
    return deny(
      'wrong-state',
      `议案当前为“${now.zh}”，不能办理这一步。`,
      `The motion is “${now.en}” now; this cannot be done.`,
    );
  }
  return step.ways !== undefined && !step.ways.includes(way)
    ? deny(
        'wrong-state',
        `本议案采用${wayWords[way].zh}，不能这样登记票。`,
        `This motion is voted on by ${wayWords[way].en}; votes cannot be taken this way.`,
      )
    : null;
}

/** A candidate of the overall evaluation, as it was when the motion was drafted. Its question is the application's id. */
export interface Candidate {
  readonly application: string;
  readonly number: string;
  readonly class: string;
  readonly name: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly bands: unknown;
}

/** An earlier motion, as far as putting its candidates again looks at it. */
export interface Former {
  readonly id: string;
  readonly prize: string;
  readonly state: MotionState;
  readonly candidates: readonly string[];
}

const again: ReadonlySet<MotionState> = new Set(['rejected', 'void', 'undecided', 'decided']);

/**
 * Null where candidates can be put for a prize: whoever stood in a motion for it before, and was not given it, stands
 * again only in a motion that names the last such one; nobody stands in two motions for one prize at once.
 */
export function whyNotAgain(
  motions: readonly Former[],
  wanted: { readonly prize: string; readonly candidates: readonly string[]; readonly former: string | null },
): Denial | null {
  const same = motions.filter(
    (one) => one.prize === wanted.prize && one.candidates.some((id) => wanted.candidates.includes(id)),
  );
  if (same.some(({ state }) => state === 'draft' || state === 'open'))
    return deny(
      'conflict',
      '其中有申报对象已在同一奖项的另一议案中，请先办结那个议案。',
      'Some of them stand in another motion for this prize; deal with that one first.',
    );
  const last = same.findLast(({ state }) => again.has(state));
  if (last !== undefined && wanted.former !== last.id)
    return deny(
      'conflict',
      '其中有申报对象在前一议案中未获通过或未定。再次提交表决的，请注明前一议案。',
      'Some of them were not given the prize by an earlier motion. To put them again, name that motion.',
      { former: last.id },
    );
  if (wanted.former === null || last !== undefined) return null;
  return deny(
    'invalid',
    '所注明的前一议案与这些申报对象无关。',
    'The motion named as the former has none of these candidates.',
  );
}
