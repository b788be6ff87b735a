import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findApplication, lockApplication, recordAct } from '#src/store/applications.ts';
import {
  decideClash as store,
  listClashes as list,
  lockClash,
  type Clash,
  type ClashDecision,
} from '#src/store/clashes.ts';
import { actWithin } from './act-on-case.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

/** A clash with both sides in words: for the province and supervision only. */
export interface ShownClash extends Clash {
  readonly sides: readonly {
    readonly id: string;
    readonly applicant: string;
    readonly channel: string;
    readonly state: string;
  }[];
}
const absent = deny('absent', '没有这项重复申报。', 'There is no such clash.');

/** Clashes of the programmes in which the actor sees all channels. */
export async function listClashes(deps: Deps, actor: Actor): Promise<readonly ShownClash[]> {
  const programmes = [...new Set(seatsFor(actor, 'clash.read').map((seat) => seat.programme))];
  if (programmes.length === 0) return [];
  const found = await list(deps.db, programmes, 500);
  return await Promise.all(
    found.map(async (clash) => {
      const both = await Promise.all([clash.first, clash.second].map((id) => findApplication(deps.db, id)));
      return {
        ...clash,
        sides: both.map((one) => ({
          id: one?.id ?? '',
          applicant: one?.applicant ?? '',
          channel: one?.channel ?? '',
          state: one?.state ?? '',
        })),
      };
    }),
  );
}

export interface DecideClash {
  readonly id: string;
  readonly keep: ClashDecision['keep'];
  readonly reason: string;
  /** The rule that the refusal of the other rests on; asked for where one is refused. */
  readonly rule?: string | undefined;
  readonly number?: string | undefined;
  readonly arrived: Date;
}

/** Decides a clash: both may stand, or one is refused with rule and reason in the same breath. */
export async function decideClash(deps: Deps, actor: Actor, input: DecideClash): Promise<Clash | Denial> {
  const { id, keep, reason, rule, number, arrived: at } = input;
  return await deps.db.transaction().execute(async (trx) => {
    const clash = await lockClash(trx, id);
    const subject = clash === null ? null : { ownerId: null, programme: clash.programme, channel: '*', state: '' };
    const denial = whyNot(actor, 'clash.decide', subject);
    if (denial !== null || clash === null) return denial === null || denial.code === 'absent' ? absent : denial;
    if (clash.state !== 'open')
      return deny('wrong-state', '这项重复申报已经作出决定。', 'This clash has been decided already.');
    if (keep !== 'both') {
      if (rule === undefined) return deny('invalid', '不予受理须写明依据。', 'A refusal names the rule it rests on.');
      const loser = keep === 'first' ? clash.second : clash.first;
      const refused = await actWithin(deps, trx, actor, {
        applicationId: loser,
        action: 'refuse-duplicate',
        input: { rule, reason },
        arrived: at,
      });
      if (isDenial(refused)) return refused;
    }
    const decision: ClashDecision = { keep, reason, number: number ?? null };
    await store(trx, id, decision, actorId(actor), at);
    for (const one of [clash.first, clash.second].toSorted()) {
      const application = await lockApplication(trx, one);
      if (application !== null)
        await recordAct(trx, application, {}, { kind: 'clash-decided', body: { clash: id, keep } }, actorId(actor), at);
    }
    return { ...clash, state: 'decided' as const, decision, decidedBy: actorId(actor), decidedAt: at };
  });
}
