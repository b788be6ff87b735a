import type { Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import { seatsFor, whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { drawDigest } from '#src/domain/draw/digests.ts';
import { redraw } from '#src/domain/draw/prepare.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { disclose, drawOrder, enterPublicValue, nameWitnesses } from '#src/domain/draw/result.ts';
import { commitSeed, revealSeed, withhold } from '#src/domain/draw/seeds.ts';
import { findDraw, lockDraw, readDraws, recordDraw, type Draw } from '#src/store/draws.ts';
import type { DB } from '#src/store/schema.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { drawParties } from './prepare-draw.ts';
import { openingsOf } from './draw-entries.ts';
import { judgingOf } from './judged-edition.ts';
import { settleTie } from './settle-tie.ts';

/** What is done with a draw, by whom. A party's own acts are done by its people alone. */
export type DrawAct =
  | { readonly act: 'commit'; readonly commitment: string }
  | { readonly act: 'reveal'; readonly seed: string }
  | { readonly act: 'enter-value'; readonly value: string }
  | { readonly act: 'withhold'; readonly party: string; readonly noted: string }
  | { readonly act: 'redraw'; readonly source: string; readonly knownFrom: Date; readonly revealBy: Date }
  | { readonly act: 'witness'; readonly witnesses: readonly { readonly role: Text; readonly name: string }[] }
  | { readonly act: 'draw' }
  | { readonly act: 'disclose' };

const absent = deny('absent', '没有这项抽签。', 'There is no such draw.');
const ofParties: ReadonlySet<DrawAct['act']> = new Set(['commit', 'reveal']);

/** One act on a draw, under its lock, with its event. Drawing a tie settles the stage's list in the same breath. */
export async function actOnDraw(deps: Deps, actor: Actor, id: string, input: DrawAct): Promise<Draw | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const draw = await lockDraw(trx, id);
    const action: Action = ofParties.has(input.act) ? 'draw.seed' : 'draw.manage';
    const denial = whyNot(actor, action, draw === null ? null : judgingOf(draw.programme));
    if (denial !== null || draw === null) return denial === null || denial.code === 'absent' ? absent : denial;
    const record = changed(deps, actor, draw, input, at);
    if (isDenial(record)) return record;
    return await keep(deps, trx, draw, record, { act: input.act, actorId: actorId(actor), at });
  });
}

function changed(deps: Deps, actor: Actor, draw: Draw, input: DrawAct, at: Date): DrawRecord | Denial {
  const { record } = draw;
  switch (input.act) {
    case 'commit':
      return commitSeed(record, { party: partyOf(actor, draw), commitment: input.commitment }, at);
    case 'reveal':
      return revealSeed(record, { party: partyOf(actor, draw), seed: input.seed }, at);
    case 'enter-value':
      return enterPublicValue(record, input.value, at);
    case 'withhold':
      return withhold(record, { party: input.party, noted: input.noted }, at);
    case 'redraw': {
      const { source, knownFrom, revealBy } = input;
      return redraw(record, { publicValue: { name: record.round.publicValue.name, source, knownFrom }, revealBy }, at);
    }
    case 'witness':
      return nameWitnesses(record, input.witnesses);
    case 'draw':
      return drawOrder(record, at);
    case 'disclose':
      return disclose(record, openingsOf(deps, draw), at);
  }
}

/** The party whose people an actor belongs to: the side of the seat by which they may. */
const partyOf = (actor: Actor, draw: Draw): string => {
  const sides = seatsFor(actor, 'draw.seed')
    .filter((seat) => seat.programme === draw.programme)
    .map((seat) => seat.side as string);
  return drawParties.find((party) => sides.includes(party)) ?? '';
};

async function keep(
  deps: Deps,
  trx: Transaction<DB>,
  draw: Draw,
  record: DrawRecord,
  by: { readonly act: DrawAct['act']; readonly actorId: string; readonly at: Date },
): Promise<Draw> {
  const state = record.disclosedAt !== null ? 'disclosed' : record.drawnAt !== null ? 'drawn' : 'open';
  const moved = await recordDraw(trx, draw, record, { ...by, state, details: { digest: drawDigest(record) } });
  if (by.act === 'draw' && record.purpose === 'tie') await settleTie(deps, trx, moved, by);
  return moved;
}

/** A draw with its record; the province and supervision read it at any time, everybody once it is disclosed. */
export async function readDraw(deps: Deps, actor: Actor, id: string): Promise<Draw | Denial> {
  const draw = await findDraw(deps.db, id);
  const denial = whyNot(actor, 'draw.read', draw === null ? null : judgingOf(draw.programme));
  return denial !== null || draw === null ? (denial === null || denial.code === 'absent' ? absent : denial) : draw;
}

/** The draws of a stage, the latest first. */
export async function listDraws(deps: Deps, actor: Actor, key: StageKey): Promise<readonly Draw[] | Denial> {
  return whyNot(actor, 'draw.read', judgingOf(key.programme)) ?? (await readDraws(deps.db, key));
}
