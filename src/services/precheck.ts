import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { isPrecheck, type Precheck } from '#src/domain/workflow/precheck.ts';
import type { DB } from '#src/store/schema.ts';
import type { Task } from '#src/store/tasks.ts';
import { answerCorrections } from './ask-correction.ts';
import { changeTask, openTask } from './change-task.ts';
import type { Decided, DecidedCase } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { handOver } from './hand-over.ts';
import { moveCase } from './move-case.ts';
import { actorId } from './open-application.ts';

export interface HandedToPrecheck {
  readonly action: string;
  readonly digest: string;
  readonly at: Date;
}

/** Hands a final dossier to the office for its electronic pre-check: no receipt, for nothing is submitted yet. */
export async function handToPrecheck(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: Decided,
  { action, digest, at }: HandedToPrecheck,
): Promise<{ readonly state: string } | Denial> {
  const { effects } = decided.decision;
  const handed = effects.includes('hand-over') ? handOver(decided) : {};
  if (isDenial(handed)) return handed;
  const answered = effects.includes('close-correction') ? await answerCorrections(trx, actor, decided, at) : decided;
  const { revision } = decided.draft.application;
  const body: Precheck = { revision, digest };
  const asked = effects.includes('open-precheck')
    ? await askPrecheck(deps, trx, actor, answered, { body, authority: handed.channel ?? null, at })
    : answered;
  const moved = await moveCase(deps, trx, asked, {
    action,
    actor,
    at,
    event: { kind: 'precheck-asked', body },
    move: handed,
  });
  return { state: moved.state };
}

interface Asked {
  readonly body: Precheck;
  readonly authority: string | null;
  readonly at: Date;
}

async function askPrecheck(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: Decided,
  { body, authority, at }: Asked,
): Promise<Decided> {
  const open = openPrecheck(decided.tasks);
  if (open !== undefined) return await changeTask(trx, actor, decided, open, { body }, at);
  const { application } = decided.draft;
  return await openTask(
    trx,
    actor,
    decided,
    {
      id: deps.ids.next(),
      applicationId: application.id,
      kind: 'precheck',
      state: 'open',
      authority,
      askedIn: application.state,
      openedBy: actorId(actor),
      openedAt: at,
      due: null,
      body,
    },
    at,
  );
}

const openPrecheck = (tasks: readonly Task[]): Task | undefined =>
  tasks.find((task) => isPrecheck(task) && task.closedAt === null);

/** Ends the pre-check that is under way: cleared, for the revision that the office has, or taken back by the applicant. */
export async function endPrecheck<D extends DecidedCase>(
  trx: Transaction<DB>,
  actor: Actor,
  decided: D,
  state: 'cleared' | 'recalled',
  at: Date,
): Promise<D> {
  const open = openPrecheck(decided.tasks);
  if (open === undefined) return decided;
  const { dossier } = decided;
  const body: Precheck =
    state === 'cleared' && dossier !== null
      ? { revision: dossier.revision, digest: dossier.digest }
      : (open.body as Precheck);
  return await changeTask(trx, actor, decided, open, { state, closedAt: at, body }, at);
}
