import type { Text } from '#src/definition/text.ts';
import type { Guard } from '#src/definition/workflow.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { unticked } from '#src/domain/workflow/office-checklist.ts';
import { dayBegins, dayOf, nextDay } from '#src/domain/workflow/time.ts';
import type { Extension } from '#src/store/extensions.ts';
import type { Task } from '#src/store/tasks.ts';
import { paperCameInTime } from './paper-facts.ts';
import type { CaseDraft } from './read-application.ts';
import { provinceOf } from './seats.ts';
import { formalChecks, ticksOf } from './task-bodies.ts';

export interface CaseCircumstances {
  readonly actor: Actor;
  readonly draft: CaseDraft;
  readonly tasks: readonly Task[];
  readonly openClashes: number;
  readonly extensions: readonly Extension[];
  readonly at: Date;
}

/** Guards that ask how the case stands, whatever its dossier says: to judge them nobody need read it. */
export const caseGuards = [
  'before-decision',
  'checklist-complete',
  'corrections-answered',
  'corrections-solved',
  'notice-over',
  'in-forward-window',
  'checked-by-two',
  'no-open-clash',
  'own-turn',
  'past-precheck',
] as const satisfies readonly Guard[];
export type CaseGuard = (typeof caseGuards)[number];
type Fact = true | Text;

const facts: Readonly<Record<CaseGuard, (now: CaseCircumstances) => Fact>> = {
  'before-decision': () => true,
  'checklist-complete': checklistComplete,
  'corrections-answered': ({ tasks }) => correctionsAnswered(tasks),
  'corrections-solved': ({ tasks }) =>
    noneOpen(tasks, 'correction', (count) => ({
      zh: `还有${count}份补正没有逐项核销。`,
      en: `${count} corrections have items that nobody has found solved.`,
    })),
  'notice-over': noticeOver,
  'in-forward-window': inForwardWindow,
  'checked-by-two': checkedByTwo,
  'no-open-clash': noOpenClash,
  'own-turn': ({ actor, draft }) => ownTurn(actor, draft.application.turn),
  'past-precheck': ({ draft }) => pastPrecheck(draft),
};

export const isCaseGuard = (guard: Guard): guard is CaseGuard => Object.hasOwn(facts, guard);

/** What is known of a case without its dossier: each of these guards holds, or the reason why not. */
export function caseFacts<G extends CaseGuard>(
  now: CaseCircumstances,
  guards: readonly G[],
): Readonly<Record<G, Fact>> {
  return Object.fromEntries(guards.map((guard) => [guard, facts[guard](now)])) as Record<G, Fact>;
}

function noneOpen(tasks: readonly Task[], kind: string, reason: (count: number) => Text): Fact {
  const count = tasks.filter((task) => task.kind === kind && task.closedAt === null).length;
  return count === 0 || reason(count);
}

/** Whether the side whose turn it is has looked at every row left to a person. */
function checklistComplete({ draft, tasks }: CaseCircumstances): Fact {
  const side = stateOf(draft.workflow, draft.application.state)?.owner === 'province' ? 'province' : 'channel';
  const open = unticked(draft.definition.checks, ticksOf(tasks, side));
  if (open.length === 0) return true;
  return {
    zh: `核对清单还有${open.length}项没有核对：${open.map(({ zh }) => zh).join('；')}。`,
    en: `${open.length} rows of the checklist have not been looked at: ${open.map(({ en }) => en).join('; ')}.`,
  };
}

/** Whether the applicant has said of every item what was done. */
function correctionsAnswered(tasks: readonly Task[]): Fact {
  const open = tasks
    .filter((task) => task.kind === 'correction' && task.state === 'open')
    .flatMap((task) => (task.body as Correction).items)
    .filter((item) => item.solvedBy === null && (item.answer ?? '') === '');
  return (
    open.length === 0 || {
      zh: `还有${open.length}项补正没有填写处理情况：${open.map((item) => item.label.zh).join('、')}。`,
      en: `${open.length} items of the correction have no answer yet: ${open.map((item) => item.label.en).join(', ')}.`,
    }
  );
}

/** Whether the local public notice that the edition asks for has run out. */
function noticeOver({ draft, tasks, at }: CaseCircumstances): Fact {
  if (draft.edition.file.localNotice === undefined) return true;
  const notice = tasks.findLast((task) => task.kind === 'notice');
  if (notice === undefined || notice.due === null)
    return { zh: '还没有公示。', en: 'The applicant has not been put on public notice.' };
  const last = dayOf(new Date(notice.due.getTime() - 1), draft.edition.file.timeZone);
  return (
    notice.due <= at || {
      zh: `公示到${last}结束，期满后再签发。`,
      en: `The public notice runs until the end of ${last}.`,
    }
  );
}

/** Whether a channel may still forward (R4). */
function inForwardWindow({ draft, tasks, extensions, at }: CaseCircumstances): Fact {
  const { forwardUntil, timeZone } = draft.process.file;
  const later = extensions.filter((one) => one.kind === 'forwarding').map((one) => one.until);
  const last = [forwardUntil.date, ...later].toSorted().at(-1) ?? forwardUntil.date;
  const organiser = provinceOf(draft.process)?.name;
  return (
    paperCameInTime({ draft, tasks, extensions }) ||
    at < dayBegins(nextDay(last), timeZone) || {
      zh: `上报已于${last}截止；确需逾期上报的，由${organiser?.zh ?? '主办单位'}负责人批准。`,
      en: `Forwarding closed at the end of ${last}; a leader of ${organiser?.en ?? 'the organiser'} can allow a later day.`,
    }
  );
}

/** Whether two people have passed the formal check of what was handed in last, and nobody failed it. */
function checkedByTwo({ draft, tasks }: CaseCircumstances): Fact {
  const checks = formalChecks(tasks, draft.application.handedIn);
  const failed = checks.filter((check) => check.verdict === 'fail').length;
  if (failed > 0)
    return {
      zh: `有${failed}人形式审查不合格，请先处理。`,
      en: `${failed} formal checks failed; deal with that first.`,
    };
  return (
    new Set(checks.map((check) => check.by)).size >= 2 || {
      zh: `形式审查须由两人分别完成，现有${checks.length}人。`,
      en: `Two people must each make the formal check; ${checks.length} has.`,
    }
  );
}

/** Whether no other application stands against this one (E7, E11, E12); the reason tells no more than X15 allows. */
function noOpenClash({ openClashes, draft }: CaseCircumstances): Fact {
  return (
    openClashes === 0 ||
    (draft.edition.clashes?.sentence ?? { zh: '存在重复申报。', en: 'There is a duplicate application.' })
  );
}

/** Whether paper is asked for: not while a correction of the pre-check is under way. */
function pastPrecheck({ workflow, application: { origin } }: CaseDraft): Fact {
  return (
    origin === null ||
    stateOf(workflow, origin)?.phase !== 'precheck' || {
      zh: '补正的是电子预审版本，预审通过后再打印、签章。',
      en: 'This corrects the version in the electronic pre-check; print and seal it once it is cleared.',
    }
  );
}

/** Whether the case waits for an authority in which the actor has a seat. */
function ownTurn(actor: Actor, turn: string | null): Fact {
  const mine =
    actor.kind === 'system' || (actor.kind === 'user' && actor.seats.some((seat) => seat.authority === turn));
  return (
    mine || { zh: '这份申报现在不由您所在的单位办理。', en: "This case is not your authority's to deal with now." }
  );
}
