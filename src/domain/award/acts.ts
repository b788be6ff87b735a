import type { Action } from '../access/why-not.ts';
import { deny, type Denial } from '../denial.ts';
import type { Approval } from './publication.ts';

/** An award from its decision on, in order: decided, in public notice (公示), approved, conferred. */
export type AwardState = 'decided' | 'noticed' | 'approved' | 'conferred';

interface Row {
  readonly from: readonly AwardState[];
  /** Null where the act changes no state. */
  readonly to: AwardState | null;
  readonly asks: Action;
}

/** Every act on an award after its decision: from where, to where, and who may. */
export const awardActs = {
  publish: { from: ['decided'], to: 'noticed', asks: 'award.confirm' },
  'number-letter': { from: ['decided', 'noticed', 'approved', 'conferred'], to: null, asks: 'award.manage' },
  'record-approval': { from: ['noticed'], to: null, asks: 'award.manage' },
  'reject-approval': { from: ['noticed'], to: null, asks: 'award.manage' },
  'confirm-approval': { from: ['noticed'], to: 'approved', asks: 'award.manage' },
  confer: { from: ['approved'], to: 'conferred', asks: 'award.confirm' },
  revoke: { from: ['conferred'], to: null, asks: 'award.confirm' },
} as const satisfies Readonly<Record<string, Row>>;
export type AwardAct = keyof typeof awardActs;
export const awardActNames = Object.keys(awardActs) as readonly AwardAct[];

/** What an act is judged by, beside who does it. */
export interface AwardFacts {
  readonly state: string;
  /** Outcomes that stand: decided on and not withdrawn. */
  readonly standing: number;
  readonly approval: Approval | null;
  /** Objections that nobody has decided or set aside. */
  readonly openObjections: number;
  /** Last day of the notice, and whether it has passed. */
  readonly notice: { readonly until: string; readonly over: boolean } | null;
  readonly actorId: string;
}

const stateWords: Readonly<Record<AwardState, { readonly zh: string; readonly en: string }>> = {
  decided: { zh: '已审定待公示', en: 'decided and not yet published' },
  noticed: { zh: '公示中', en: 'in public notice' },
  approved: { zh: '已批准', en: 'approved' },
  conferred: { zh: '已表彰', en: 'conferred' },
};

/** Null where the act may be done now, else why not and what to do first; access is decided elsewhere. */
export function whyNotAct(act: AwardAct, facts: AwardFacts): Denial | null {
  const { from }: Row = awardActs[act];
  if (!from.some((state) => state === facts.state)) return wrongState(from);
  switch (act) {
    case 'publish':
      return facts.standing > 0
        ? null
        : deny(
            'wrong-state',
            '没有审定的获奖名单，不能公示。',
            'No prize has been decided on; there is nothing to publish.',
          );
    case 'record-approval':
      return (facts.approval === null ? null : waits) ?? whyNotYet(facts);
    case 'reject-approval':
      return facts.approval === null ? nothingRecorded : null;
    case 'confirm-approval':
      return whyNotConfirm(facts) ?? whyNotYet(facts);
    case 'confer':
      return whyNotYet(facts);
    default:
      return null;
  }
}

function wrongState(from: readonly AwardState[]): Denial {
  const words = from.map((state) => stateWords[state]);
  return deny(
    'wrong-state',
    `只有${words.map(({ zh }) => `“${zh}”`).join('或')}时才能办理这一步，请刷新页面查看最新进度。`,
    `This can be done only while the award is ${words.map(({ en }) => en).join(' or ')}; reload to see where it stands.`,
  );
}

/** The notice has to be over, and every objection decided, before anything is approved or conferred. */
function whyNotYet({ notice, openObjections }: AwardFacts): Denial | null {
  if (notice === null || !notice.over)
    return deny(
      'wrong-state',
      `公示期至${notice?.until ?? '——'}，期满后才能办理。`,
      `The notice runs until ${notice?.until ?? '—'}; this can be done after it.`,
    );
  return openObjections === 0
    ? null
    : deny(
        'wrong-state',
        `还有${openObjections}件异议没有作出决定，请先办结。`,
        openObjections === 1
          ? '1 objection is not decided; settle it first.'
          : `${openObjections} objections are not decided; settle them first.`,
      );
}

function whyNotConfirm({ approval, actorId }: AwardFacts): Denial | null {
  if (approval === null) return nothingRecorded;
  return approval.recordedBy === actorId
    ? deny('conflict', '代录的批复须由另一人复核。', 'What you recorded must be confirmed by somebody else.')
    : null;
}

const waits = deny(
  'conflict',
  '已有一项批复等待复核；有误的请先退回再重新录入。',
  'An approval waits to be confirmed; reject it first where it is wrong, then record it again.',
);
const nothingRecorded = deny(
  'wrong-state',
  '还没有录入政府的批复。',
  'No approval of the government has been recorded.',
);
