import type { Transaction } from 'kysely';
import type { Authority } from '#src/definition/authority.ts';
import type { Side } from '#src/definition/workflow.ts';
import { concerns } from '#src/domain/access/seat.ts';
import { seatsFor, whyNot, type Actor, type User } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { ActInput } from '#src/domain/workflow/act-input.ts';
import { lockApplication, type Application } from '#src/store/applications.ts';
import { findFile } from '#src/store/files.ts';
import type { WorkflowAction, WorkflowFile } from '#src/definition/workflow.ts';
import { leaves } from '#src/domain/workflow/decide.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { actWithin, type Acted } from './act-on-case.ts';
import { changeTask, openTask, type WithTasks } from './change-task.ts';
import type { Deps } from './deps.ts';
import { readDraft, type WholeApplication } from './read-application.ts';
import { authoritiesOf } from './seats.ts';

export interface RecordBehalf {
  readonly applicationId: string;
  /** The authority that acted on paper. */
  readonly party: string;
  readonly action: string;
  /** Its document: number, day and scan. */
  readonly number: string;
  readonly date: string;
  readonly scan: string;
  readonly note?: string | undefined;
}
/** An act on paper as it was recorded, waiting for a second person. */
export interface Behalf {
  readonly party: string;
  readonly action: string;
  readonly number: string;
  readonly date: string;
  readonly scan: string;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

const isBehalf = (task: Task): boolean => task.kind === 'behalf';
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** Records what a party without account did on paper (代录, X7): nothing happens until a second person confirms it. */
export async function recordBehalf(deps: Deps, actor: Actor, input: RecordBehalf): Promise<{ task: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const found = await open(deps, trx, actor, input.applicationId);
    if (isDenial(found)) return found;
    if (!standsFor(deps, found, input.party))
      return deny(
        'invalid',
        '没有这个单位，或它与这份申报无关。',
        'There is no such authority, or it has no part in this case.',
      );
    if ((await findFile(trx, input.applicationId, input.scan, 'offices')) === null)
      return deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
    if (found.tasks.some((task) => isBehalf(task) && task.closedAt === null))
      return deny(
        'conflict',
        '已有一项代录等待复核，请先办结。',
        'Another act recorded on behalf waits to be confirmed; deal with it first.',
      );
    const { applicationId: _id, note, ...said } = input;
    const body: Behalf = { ...said, note: note ?? null, recordedBy: found.user.id, decidedBy: null, reason: null };
    const task = deps.ids.next();
    await openTask(
      trx,
      actor,
      found,
      {
        id: task,
        applicationId: input.applicationId,
        kind: 'behalf',
        state: 'recorded',
        authority: null,
        askedIn: found.draft.application.state,
        openedBy: found.user.id,
        openedAt: at,
        due: null,
        body,
      },
      at,
    );
    return { task };
  });
}

export interface DecideBehalf {
  readonly applicationId: string;
  readonly task: string;
  readonly verdict: 'confirm' | 'reject';
  readonly reason?: string | undefined;
}

/** The second person's word: confirmed, the act is done as the party's; rejected, it stays on record with the reason. */
export async function decideBehalf(deps: Deps, actor: Actor, input: DecideBehalf): Promise<Acted | Denial> {
  const at = await deps.clock.now();
  return await deps.db
    .transaction()
    .execute(async (trx) => {
      const found = await open(deps, trx, actor, input.applicationId);
      if (isDenial(found)) return found;
      const task = found.tasks.find((one) => isBehalf(one) && one.id === input.task);
      if (task === undefined) return deny('absent', '没有这项代录。', 'There is no such act recorded on behalf.');
      if (task.closedAt !== null) return deny('wrong-state', '这项代录已经办结。', 'This record has been dealt with.');
      const body = task.body as Behalf;
      if (body.recordedBy === found.user.id)
        return deny('not-allowed', '代录须由另一人复核确认。', 'Somebody else than who recorded it must confirm.');
      if (input.verdict === 'reject' && input.reason === undefined)
        return deny('invalid', '不予确认的，请写明理由。', 'Say why it is not confirmed.');
      if (!standsFor(deps, found, body.party))
        return deny('not-allowed', '这项代录不由您复核。', 'This record is not yours to confirm.');
      const decided = { ...body, decidedBy: found.user.id, reason: input.reason ?? null };
      const state = input.verdict === 'confirm' ? 'confirmed' : 'rejected';
      const closed = await changeTask(trx, actor, found, task, { state, closedAt: at, body: decided }, at);
      if (input.verdict === 'reject')
        return { state: closed.draft.application.state, acts: closed.draft.application.acts.seq };
      const done = await actWithin(
        deps,
        trx,
        asParty(deps, found, body),
        actOf(input.applicationId, body, at),
        task.id,
      );
      if (isDenial(done)) throw new Refused(done);
      return done;
    })
    .catch(refusal);
}

/** Carries a refusal out of a transaction that must then leave nothing behind. */
class Refused extends Error {
  readonly denial: Denial;
  constructor(denial: Denial) {
    super(denial.reason.en);
    this.denial = denial;
  }
}

function refusal(error: unknown): Denial {
  if (error instanceof Refused) return error.denial;
  throw error;
}

const actOf = (applicationId: string, { action, number, scan, note }: Behalf, arrived: Date) => ({
  applicationId,
  action,
  arrived,
  input: ActInput.parse({ number, scan, ...(note === null ? {} : { note }) }),
});

interface Opened extends WithTasks {
  readonly user: User;
}

async function open(deps: Deps, trx: Transaction<DB>, actor: Actor, id: string): Promise<Opened | Denial> {
  const application = await lockApplication(trx, id);
  const denial = whyNot(actor, 'case.behalf', application);
  if (denial !== null || application === null || actor.kind !== 'user') return denial ?? absent;
  return { user: actor, draft: await readDraft(deps, trx, application), tasks: await readTasks(trx, id) };
}

/** Who may act on paper in a case as it stands now, and what: for whoever records it. */
export function behalfChoices(
  deps: Deps,
  { application, workflow }: Pick<WholeApplication, 'application' | 'workflow'>,
): readonly { readonly party: Authority; readonly actions: readonly WorkflowAction[] }[] {
  const all = [...authoritiesOf(deps.editions.byDigest(application.processDigest)).values()];
  return all
    .filter((party) => party.channel === application.channel && party.side === 'government')
    .map((party) => ({ party, actions: actsOf(party, workflow, application) }))
    .filter(({ actions }) => actions.length > 0);
}

/** What a party does to move a case on, where it is its turn. */
const actsOf = (party: Authority, workflow: WorkflowFile, application: Application): readonly WorkflowAction[] =>
  application.turn !== party.id
    ? []
    : workflow.actions.filter(
        (row) =>
          leaves(row, application) &&
          row.to !== application.state &&
          row.actors.some((actor) => actor.startsWith(`${party.side}.`)),
      );

/** An authority that has a part in the case: of its channel, or above the channels. */
function partyOf(deps: Deps, { draft }: Opened, id: string): Authority | null {
  const { processDigest, channel } = draft.application;
  const party = authoritiesOf(deps.editions.byDigest(processDigest)).get(id);
  return party !== undefined && (party.channel === null || party.channel === channel) ? party : null;
}

/** For whom each side records acts on paper: those without account beside or below it, never itself or those above. */
const recordedBy: Readonly<Partial<Record<Side, readonly Side[]>>> = {
  channel: ['government', 'consulted'],
  province: ['channel', 'government', 'consulted'],
};

/** Whether somebody may record and confirm what a party did in this case. */
function standsFor(deps: Deps, opened: Opened, id: string): boolean {
  const party = partyOf(deps, opened, id);
  return (
    party !== null &&
    seatsFor(opened.user, 'case.behalf').some(
      (seat) => concerns(seat, opened.draft.application) && recordedBy[seat.side]?.includes(party.side) === true,
    )
  );
}

/** The confirming person, acting in the party's place. */
function asParty(deps: Deps, opened: Opened, { party }: Behalf): Actor {
  const { programme } = opened.draft.application;
  const authority = partyOf(deps, opened, party);
  if (authority === null) throw new Error(`the recorded party ${party} has no part in the case`);
  const { id, side, channel } = authority;
  return { ...opened.user, seats: [{ programme, authority: id, side, channel, role: 'leader' }] };
}
