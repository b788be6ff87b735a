import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { officeChecklist, type Tick } from '#src/domain/workflow/office-checklist.ts';
import { findFile } from '#src/store/files.ts';
import type { DB } from '#src/store/schema.ts';
import { changeTask, openTask } from './change-task.ts';
import { decideAct, type Decided } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { checksOf, ticksOf, type Checks } from './task-bodies.ts';

export interface TickRow {
  readonly applicationId: string;
  readonly row: string;
  readonly verdict: Tick['verdict'];
  readonly note?: string | undefined;
  readonly proof?: string | undefined;
}
/** Somebody of an office finds a row of the conditions fine, or a problem with words; it stands under their name. */
export async function tickRow(deps: Deps, actor: Actor, input: TickRow): Promise<Checks | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'tick', applicationId: input.applicationId, at });
    if (isDenial(decided)) return decided;
    const refusal = await refuseTick(trx, decided, input);
    if (refusal !== null) return refusal;
    const side = decided.decision.role.startsWith('province') ? 'province' : 'channel';
    const tick: Tick = {
      verdict: input.verdict,
      note: input.note ?? null,
      proof: input.proof ?? null,
      by: actorId(actor),
      at: at.toISOString(),
    };
    return await keep(deps, trx, actor, decided, side, { ...ticksOf(decided.tasks, side), [input.row]: tick }, at);
  });
}

async function refuseTick(trx: Transaction<DB>, { draft, findings }: Decided, input: TickRow): Promise<Denial | null> {
  const rows = officeChecklist(draft.definition.checks, draft.edition.call, findings, {});
  if (!rows.some((row) => row.row === input.row))
    return deny('invalid', `核对清单中没有“${input.row}”这一项。`, `The checklist has no row “${input.row}”.`);
  if (input.verdict === 'problem' && input.note === undefined)
    return deny('invalid', '有问题的，请写明是什么问题。', 'Where there is a problem, say what it is.');
  if (input.proof !== undefined && (await findFile(trx, input.applicationId, input.proof, 'offices')) === null)
    return deny('invalid', '没有这个文件，请先上传。', 'There is no such file; upload it first.');
  return null;
}

async function keep(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: Decided,
  side: 'channel' | 'province',
  ticks: Checks['ticks'],
  at: Date,
): Promise<Checks> {
  const task = checksOf(decided.tasks, side);
  const body: Checks = { ticks };
  if (task !== null) await changeTask(trx, actor, decided, task, { body }, at);
  else
    await openTask(
      trx,
      actor,
      decided,
      {
        id: deps.ids.next(),
        applicationId: decided.draft.application.id,
        kind: `${side}Checks`,
        state: 'kept',
        authority: null,
        askedIn: decided.draft.application.state,
        openedBy: actorId(actor),
        openedAt: at,
        due: null,
        body,
      },
      at,
    );
  return body;
}
