import type { Action } from '../access/why-not.ts';
import { deny, type Denial } from '../denial.ts';

/**
 * An objection (异议) on its way. `lead`: anonymous, kept as a lead without receipt or answer; `late`: arrived outside the
 * notice; all others go from `arrived` to `answered` or end as `not-taken-up`.
 */
export type ObjectionState =
  | 'lead'
  | 'late'
  | 'arrived'
  | 'confirmed'
  | 'taken-up'
  | 'not-taken-up'
  | 'examined'
  | 'decided'
  | 'answered';

/** What nobody has decided or set aside yet: nothing is approved or conferred before. */
export const openStates: readonly ObjectionState[] = ['arrived', 'confirmed', 'taken-up', 'examined'];
/** While an objector may still add files. */
export const growingStates: readonly ObjectionState[] = ['arrived', 'confirmed', 'taken-up'];

export type ObjectionResult = 'upheld' | 'partly' | 'rejected';
/** What a decision does: nothing, the outcome is withdrawn, or the notice runs on. */
export type ObjectionEffect = 'none' | 'withdrawn' | 'extended';

export interface ObjectionBody {
  readonly facts: string;
  /** How the contact was confirmed: by a code in a mail, or by a handler on the telephone with a note. */
  readonly confirmation?: { readonly way: 'code' | 'telephone'; readonly note?: string };
  readonly notTakenUp?: string;
  readonly findings?: { readonly text: string; readonly by: string };
  readonly decision?: {
    readonly result: ObjectionResult;
    readonly effect: ObjectionEffect;
    readonly reason: string;
    /** Of an extended notice: its new last day. */
    readonly until?: string;
  };
  readonly answer?: string;
  /** Who was answered by telephone: what was said, or why nobody could be reached (X14). */
  readonly told?: string;
}

/** Who objects: sealed wherever it is kept. */
export interface Objector {
  readonly name: string;
  readonly way: 'email' | 'telephone';
  readonly contact: string;
}

interface Row {
  readonly from: readonly ObjectionState[];
  /** Null: the objection stays where it is. */
  readonly to: ObjectionState | null;
  readonly asks: Action;
}

/** What decides which acts an objection allows now; `way` is null of an anonymous lead. */
export interface ObjectionNow {
  readonly state: ObjectionState;
  readonly body: ObjectionBody;
  readonly way: Objector['way'] | null;
}

/** Every act of the office on an objection. */
export const objectionActs = {
  confirm: { from: ['arrived'], to: 'confirmed', asks: 'objection.manage' },
  'take-up': { from: ['confirmed'], to: 'taken-up', asks: 'objection.manage' },
  'not-take-up': { from: ['arrived', 'confirmed'], to: 'not-taken-up', asks: 'objection.manage' },
  examine: { from: ['taken-up', 'examined'], to: 'examined', asks: 'objection.manage' },
  decide: { from: ['examined'], to: 'decided', asks: 'objection.decide' },
  answer: { from: ['decided'], to: 'answered', asks: 'objection.manage' },
  tell: { from: ['answered', 'not-taken-up'], to: null, asks: 'objection.manage' },
} as const satisfies Readonly<Record<string, Row>>;
export type ObjectionAct = keyof typeof objectionActs;
export const objectionActNames = Object.keys(objectionActs) as readonly ObjectionAct[];

/** Null where an act may be done to an objection in this state, else why not; only who left a telephone number is told by telephone, once. */
export function whyNotObjectionAct(act: ObjectionAct, { state, body, way }: ObjectionNow): Denial | null {
  const { from }: Row = objectionActs[act];
  if (act === 'tell' && way !== 'telephone')
    return deny(
      'wrong-state',
      '异议人没有留下电话号码，不必电话告知。',
      'The objector left no telephone number; there is nobody to be told by telephone.',
    );
  if (act === 'tell' && body.told !== undefined)
    return deny(
      'wrong-state',
      '已经登记过电话告知，请刷新页面。',
      'That the objector was told has been recorded already. Reload the page.',
    );
  if (from.includes(state)) return null;
  return deny(
    'wrong-state',
    `这件异议现在是“${objectionStateWords[state].zh}”，不能办理这一步，请刷新页面。`,
    `This objection is “${objectionStateWords[state].en}” now; this cannot be done. Reload the page.`,
  );
}

export const objectionStateWords: Readonly<Record<ObjectionState, { readonly zh: string; readonly en: string }>> = {
  lead: { zh: '匿名线索', en: 'anonymous lead' },
  late: { zh: '逾期提出', en: 'arrived outside the notice' },
  arrived: { zh: '已收到，待核实联系方式', en: 'arrived, contact not confirmed' },
  confirmed: { zh: '联系方式已核实，待受理', en: 'contact confirmed, not yet taken up' },
  'taken-up': { zh: '已受理，核查中', en: 'taken up, under examination' },
  'not-taken-up': { zh: '不予受理', en: 'not taken up' },
  examined: { zh: '已核查，待决定', en: 'examined, not yet decided' },
  decided: { zh: '已决定，待答复', en: 'decided, answer to follow' },
  answered: { zh: '已答复', en: 'answered' },
};
export const resultWords: Readonly<Record<ObjectionResult, { readonly zh: string; readonly en: string }>> = {
  upheld: { zh: '异议成立', en: 'upheld' },
  partly: { zh: '异议部分成立', en: 'partly upheld' },
  rejected: { zh: '异议不成立', en: 'rejected' },
};

const mail = /^[^\s@<>"',;:()[\]\\]+@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]{2,}$/u;

/** Whether a contact is an e-mail address or a telephone number; null where it is neither. */
export function contactWay(contact: string): Objector['way'] | null {
  if (mail.test(contact)) return 'email';
  return /^\+?[\d\s()-]{6,20}$/u.test(contact) && /\d{6}/u.test(contact.replaceAll(/\D/gu, '')) ? 'telephone' : null;
}
