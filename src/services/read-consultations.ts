import { consultationScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { concernsConsultation } from '#src/domain/access/seat.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { consultationKind, standingItems, type ItemCounts, countItems } from '#src/domain/workflow/consultation.ts';
import type { Department } from '#src/domain/workflow/departments.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { readReplies, type Reply } from '#src/store/consultation-replies.ts';
import {
  countItemsOf,
  findConsultation,
  listConsultations,
  readItems,
  readLetterActs,
  type Consultation,
  type LetterAct,
  type LetterCounts,
  type LetterFilter,
  type LetterItem,
} from '#src/store/consultations.ts';
import { readTasks, readTasksOfMany, type Task } from '#src/store/tasks.ts';
import { whyNotLetter } from './consult-letter.ts';
import { caseSubject, departmentsOf, isConsultedIn, subjectOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { readHandedIn } from './read-application.ts';

/** As who somebody reads a letter: of an office, or of the department that is asked and sees no more than it is shown. */
export type LetterAudience = 'office' | 'department';

export function audienceOf(actor: Actor, letter: Consultation): LetterAudience {
  const subject = subjectOf(letter);
  const office = seatsFor(actor, 'consultation.read').some(
    (seat) => seat.side !== 'consulted' && concernsConsultation(seat, subject),
  );
  return office ? 'office' : 'department';
}

export interface ListedLetter {
  readonly letter: Consultation;
  readonly counts: LetterCounts;
  readonly audience: LetterAudience;
}
const none = (letter: string): LetterCounts => ({ letter, items: 0, open: 0, answered: 0, overdue: 0, adverse: 0 });

/** One page of the letters somebody may see, newest first. */
export async function listLetters(
  deps: Deps,
  actor: Actor,
  page: { readonly filter: LetterFilter; readonly after: string | null; readonly limit: number },
): Promise<{ readonly letters: readonly ListedLetter[]; readonly next: string | null }> {
  const rows = await listConsultations(deps.db, consultationScopeFor(actor), { ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const counts = await countItemsOf(
    deps.db,
    shown.map((one) => one.id),
  );
  return {
    letters: shown.map((letter) => ({
      letter,
      counts: counts.get(letter.id) ?? none(letter.id),
      audience: audienceOf(actor, letter),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

export interface WholeLetter extends ListedLetter {
  readonly items: readonly LetterItem[];
  readonly replies: readonly Reply[];
  readonly acts: readonly LetterAct[];
}

/** A letter with its applicants and answers; to those it does not concern it does not exist. */
export async function readLetter(deps: Deps, actor: Actor, id: string): Promise<WholeLetter | Denial> {
  const letter = await findConsultation(deps.db, id);
  const denial = whyNotLetter(actor, 'consultation.read')(letter);
  if (denial !== null || letter === null)
    return denial ?? deny('absent', '没有这封征求意见函。', 'There is no such consultation.');
  return {
    letter,
    counts: (await countItemsOf(deps.db, [id])).get(id) ?? none(id),
    audience: audienceOf(actor, letter),
    items: await readItems(deps.db, [id]),
    replies: await readReplies(deps.db, [id]),
    acts: await readLetterActs(deps.db, id),
  };
}

export interface CaseConsultations {
  readonly application: Application;
  /** Whether departments are asked where the case stands. */
  readonly open: boolean;
  readonly departments: readonly { readonly department: Department; readonly item: Task | null }[];
  readonly counts: ItemCounts;
  readonly letters: ReadonlyMap<string, Consultation>;
  readonly replies: readonly Reply[];
}

/** Who is to be asked about a case and what they said, for its channel and those above; for nobody else. */
export async function readCaseConsultations(deps: Deps, actor: Actor, id: string): Promise<CaseConsultations | Denial> {
  const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'consultation.read', caseSubject(application));
  if (denial !== null || application === null) return denial ?? absent;
  const handedIn = await readHandedIn(deps, deps.db, application);
  if (handedIn === null) return absent;
  const process = deps.editions.byDigest(application.processDigest);
  const tasks = await readTasks(deps.db, id, consultationKind);
  const standing = standingItems(tasks);
  const departments = departmentsOf(process, application, handedIn.data, await deps.clock.now());
  const ids = [...new Set(tasks.flatMap((task) => (task.body as { consultation: string | null }).consultation ?? []))];
  const letters = await Promise.all(ids.map((one) => findConsultation(deps.db, one)));
  return {
    application,
    open: isConsultedIn(process, application),
    departments: departments.map((department) => ({
      department,
      item: standing.get(department.authority.id) ?? null,
    })),
    counts: countItems(tasks),
    letters: new Map(letters.flatMap((letter) => (letter === null ? [] : [[letter.id, letter] as const]))),
    replies: await readReplies(deps.db, ids),
  };
}

/** How far the consultations of many cases are (5/7), of those whose answers the actor may read. */
export async function countConsultations(
  deps: Deps,
  actor: Actor,
  cases: readonly { readonly id: string; readonly programme: string; readonly channel: string }[],
): Promise<ReadonlyMap<string, ItemCounts>> {
  const read = cases.filter(
    ({ programme, channel }) =>
      whyNot(actor, 'consultation.read', { programme, channel, authority: null, sent: false }) === null,
  );
  const tasks = await readTasksOfMany(
    deps.db,
    read.map((one) => one.id),
    consultationKind,
  );
  return new Map(read.map(({ id }) => [id, countItems(tasks.get(id) ?? [])]));
}
