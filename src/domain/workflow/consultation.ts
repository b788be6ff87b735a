import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

/** What a department may say: no adverse record, one with its facts, or that it cannot tell. */
export const AnswerKind = z.enum(['none', 'adverse', 'cannotSay']);
export type AnswerKind = z.infer<typeof AnswerKind>;

/** How an answer came: from a letter that a handler recorded, the department's own account, or a link on paper. */
export const AnswerWay = z.enum(['letter', 'account', 'link']);
export type AnswerWay = z.infer<typeof AnswerWay>;

export const ConsultationAnswer = z.strictObject({
  kind: AnswerKind,
  facts: z.string().nullable(),
  /** The reply (复函) it stands in. */
  reply: z.string(),
  way: AnswerWay,
  by: z.string(),
  at: z.iso.datetime(),
  /** It came after the item had been closed as overdue, and takes the place of that. */
  late: z.boolean(),
  /** Why it takes the place of an earlier answer; null for the first. */
  why: z.string().nullable(),
});
export type ConsultationAnswer = z.infer<typeof ConsultationAnswer>;

/** One thing a department is shown of an applicant. */
export const Shown = z.strictObject({ field: z.string(), label: Text, value: z.string() });
export type Shown = z.infer<typeof Shown>;

/** Body of a task of the kind `consultation`: one department's opinion of one case. */
export const ConsultationItem = z.strictObject({
  /** The letter it stands in; null where the department was left out without being asked. */
  consultation: z.string().nullable(),
  /** What the department is shown, as it was when the letter was made. */
  shown: z.array(Shown),
  /** Why it is asked although the edition does not ask it. */
  added: z.string().nullable(),
  /** Why it was left out or called off. */
  reason: z.string().nullable(),
  answer: ConsultationAnswer.nullable(),
  /** Answers that were corrected, oldest first. */
  earlier: z.array(ConsultationAnswer),
  /** How an adverse record was judged. */
  judged: z.strictObject({ note: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type ConsultationItem = z.infer<typeof ConsultationItem>;

export const consultationKind = 'consultation';
export const itemStates = ['draft', 'asked', 'answered', 'overdue', 'leftOut', 'calledOff'] as const;
export type ItemState = (typeof itemStates)[number];
export const itemActs = ['send', 'answer', 'correct', 'judge', 'close-overdue', 'leave-out', 'call-off'] as const;
export type ItemAct = (typeof itemActs)[number];
export type ItemParty = 'channel' | 'department';

interface Step {
  readonly from: readonly ItemState[];
  readonly to: ItemState;
  readonly by: readonly ItemParty[];
}

/** The small table of states of one item. */
export const itemTable: Readonly<Record<ItemAct, Step>> = {
  send: { from: ['draft'], to: 'asked', by: ['channel'] },
  answer: { from: ['asked', 'overdue'], to: 'answered', by: ['channel', 'department'] },
  correct: { from: ['answered'], to: 'answered', by: ['channel'] },
  judge: { from: ['answered'], to: 'answered', by: ['channel'] },
  'close-overdue': { from: ['asked'], to: 'overdue', by: ['channel'] },
  'leave-out': { from: ['draft', 'asked', 'overdue'], to: 'leftOut', by: ['channel'] },
  'call-off': { from: ['draft', 'asked'], to: 'calledOff', by: ['channel'] },
};

const actWords: Readonly<Record<ItemAct, Text>> = {
  send: { zh: '发出', en: 'send' },
  answer: { zh: '登记答复', en: 'answer' },
  correct: { zh: '更正答复', en: 'correct the answer of' },
  judge: { zh: '登记研判意见', en: 'judge' },
  'close-overdue': { zh: '按逾期结束', en: 'close as overdue' },
  'leave-out': { zh: '不再征求', en: 'leave out' },
  'call-off': { zh: '撤回', en: 'call off' },
};
export const stateWords: Readonly<Record<ItemState, Text>> = {
  draft: { zh: '拟稿', en: 'drafted' },
  asked: { zh: '待答复', en: 'asked' },
  answered: { zh: '已答复', en: 'answered' },
  overdue: { zh: '逾期未复', en: 'overdue' },
  leftOut: { zh: '不征求', en: 'left out' },
  calledOff: { zh: '已撤回', en: 'called off' },
};
export const answerWords: Readonly<Record<AnswerKind, Text>> = {
  none: { zh: '无不良记录', en: 'no adverse record' },
  adverse: { zh: '有不良记录', en: 'adverse record' },
  cannotSay: { zh: '无法查询', en: 'cannot say' },
};

/** What becomes of an item by an act of a party, or why it may not be. Pure; the table decides. */
export function nextItemState(state: ItemState, act: ItemAct, party: ItemParty): ItemState | Denial {
  const step = itemTable[act];
  if (!step.by.includes(party))
    return deny('not-allowed', `“${actWords[act].zh}”不由您办理。`, `To ${actWords[act].en} it is not yours to do.`);
  if (step.from.includes(state)) return step.to;
  const now = stateWords[state];
  return deny(
    state === 'answered' ? 'conflict' : 'wrong-state',
    `这一项当前为“${now.zh}”，不能${actWords[act].zh}。`,
    `It is “${now.en}” now; you cannot ${actWords[act].en} it.`,
  );
}

/** Where an item is settled and asks for nothing more, its task is closed. */
export const isClosed = (state: ItemState): boolean => state !== 'draft' && state !== 'asked';

/** An item's task as far as decisions look at it. */
export interface ItemTask {
  readonly kind: string;
  readonly authority: string | null;
  readonly state: string;
  readonly body: unknown;
}

export const isConsultation = (task: Pick<ItemTask, 'kind'>): boolean => task.kind === consultationKind;
export const itemOf = (task: Pick<ItemTask, 'body'>): ConsultationItem => task.body as ConsultationItem;
export const itemState = (task: Pick<ItemTask, 'state'>): ItemState => task.state as ItemState;

/** The item that counts for each department of a case: its last one that was not called off. Tasks come oldest first. */
export function standingItems<T extends ItemTask>(tasks: readonly T[]): ReadonlyMap<string, T> {
  return new Map(
    tasks.flatMap((task): [string, T][] =>
      isConsultation(task) && task.authority !== null && task.state !== 'calledOff' ? [[task.authority, task]] : [],
    ),
  );
}

export interface ItemCounts {
  readonly asked: number;
  readonly answered: number;
  readonly overdue: number;
  readonly adverse: number;
  /** Adverse answers nobody has judged yet. */
  readonly unjudged: number;
}

/** How many departments were asked of a case and how many have answered (5/7). */
export function countItems(tasks: readonly ItemTask[]): ItemCounts {
  const items = [...standingItems(tasks).values()];
  const adverse = items.filter((task) => itemOf(task).answer?.kind === 'adverse');
  const answered = items.filter((task) => task.state === 'answered').length;
  const overdue = items.filter((task) => task.state === 'overdue').length;
  return {
    asked: answered + overdue + items.filter((task) => task.state === 'asked').length,
    answered,
    overdue,
    adverse: adverse.length,
    unjudged: adverse.filter((task) => itemOf(task).judged === null).length,
  };
}

export interface Required {
  readonly id: string;
  readonly name: Text;
}

/**
 * True where every department that must be asked has been, all have answered or were settled otherwise, and how every
 * adverse record was judged is written down; else the reason, which names the departments.
 */
export function consultationsClosed(
  required: readonly Required[],
  tasks: readonly ItemTask[],
  names: (authority: string) => Text,
  overdueCountsAsNone: boolean,
): true | Text {
  const standing = standingItems(tasks);
  const inState = (...states: readonly ItemState[]): Text[] =>
    [...standing].flatMap(([id, task]) => (states.includes(itemState(task)) ? [names(id)] : []));
  const unjudged = [...standing].flatMap(([id, task]) => {
    const { answer, judged } = itemOf(task);
    return answer?.kind === 'adverse' && judged === null ? [names(id)] : [];
  });
  const reasons: readonly (readonly [readonly Text[], (zh: string, en: string) => Text])[] = [
    [
      required.filter(({ id }) => !standing.has(id)).map(({ name }) => name),
      (zh, en) => ({ zh: `还没有征求${zh}的意见。`, en: `Not yet asked: ${en}.` }),
    ],
    [
      inState('draft'),
      (zh, en) => ({ zh: `给${zh}的征求意见函还没有发出。`, en: `The letters to ${en} have not been sent.` }),
    ],
    [
      inState('asked'),
      (zh, en) => ({ zh: `${zh}的意见还没有收到或登记。`, en: `No answer of ${en} has come or been recorded.` }),
    ],
    [
      overdueCountsAsNone ? [] : inState('overdue'),
      (zh, en) => ({
        zh: `${zh}逾期未复，本届规定逾期不视为无异议：请催办，或说明理由不再征求。`,
        en: `${en} did not answer in time, which does not count as no objection: remind them, or leave them out with a reason.`,
      }),
    ],
    [
      unjudged,
      (zh, en) => ({
        zh: `${zh}答复有不良记录，须先登记研判意见。`,
        en: `${en} reported an adverse record; write down first how it was judged.`,
      }),
    ],
  ];
  const open = reasons
    .filter(([list]) => list.length > 0)
    .map(([list, say]) => say(joined(list, 'zh'), joined(list, 'en')));
  if (open.length === 0) return true;
  return { zh: open.map(({ zh }) => zh).join(''), en: open.map(({ en }) => en).join(' ') };
}

const joined = (list: readonly Text[], language: 'zh' | 'en'): string =>
  list.map((one) => one[language]).join(language === 'zh' ? '、' : ', ');

/** What an answer lacks or has too much of: facts where there is an adverse record, and only there. */
export function refuseAnswer(kind: AnswerKind, facts: string | undefined): Denial | null {
  if (kind === 'adverse' && (facts === undefined || facts.trim() === ''))
    return deny('invalid', '答复“有不良记录”的，须写明事实。', 'An adverse record needs its facts.');
  if (kind === 'none' && facts !== undefined && facts.trim() !== '')
    return deny(
      'invalid',
      '答复“无不良记录”的不写事实；有情况请选“有不良记录”。',
      'No adverse record goes with no facts; where there are some, choose the adverse record.',
    );
  return null;
}
