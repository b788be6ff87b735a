import type { Channel } from '#src/definition/edition.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { Guard } from '#src/definition/workflow.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { ChecklistEntry } from '#src/domain/dossier/checklist.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { isCleared } from '#src/domain/workflow/precheck.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import type { VolumeContents } from '#src/domain/workflow/paper.ts';
import { officeChecklist, unticked } from '#src/domain/workflow/office-checklist.ts';
import { consultationsClosed } from '#src/domain/workflow/consultation.ts';
import { mustBeAsked } from '#src/domain/workflow/departments.ts';
import { dayBegins, dayOf, nextDay } from '#src/domain/workflow/time.ts';
import type { Extension } from '#src/store/extensions.ts';
import type { Dossier } from '#src/store/dossiers.ts';
import type { Task } from '#src/store/tasks.ts';
import { authorityName, departmentsOf } from './consulted.ts';
import { formalChecks } from './task-bodies.ts';
import { ticksOf } from './task-bodies.ts';
import { paperCameInTime, paperComplete } from './paper-facts.ts';
import type { Draft } from './read-application.ts';

export interface OfficeCircumstances {
  readonly actor: Actor;
  readonly draft: Draft;
  /** The edition whose workflow and authorities govern the case. */
  readonly process: Edition;
  readonly dossier: Pick<Dossier, 'digest'> | null;
  readonly tasks: readonly Task[];
  readonly openClashes: number;
  readonly extensions: readonly Extension[];
  /** What each volume says in what was handed in. */
  readonly contents: VolumeContents;
  readonly checklist: readonly ChecklistEntry[];
  readonly findings: readonly Finding[];
  readonly channel: Channel | null;
  readonly at: Date;
}

type OfficeGuard = Exclude<
  Guard,
  'no-errors' | 'volumes-rendered' | 'applicant-seals-complete' | 'in-window' | 'before-decision' | 'digest-matches'
>;
type Fact = true | Text;

/** What the workflow asks about the work of the offices: each guard holds, or the reason why not. */
export function officeFacts(now: OfficeCircumstances): Readonly<Record<OfficeGuard, Fact>> {
  const { actor, draft, tasks, checklist } = now;
  const { preliminary, recommendation } = draft.definition.office ?? {};
  return {
    'checklist-complete': checklistComplete(now),
    'corrections-answered': correctionsAnswered(tasks),
    'corrections-solved': noneOpen(tasks, 'correction', (count) => ({
      zh: `还有${count}份补正没有逐项核销。`,
      en: `${count} corrections have items that nobody has found solved.`,
    })),
    'consultations-closed': consulted(now),
    'notice-over': noticeOver(now),
    'opinion-signed': leafSigned(checklist, preliminary, {
      zh: '初审意见页',
      en: 'the leaf of the preliminary opinion',
    }),
    'recommendation-signed': leafSigned(checklist, recommendation, {
      zh: '推荐意见页',
      en: 'the leaf of the recommendation',
    }),
    'office-seals-complete': officeSeals(checklist),
    'in-forward-window': inForwardWindow(now),
    'paper-complete': paperComplete(now),
    'checked-by-two': checkedByTwo(now),
    'no-open-clash': noOpenClash(now),
    'own-turn': ownTurn(actor, draft.application.turn),
    'precheck-cleared': isCleared(tasks, now.dossier?.digest),
    'past-precheck': pastPrecheck(draft),
  };
}

function noneOpen(tasks: readonly Task[], kind: string, reason: (count: number) => Text): Fact {
  const count = tasks.filter((task) => task.kind === kind && task.closedAt === null).length;
  return count === 0 || reason(count);
}

/** Whether the side whose turn it is has looked at every row left to a person. */
function checklistComplete({ draft, tasks, findings }: OfficeCircumstances): Fact {
  const side = stateOf(draft.workflow, draft.application.state)?.owner === 'province' ? 'province' : 'channel';
  const open = unticked(officeChecklist(draft.definition.checks, draft.edition.call, findings, ticksOf(tasks, side)));
  if (open.length === 0) return true;
  return {
    zh: `核对清单还有${open.length}项没有核对：${open.map(({ title }) => title.zh).join('；')}。`,
    en: `${open.length} rows of the checklist have not been looked at: ${open.map(({ title }) => title.en).join('; ')}.`,
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

/** Whether a leaf that the class has, and that concerns this applicant, bears its signatures and seals. */
function leafSigned(checklist: readonly ChecklistEntry[], sheet: string | undefined, what: Text): Fact {
  const missing = checklist.some((entry) => entry.sheet === sheet && entry.scan === null);
  return (
    !missing || {
      zh: `${what.zh}还没有附上签章扫描件。`,
      en: `The signed and sealed scan of ${what.en} is missing.`,
    }
  );
}

/** Whether all departments that must be asked have been, and have answered (R2). */
function consulted({ draft, tasks, process, at }: OfficeCircumstances): Fact {
  const required = departmentsOf(process, draft.application, draft.data, at)
    .filter(mustBeAsked)
    .map(({ authority }) => authority);
  return consultationsClosed(
    required,
    tasks,
    (id) => authorityName(process, id),
    process.consultation?.overdueCountsAsNone ?? false,
  );
}

/** Whether every leaf an office signs or seals has its scan (M14); else which lack it. */
function officeSeals(checklist: readonly ChecklistEntry[]): Fact {
  const missing = checklist.filter((entry) => entry.scan === null).map((entry) => entry.title);
  return (
    missing.length === 0 || {
      zh: `还缺${missing.length}页签章：${missing.join('、')}。`,
      en: `${missing.length} sealed or signed leaves are missing: ${missing.join(', ')}.`,
    }
  );
}

/** Whether the local public notice that the edition asks for has run out. */
function noticeOver({ draft, tasks, at }: OfficeCircumstances): Fact {
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
function inForwardWindow({ draft, tasks, extensions, at }: OfficeCircumstances): Fact {
  const { forwardUntil, timeZone } = draft.process.file;
  const later = extensions.filter((one) => one.kind === 'forwarding').map((one) => one.until);
  const last = [forwardUntil.date, ...later].toSorted().at(-1) ?? forwardUntil.date;
  return (
    paperCameInTime({ draft, tasks, extensions }) ||
    at < dayBegins(nextDay(last), timeZone) || {
      zh: `上报已于${last}截止；确需逾期上报的，由省质发委办公室负责人批准。`,
      en: `Forwarding closed at the end of ${last}; a leader of the provincial office can allow a later day.`,
    }
  );
}

/** Whether two people have passed the formal check of what was handed in last, and nobody failed it. */
function checkedByTwo({ draft, tasks }: OfficeCircumstances): Fact {
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
function noOpenClash({ openClashes, draft }: OfficeCircumstances): Fact {
  return (
    openClashes === 0 ||
    (draft.edition.clashes?.sentence ?? { zh: '存在重复申报。', en: 'There is a duplicate application.' })
  );
}

/** Whether paper is asked for: not while a correction of the pre-check is under way. */
function pastPrecheck({ workflow, application: { origin } }: Draft): Fact {
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
