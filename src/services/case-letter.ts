import { audienceOf, visible } from '#src/domain/access/visible.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Letter } from '#src/definition/letter.ts';
import type { LetterKind } from '#src/definition/letter-facts.ts';
import { letterOf, letterText } from '#src/documents/letter-of.ts';
import type { LetterHead, LetterInput } from '#src/documents/letter-input.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { textAt } from '#src/domain/form/identity.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { answerWords, consultationKind, itemOf } from '#src/domain/workflow/consultation.ts';
import { officeChecklist } from '#src/domain/workflow/office-checklist.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { NamedAct } from '#src/store/acts.ts';
import type { Task } from '#src/store/tasks.ts';
import type { Deps } from './deps.ts';
import { situationOf } from './facts.ts';
import { issueOf } from './letter-issue.ts';
import { emptyValues, figuresFrom, letterOfKind, valuesFrom } from './letter-values.ts';
import type { PrintedFile } from './print.ts';
import type { WholeApplication } from './read-application.ts';
import { readCase } from './read-case.ts';
import { authoritiesOf } from './seats.ts';
import { isCorrection, ticksOf } from './task-bodies.ts';
import { lastDayOf } from './tell.ts';

/** Letters about one case, by the name they are asked for. */
export const caseLetters = {
  acceptance: 'acceptance',
  correction: 'correction',
  refusal: 'refusal',
  opinion: 'preliminaryOpinion',
  recommendation: 'recommendation',
  approval: 'approval',
  admission: 'provincialAcceptance',
  page: 'onePage',
} as const satisfies Readonly<Record<string, LetterKind>>;
export type CaseLetter = keyof typeof caseLetters;

export interface AskLetter {
  readonly applicationId: string;
  readonly letter: CaseLetter;
  /** 发文字号 typed back; open where it is absent. */
  readonly number?: string | undefined;
}

/** A letter about a case as editable Word and as PDF, filled from what the case says (X8). Refused while there is nothing to write it about. */
export async function caseLetter(
  deps: Deps,
  actor: Actor,
  ask: AskLetter,
): Promise<{ docx: PrintedFile; pdf: PrintedFile } | Denial> {
  const made = await inputOf(deps, actor, ask);
  if (isDenial(made)) return made;
  return await deps.print.letter(letterOf(made.edition, made.letter.id, made.input));
}

/** The text of an opinion for its leaf, drafted from what was computed and recorded; the office changes it as it likes. */
export async function draftOpinion(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  letter: 'opinion' | 'recommendation',
): Promise<{ text: string } | Denial> {
  const made = await inputOf(deps, actor, { applicationId, letter });
  return isDenial(made) ? made : { text: letterText(made.edition, made.letter.id, made.input) };
}

interface Made {
  readonly edition: Edition;
  readonly letter: Letter;
  readonly input: LetterInput;
}

async function inputOf(
  deps: Deps,
  actor: Actor,
  { applicationId, letter: name, number }: AskLetter,
): Promise<Made | Denial> {
  const whole = await readCase(deps, actor, applicationId);
  if (isDenial(whole)) return whole;
  if (!mayRead(actor, whole, name)) return deny('absent', '没有这种文书。', 'There is no such letter.');
  const kind = caseLetters[name];
  const edition = deps.editions.byDigest(whole.application.processDigest);
  const letter = letterOfKind(edition, kind, whole.application.class);
  if (letter === null) return deny('absent', '本届没有这种文书。', 'This edition has no such letter.');
  const at = await deps.clock.now();
  const facts = await factsFor(deps, actor, { whole, edition, letter, at });
  if (isDenial(facts)) return facts;
  const head = headOf(edition, whole, { kind, number: number ?? null, at });
  const input = {
    kind,
    head,
    values: { ...emptyValues(kind), ...valuesFrom(edition, letter, whole.data), ...subjectOf(whole), ...facts.values },
    lists: facts.lists ?? {},
    matrices: facts.matrices ?? {},
  } as unknown as LetterInput;
  return { edition, letter, input };
}

/** Letters that tell what the channel noted and what departments answered are for those who see both. */
const inner: ReadonlySet<CaseLetter> = new Set(['opinion', 'approval', 'page']);

function mayRead(actor: Actor, { application }: WholeApplication, letter: CaseLetter): boolean {
  const audience = actor.kind === 'user' ? audienceOf(actor.seats, application) : null;
  if (!inner.has(letter) || audience === null) return true;
  return visible('channel-check', audience) === 'whole' && visible('consultation', audience) === 'whole';
}

interface Context {
  readonly whole: WholeApplication;
  readonly edition: Edition;
  readonly letter: Letter;
  readonly at: Date;
}
interface LetterFacts {
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly lists?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly matrices?: Readonly<Record<string, unknown>>;
}

/** Who writes to whom, and when. */
function headOf(
  edition: Edition,
  whole: WholeApplication,
  { kind, number, at }: { readonly kind: LetterKind; readonly number: string | null; readonly at: Date },
): LetterHead {
  const { application } = whole;
  const { issuer, byProvince, on } = issueOf(edition, whole, kind, at);
  const { contact, telephone } = edition.call.office;
  const channel = authoritiesOf(edition).get(application.channel ?? '')?.name.zh ?? '';
  return {
    number,
    issuer,
    addressee: kind === 'provincialAcceptance' ? channel : (application.applicant ?? ''),
    date: dayOf(on, edition.file.timeZone),
    contact: byProvince ? contact.zh : '',
    phone: byProvince ? telephone : '',
  };
}

const subjectOf = ({ application, definition, data }: WholeApplication) => ({
  applicant: application.applicant ?? '',
  code: textAt(data, definition.identity.code),
  classTitle: definition.title.zh,
});

/** What each letter says of the case. */
async function factsFor(deps: Deps, actor: Actor, context: Context): Promise<LetterFacts | Denial> {
  const { whole, edition, letter } = context;
  const zone = edition.file.timeZone;
  const receipt = whole.receipts.findLast((one) => one.withdrawnAt === null);
  const handedIn = {
    receipt: receipt?.number ?? '',
    submitted: receipt === undefined ? null : dayOf(receipt.submittedAt, zone),
  };
  const lastAct = (...ids: readonly string[]): NamedAct | undefined =>
    whole.acts.findLast((act) => ids.includes(act.action));
  const dayOfAct = (act: NamedAct | undefined): string | null => (act === undefined ? null : dayOf(act.at, zone));
  switch (letter.kind) {
    case 'acceptance': {
      const act = lastAct('accept');
      if (act === undefined) return notYet('受理', 'accepted');
      return { values: { ...handedIn, accepted: dayOfAct(act) } };
    }
    case 'correction':
      return correctionFacts(context, handedIn);
    case 'refusal': {
      const act = lastAct('refuse', 'refuse-duplicate');
      if (act === undefined) return notYet('作出不予受理或推荐的决定', 'refused');
      const { rule, reason } = act.details as { rule?: string; reason?: string };
      const title = edition.workflow.actions.find((row) => row.id === act.action && row.from.includes(act.from))?.title
        .zh;
      return { values: { ...handedIn, decision: title ?? '', rule: rule ?? '', reason: reason ?? '' } };
    }
    case 'preliminaryOpinion':
      return {
        values: {
          ...consultationCounts(whole),
          record: recordWords(context, deps, actor),
          conclusion: '同意上报审核推荐。',
        },
      };
    case 'recommendation':
      return { values: { reviewer: authoritiesOf(edition).get(whole.application.channel ?? '')?.name.zh ?? '' } };
    case 'approval':
      return { values: approvalValues(context, actor) };
    case 'provincialAcceptance': {
      const act = lastAct('admit');
      if (act === undefined) return notYet('主办单位受理', 'accepted by the organiser');
      const row = {
        name: whole.application.applicant ?? '',
        ...subjectOf(whole),
        acceptance: whole.application.number ?? '',
        note: '',
      };
      const values = { count: 1, received: dayOfAct(lastAct('forward')), accepted: dayOfAct(act), refused: 0 };
      return { values, lists: { applicants: [row] } };
    }
    case 'onePage':
      return onePageFacts(deps, actor, context);
    default:
      return deny('absent', '没有这种文书。', 'There is no such letter.');
  }

  function notYet(zh: string, en: string): Denial {
    return deny(
      'wrong-state',
      `这份申报还没有${zh}，不能出具这份文书。`,
      `The case has not been ${en}; there is nothing to write yet.`,
    );
  }
}

function correctionFacts({ whole, edition }: Context, handedIn: LetterFacts['values']): LetterFacts | Denial {
  const task = whole.tasks.findLast(isCorrection);
  if (task === undefined)
    return deny('wrong-state', '这份申报没有要求过补正。', 'No correction was asked for in this case.');
  const { round, items } = task.body as Correction;
  const due = task.due === null ? null : lastDayOf(task.due, edition.file.timeZone);
  return {
    values: { ...handedIn, round, due, count: items.length },
    lists: {
      items: items.map(({ label, reason, asked }) => ({ place: label.zh, reason, asked, due: due ?? '' })),
    },
  };
}

/** How the departments answered: the counts that an opinion tells, and what was adverse with how it was judged. */
function consultationCounts({ tasks }: WholeApplication): LetterFacts['values'] {
  const asked = consultationItems(tasks);
  const kinds = asked.map(({ item }) => item.answer?.kind ?? null);
  const adverse = asked.flatMap(({ item }) =>
    item.answer?.kind === 'adverse'
      ? [`${item.answer.facts ?? ''}${item.judged === null ? '' : `（${item.judged.note}）`}`]
      : [],
  );
  return {
    consulted: asked.length,
    noneAdverse: kinds.filter((kind) => kind === 'none').length,
    cannotSay: kinds.filter((kind) => kind === 'cannotSay').length,
    silent: asked.filter(({ state }) => state === 'overdue').length,
    adverse: adverse.join('；'),
  };
}

/** What each department that was asked said; those left out or called off are not counted. */
const consultationItems = (tasks: readonly Task[]) =>
  tasks
    .filter((task) => task.kind === consultationKind && task.state !== 'leftOut' && task.state !== 'calledOff')
    .map((task) => ({ authority: task.authority, state: task.state, item: itemOf(task) }));

/** What the checklist found, in words: the rows with a problem, or that there is none. */
function recordWords({ whole, at }: Context, deps: Deps, actor: Actor): string {
  const { findings } = situationOf(deps, actor, whole, at);
  const rows = officeChecklist(whole.definition.checks, whole.edition.call, findings, ticksOf(whole.tasks, 'channel'));
  const problems = rows.filter((row) => row.tick?.verdict === 'problem');
  return problems.length === 0
    ? '核对未发现不符合申报条件的情况。'
    : problems.map((row) => `${row.title.zh}：${row.tick?.note ?? ''}`).join('；');
}

function approvalValues({ whole, edition, at }: Context, actor: Actor): LetterFacts['values'] {
  const state = stateOf(edition.workflow, whole.application.state)?.title.zh ?? '';
  const name = actor.kind === 'user' ? actor.name : '';
  return {
    subject: `关于${whole.application.applicant ?? ''}申报${edition.file.title.zh}的请示`,
    department: authoritiesOf(edition).get(whole.application.channel ?? '')?.name.zh ?? '',
    drafter: name,
    cause: `${whole.application.applicant ?? ''}申报材料现为“${state}”，请审核。`,
    attachments: '申报情况一页纸',
    proposed: dayOf(at, edition.file.timeZone),
  };
}

function onePageFacts(deps: Deps, actor: Actor, { whole, edition, letter, at }: Context): LetterFacts {
  const { findings } = situationOf(deps, actor, whole, at);
  const severities = { error: '错误', warning: '提醒', hint: '提示' } as const;
  const rows = officeChecklist(whole.definition.checks, whole.edition.call, findings, ticksOf(whole.tasks, 'channel'));
  const asked = consultationItems(whole.tasks);
  const { turnSince, state, channel } = whole.application;
  return {
    values: {
      channel: authoritiesOf(edition).get(channel ?? '')?.name.zh ?? '',
      state: stateOf(edition.workflow, state)?.title.zh ?? state,
      since: turnSince === null ? null : dayOf(turnSince, edition.file.timeZone),
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      consulted: asked.length,
      answered: asked.filter(({ item }) => item.answer !== null).length,
    },
    lists: {
      findings: findings
        .slice(0, 8)
        .map((finding) => ({ severity: severities[finding.severity], text: finding.message.zh })),
      checklist: rows
        .filter((row) => row.kind === 'person')
        .map((row) => ({
          rule: row.row,
          subject: row.title.zh,
          result:
            row.tick === null ? '未核对' : row.tick.verdict === 'fine' ? '符合' : `有问题：${row.tick.note ?? ''}`,
          proof: row.tick?.proof == null ? '' : '有',
        })),
      consultation: asked.map(({ authority, state: at_, item }) => ({
        department: authoritiesOf(edition).get(authority ?? '')?.name.zh ?? '',
        answer: item.answer === null ? (at_ === 'overdue' ? '逾期未复' : '未答复') : answerWords[item.answer.kind].zh,
        facts: item.answer?.facts ?? '',
      })),
    },
    matrices: { figures: figuresFrom(edition, letter, whole.data) },
  };
}
