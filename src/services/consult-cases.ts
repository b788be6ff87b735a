import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { consultationKind, standingItems, type ConsultationItem } from '#src/domain/workflow/consultation.ts';
import { mustBeAsked, shownTo, type Department } from '#src/domain/workflow/departments.ts';
import { lockApplications, type Application } from '#src/store/applications.ts';
import { countItemsOf, openDraft, recordLetter, type Consultation } from '#src/store/consultations.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasksOfMany, type Task } from '#src/store/tasks.ts';
import { openTask } from './change-task.ts';
import { caseSubject, departmentsOf, isConsultedIn, rulesOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { readHandedIn } from './read-application.ts';

export interface ConsultCases {
  readonly cases: readonly string[];
  /** Just these departments; by default all that the edition asks and nobody has asked yet. */
  readonly departments?: readonly string[] | undefined;
  /** Why one is asked that the edition does not ask. */
  readonly reason?: string | undefined;
}
export interface ConsultedCase {
  readonly id: string;
  /** The departments that were put on a letter. */
  readonly asked: readonly string[];
  readonly denial: Denial | null;
}
export interface Drafted {
  readonly results: readonly ConsultedCase[];
  readonly letters: readonly string[];
}

/** One department to be asked about one case. */
interface Wanted {
  readonly department: Department;
  readonly application: Application;
  readonly body: Omit<ConsultationItem, 'consultation'>;
}

/** Drafts letters, one for each department, about many cases; each case is decided by itself and has its own result. */
export async function consultCases(deps: Deps, actor: Actor, input: ConsultCases): Promise<Drafted> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const ids = [...new Set(input.cases)];
    const applications = await lockApplications(trx, ids);
    const tasks = await readTasksOfMany(trx, ids, consultationKind);
    const wanted: Wanted[] = [];
    const denials = new Map<string, Denial>();
    for (const id of ids) {
      const found = await wantedOf(deps, trx, actor, applications.get(id) ?? null, tasks.get(id) ?? [], input, at);
      if (isDenial(found)) denials.set(id, found);
      else wanted.push(...found);
    }
    const { asked, letters, full } = await putOnLetters(deps, trx, actor, wanted, at);
    const of = (id: string): string[] =>
      asked.flatMap((one) => (one.application.id === id ? [one.department.authority.id] : []));
    return {
      results: ids.map((id) => ({ id, asked: of(id), denial: denials.get(id) ?? full.get(id) ?? null })),
      letters,
    };
  });
}

async function wantedOf(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  application: Application | null,
  tasks: readonly Task[],
  { departments, reason }: ConsultCases,
  at: Date,
): Promise<readonly Wanted[] | Denial> {
  const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
  const denial = whyNot(actor, 'consultation.manage', caseSubject(application));
  if (denial !== null || application === null) return denial ?? absent;
  const process = deps.editions.byDigest(application.processDigest);
  const handedIn = await readHandedIn(deps, trx, application);
  if (handedIn === null) return absent;
  if (!isConsultedIn(process, application))
    return deny(
      'wrong-state',
      '这份申报现在不在征求意见的环节。',
      'This case is not at the stage at which departments are consulted.',
    );
  const all = departmentsOf(process, application, handedIn.data, at);
  const chosen = chooseDepartments(all, departments, reason);
  if (isDenial(chosen)) return chosen;
  const standing = standingItems(tasks);
  const open = chosen.filter(({ authority }) => {
    const state = standing.get(authority.id)?.state;
    return state === undefined || (state === 'leftOut' && departments !== undefined);
  });
  if (open.length === 0)
    return deny('conflict', '应征求的部门都已征求过。', 'Every department to be asked has been asked already.');
  const definition = process.classes[application.class];
  return definition === undefined
    ? absent
    : open.map((department) => ({
        department,
        application,
        body: {
          shown: [...shownTo(department, definition, handedIn.data, process.codes)],
          added: mustBeAsked(department) ? null : (reason ?? null),
          reason: null,
          answer: null,
          earlier: [],
          judged: null,
        },
      }));
}

/** Those the edition asks, or those named; one that it does not ask takes a reason. */
function chooseDepartments(
  all: readonly Department[],
  named: readonly string[] | undefined,
  reason: string | undefined,
): readonly Department[] | Denial {
  if (named === undefined) return all.filter(mustBeAsked);
  const chosen = all.filter(({ authority }) => named.includes(authority.id));
  if (chosen.length < new Set(named).size)
    return deny(
      'invalid',
      '所选部门不在这份申报可征求的范围内。',
      'A department chosen is not one that is consulted on this case.',
    );
  const extra = chosen.filter((one) => !mustBeAsked(one));
  return extra.length > 0 && reason === undefined
    ? deny(
        'invalid',
        `本届规定不征求${extra.map(({ authority }) => authority.name.zh).join('、')}，确需征求请说明理由。`,
        `The edition does not ask ${extra.map(({ authority }) => authority.name.en).join(', ')}; give a reason to ask it all the same.`,
      )
    : chosen;
}

interface OnLetters {
  readonly asked: readonly Wanted[];
  readonly letters: readonly string[];
  readonly full: ReadonlyMap<string, Denial>;
}

/** Opens the letters in one order for everybody, then the items. */
async function putOnLetters(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  wanted: readonly Wanted[],
  at: Date,
): Promise<OnLetters> {
  const keyOf = ({ department, application }: Wanted): string =>
    `${application.programme}/${application.edition}/${application.channel}/${department.authority.id}`;
  const groups = Map.groupBy(wanted, keyOf);
  const asked: Wanted[] = [];
  const full = new Map<string, Denial>();
  const letters: string[] = [];
  const heads = new Map(wanted.map(({ application }) => [application.id, application]));
  for (const key of [...groups.keys()].toSorted()) {
    const group = groups.get(key) ?? [];
    const [first] = group;
    if (first === undefined) continue;
    const letter = await draftFor(deps, trx, actor, first, at);
    const room =
      rulesOf(deps, letter).mostApplicants - ((await countItemsOf(trx, [letter.id])).get(letter.id)?.items ?? 0);
    for (const one of group.slice(room)) full.set(one.application.id, tooMany(letter, deps));
    for (const one of group.slice(0, room)) {
      const application = heads.get(one.application.id) ?? one.application;
      heads.set(application.id, await openItem(deps, trx, actor, { ...one, application }, letter, at));
      asked.push(one);
    }
    letters.push(letter.id);
    await recordLetter(
      trx,
      letter,
      {},
      { act: 'draft', actorId: actorId(actor), at, details: { items: Math.min(room, group.length) } },
    );
  }
  return { asked, letters, full };
}

async function draftFor(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  { application, department }: Wanted,
  at: Date,
): Promise<Consultation> {
  if (application.channel === null) throw new Error('a case without channel was consulted on');
  const { letter } = await openDraft(trx, {
    id: deps.ids.next(),
    programme: application.programme,
    edition: application.edition,
    processDigest: application.processDigest,
    channel: application.channel,
    authority: department.authority.id,
    salt: deps.ids.secret(),
    createdBy: actorId(actor),
    createdAt: at,
  });
  return letter;
}

async function openItem(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  { application, department, body }: Wanted,
  letter: Consultation,
  at: Date,
): Promise<Application> {
  const opened = await openTask(
    trx,
    actor,
    { draft: { application }, tasks: [] as readonly Task[] },
    {
      id: deps.ids.next(),
      applicationId: application.id,
      kind: consultationKind,
      state: 'draft',
      authority: department.authority.id,
      askedIn: application.state,
      openedBy: actorId(actor),
      openedAt: at,
      due: null,
      body: { ...body, consultation: letter.id } satisfies ConsultationItem,
    },
    at,
  );
  return opened.draft.application;
}

const tooMany = (letter: Consultation, deps: Deps): Denial => {
  const most = rulesOf(deps, letter).mostApplicants;
  return deny(
    'too-large',
    `一封征求意见函最多列${most}个申报对象，请先发出已拟的函。`,
    `A letter holds at most ${most} applicants; send the one that is drafted first.`,
  );
};
