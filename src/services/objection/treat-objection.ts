import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import {
  objectionActs,
  whyNotObjectionAct,
  type ObjectionBody,
  type ObjectionEffect,
  type ObjectionResult,
} from '#src/domain/award/objection.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { lockAward, findAward } from '#src/store/award.ts';
import { findObjection, lockObjection, recordObjection, type Objection } from '#src/store/objections.ts';
import type { DB } from '#src/store/schema.ts';
import { ofProgramme } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { bringAbout } from './objection-effect.ts';
import { openObjector } from './objector.ts';
import { tellObjector } from './tell-objector.ts';

/** What an office does to an objection. */
export type Treatment =
  | { readonly act: 'confirm'; readonly note: string }
  | { readonly act: 'take-up' }
  | { readonly act: 'not-take-up'; readonly reason: string }
  | { readonly act: 'examine'; readonly findings: string; readonly by: string }
  | {
      readonly act: 'decide';
      readonly result: ObjectionResult;
      readonly effect: ObjectionEffect;
      readonly reason: string;
      /** Of an extended notice: days of the edition's kind. */
      readonly days?: number | undefined;
    }
  | { readonly act: 'answer'; readonly answer: string }
  | { readonly act: 'tell'; readonly note: string };

/** With these an objection is over, and the objector is told. */
const closing: ReadonlySet<Treatment['act']> = new Set(['not-take-up', 'answer']);

export const absentObjection = deny(
  'absent',
  '没有这件异议，或您无权查看。',
  'There is no such objection, or you may not see it.',
);

/** Does an act on an objection, where the actor may and its state allows it; a decision has its effect in the same breath. */
export async function treatObjection(
  deps: Deps,
  actor: Actor,
  id: string,
  treatment: Treatment,
): Promise<Objection | Denial> {
  const at = await deps.clock.now();
  const found = await findObjection(deps.db, id);
  const denial = whyNot(actor, objectionActs[treatment.act].asks, found === null ? null : ofProgramme(found.programme));
  if (denial !== null || found === null) return denial === null || denial.code === 'absent' ? absentObjection : denial;
  const treated = await deps.db
    .transaction()
    .execute(async (trx) => await treat(deps, trx, { actor, id, treatment, at, of: found }));
  if (!('denied' in treated) && closing.has(treatment.act))
    await tellObjector(deps, treated, openObjector(deps, treated));
  return treated;
}

interface Treating {
  readonly actor: Actor;
  readonly id: string;
  readonly treatment: Treatment;
  readonly at: Date;
  readonly of: Objection;
}

/** The award is locked before the objection, as when one arrives, so that nobody waits in a circle. */
async function treat(
  deps: Deps,
  trx: Transaction<DB>,
  { actor, id, treatment, at, of }: Treating,
): Promise<Objection | Denial> {
  const there = await findAward(trx, of.programme, of.edition);
  if (there === null) throw new Error('an objection is to an award');
  const award = treatment.act === 'decide' ? await lockAward(trx, of, there) : there;
  const objection = await lockObjection(trx, id);
  if (objection === null) return absentObjection;
  const way = openObjector(deps, objection)?.way ?? null;
  const refusal = whyNotObjectionAct(treatment.act, { ...objection, way });
  if (refusal !== null) return refusal;
  const { act, ...details } = treatment;
  const body = changed(objection.body, treatment);
  const effect =
    treatment.act === 'decide'
      ? await bringAbout(deps, trx, { award, objection, decision: treatment, by: actorId(actor), at })
      : {};
  if ('denied' in effect) return effect;
  const decided = 'until' in effect && body.decision !== undefined ? { decision: { ...body.decision, ...effect } } : {};
  return await recordObjection(
    trx,
    objection,
    {
      state: objectionActs[act].to ?? objection.state,
      body: { ...body, ...decided },
      ...(act === 'confirm' ? { confirmedAt: at } : {}),
      ...(closing.has(act) ? { closedAt: at } : {}),
    },
    { act, actorId: actorId(actor), at, details: { ...details, ...effect } },
  );
}

function changed(body: ObjectionBody, treatment: Treatment): ObjectionBody {
  switch (treatment.act) {
    case 'confirm':
      return { ...body, confirmation: { way: 'telephone', note: treatment.note } };
    case 'not-take-up':
      return { ...body, notTakenUp: treatment.reason };
    case 'examine':
      return { ...body, findings: { text: treatment.findings, by: treatment.by } };
    case 'decide': {
      const { result, effect, reason } = treatment;
      return { ...body, decision: { result, effect, reason } };
    }
    case 'answer':
      return { ...body, answer: treatment.answer };
    case 'tell':
      return { ...body, told: treatment.note };
    case 'take-up':
      return body;
  }
}
