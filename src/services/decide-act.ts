import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { decide, type Decision } from '#src/domain/workflow/decide.ts';
import { lockApplication } from '#src/store/applications.ts';
import { findDossier, readSealedLeaves, type Dossier, type SealedLeaf } from '#src/store/dossiers.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { situation, type Situation } from './facts.ts';
import { readDraft, type Draft } from './read-application.ts';

export interface Act {
  readonly action: string;
  readonly applicationId: string;
  readonly at: Date;
  readonly digest?: string;
  readonly rendered?: boolean;
}
export interface Decided extends Situation {
  readonly decision: Decision;
  readonly draft: Draft;
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
}

/** Locks the application, loads its facts and asks the workflow; whoever calls stores the decision in the same transaction. */
export async function decideAct(deps: Deps, trx: Transaction<DB>, actor: Actor, act: Act): Promise<Decided | Denial> {
  const application = await lockApplication(trx, act.applicationId);
  const denial = whyNot(actor, 'application.decide', application);
  if (denial !== null || application === null) return denial ?? whyNotAbsent(actor);
  const draft = await readDraft(deps, trx, application);
  const dossier = application.revision === 0 ? null : await findDossier(trx, application.id, application.revision);
  const sealed = await readSealedLeaves(trx, application.id);
  const now = situation(deps, {
    draft,
    dossier,
    sealed,
    at: act.at,
    digest: act.digest,
    ...(act.rendered === undefined ? {} : { rendered: act.rendered }),
  });
  const decision = decide(
    draft.edition.workflow,
    application.state,
    act.action,
    actor.kind === 'system' ? 'system' : 'owner',
    now.facts,
  );
  if ('denied' in decision)
    return decision.code === 'findings'
      ? { ...decision, detail: now.findings.filter((finding) => finding.severity === 'error').slice(0, 200) }
      : decision;
  return { ...now, decision, draft, dossier, sealed };
}

function whyNotAbsent(actor: Actor): Denial {
  const denial = whyNot(actor, 'application.decide', { ownerId: '' });
  if (denial === null) throw new Error('an absent application was allowed');
  return denial;
}
