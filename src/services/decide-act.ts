import type { Transaction } from 'kysely';
import { actingSeats, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { ActorRole } from '#src/definition/workflow.ts';
import { rolesInCase } from '#src/domain/access/seat.ts';
import type { Denial } from '#src/domain/denial.ts';
import { decide, judge, statesIn, takeRow, type Decision } from '#src/domain/workflow/decide.ts';
import { lockApplication, type Application } from '#src/store/applications.ts';
import { countOpenClashes } from '#src/store/clashes.ts';
import { readExtensions } from '#src/store/extensions.ts';
import { findDossier, readSealedLeaves, type Dossier, type DossierHead, type SealedLeaf } from '#src/store/dossiers.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import type { DB } from '#src/store/schema.ts';
import { caseFacts, isCaseGuard, type CaseGuard } from './case-facts.ts';
import type { Deps } from './deps.ts';
import { channelOf, situation, type Situation } from './facts.ts';
import {
  isWithOffices,
  readCaseDraft,
  readDraft,
  readHandedIn,
  type CaseDraft,
  type Draft,
} from './read-application.ts';

/** As what an actor may act in a case: the house itself, or what their account and seats make of them. */
export const rolesOf = (actor: Actor, application: Application): readonly ActorRole[] =>
  actor.kind === 'user'
    ? rolesInCase(actingSeats(actor), application, actor.id)
    : actor.kind === 'system'
      ? ['system']
      : [];

export interface Act {
  readonly action: string;
  readonly applicationId: string;
  readonly at: Date;
  readonly digest?: string;
  readonly rendered?: boolean;
}
/** A decided act with what is known of its case; what the dossier says need not have been read. */
export interface DecidedCase {
  readonly decision: Decision;
  readonly draft: CaseDraft;
  readonly dossier: DossierHead | null;
  readonly tasks: readonly Task[];
}
export interface Decided extends Situation, DecidedCase {
  readonly draft: Draft;
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
}

/**
 * The same answer as `decideAct`, and the same lock, for acts that write nothing from the dossier: it is read, checked and
 * measured against its leaves only where a guard of the row asks what it says, or where a refusal is to tell everything.
 */
export async function decideCase(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  act: Act,
): Promise<DecidedCase | Denial> {
  const application = await lockApplication(trx, act.applicationId);
  const denial = whyNot(actor, 'application.decide', application);
  if (denial !== null || application === null) return denial ?? whyNotAbsent(actor);
  const { workflow } = deps.editions.byDigest(application.processDigest);
  const taken = takeRow(workflow, application, act.action, rolesOf(actor, application));
  if ('denied' in taken) return taken;
  const guards = taken.row.guards.filter(isCaseGuard);
  if (guards.length < taken.row.guards.length) return await decideAct(deps, trx, actor, act);
  const { draft, dossier } = await readCaseDraft(deps, trx, application);
  const tasks = await readTasks(trx, application.id);
  const beside = await readBeside(trx, draft, guards);
  const decision = judge(taken, guards, caseFacts({ actor, draft, tasks, ...beside, at: act.at }, guards));
  return 'denied' in decision ? await decideAct(deps, trx, actor, act) : { decision, draft, dossier, tasks };
}

/** What stands beside a case, as far as these guards look at it. */
async function readBeside(trx: Transaction<DB>, { application, workflow }: CaseDraft, guards: readonly CaseGuard[]) {
  return {
    openClashes: guards.includes('no-open-clash')
      ? await countOpenClashes(trx, application.id, statesIn(workflow, 'ended'))
      : 0,
    extensions: guards.includes('in-forward-window') ? await readExtensions(trx, application, application.channel) : [],
  };
}

/** Locks the application, loads its facts and asks the workflow; whoever calls stores the decision in the same transaction. */
export async function decideAct(deps: Deps, trx: Transaction<DB>, actor: Actor, act: Act): Promise<Decided | Denial> {
  const application = await lockApplication(trx, act.applicationId);
  const denial = whyNot(actor, 'application.decide', application);
  if (denial !== null || application === null) return denial ?? whyNotAbsent(actor);
  const { draft, dossier, sealed } = await readStanding(deps, trx, application);
  const tasks = await readTasks(trx, application.id);
  const openClashes = await countOpenClashes(trx, application.id, statesIn(draft.workflow, 'ended'));
  const extensions = await readExtensions(trx, application, application.channel ?? channelOf(draft)?.id ?? null);
  const now = situation(deps, {
    actor,
    draft,
    dossier,
    sealed,
    tasks,
    openClashes,
    extensions,
    at: act.at,
    digest: act.digest,
    ...(act.rendered === undefined ? {} : { rendered: act.rendered }),
  });
  const decision = decide(draft.workflow, application, act.action, rolesOf(actor, application), now.facts);
  if ('denied' in decision)
    return decision.code === 'findings'
      ? { ...decision, detail: now.findings.filter((finding) => finding.severity === 'error').slice(0, 200) }
      : decision;
  return { ...now, decision, draft, dossier, sealed, tasks };
}

interface Read {
  readonly draft: Draft;
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
}

/** What a case says where it stands: what was handed in while the offices have it, else the applicant's draft. */
export async function readStanding(deps: Deps, trx: Transaction<DB>, application: Application): Promise<Read> {
  const handedIn = isWithOffices(deps, application) ? await readHandedIn(deps, trx, application) : null;
  if (handedIn !== null) return { draft: handedIn, dossier: handedIn.dossier, sealed: handedIn.sealed };
  return {
    draft: await readDraft(deps, trx, application),
    dossier: application.revision === 0 ? null : await findDossier(trx, application.id, application.revision),
    sealed: await readSealedLeaves(trx, application.id),
  };
}

function whyNotAbsent(actor: Actor): Denial {
  const denial = whyNot(actor, 'application.decide', null);
  if (denial === null) throw new Error('an absent application was allowed');
  return denial;
}
