import { z } from 'zod';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { keysFingerprint } from '#src/domain/ballot/box.ts';
import { Choices } from '#src/domain/ballot/form.ts';
import { keysOf } from '#src/domain/ballot/faults.ts';
import type { ReadBallot } from '#src/services/read-ballot.ts';
import type { BoxRow } from '#src/store/ballot-box.ts';
import type { SecretBallot } from '#src/store/secret-ballots.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ id: z.string(), zh: z.string(), en: z.string() });
const moment = z.iso.datetime().nullable();
const count = z.int();

export const BallotRow = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  committee: z.string(),
  title: Text,
  state: z.enum(['prepared', 'open', 'closed', 'counted', 'void']),
  createdAt: moment,
  openedAt: moment,
  closedAt: moment,
  countedAt: moment,
  voidedAt: moment,
  voidCause: z.enum(['removal', 'decision']).nullable(),
  voidReason: z.string().nullable(),
  result: z
    .object({
      entitled: count,
      recused: count,
      issued: count,
      cast: count,
      spoiled: count,
      tally: z.record(z.string(), z.record(z.string(), count)),
    })
    .nullable(),
});
export const BallotListReply = z.object({ ballots: z.array(BallotRow) });
export const BallotReply = BallotRow.extend({
  form: z.object({
    options: z.array(Named),
    questions: z.array(Named.extend({ options: z.array(z.string()) })),
    limits: z.array(z.object({ option: z.string(), least: count.optional(), most: count.optional() })),
  }),
  fewest: count,
  /** What voters encrypt and verify with, and its fingerprint that members compare; null until both custodians have their keys. */
  keys: z
    .object({ signing: z.string(), custodians: z.tuple([z.string(), z.string()]), fingerprint: z.string() })
    .nullable(),
  custodians: z.array(z.object({ user: z.string(), name: z.string(), hasKey: z.boolean(), hasGiven: z.boolean() })),
  roll: z.array(
    z.object({
      user: z.string(),
      name: z.string(),
      recused: z.boolean(),
      removed: z.boolean(),
      /** Whether a token was given; whether it was used nobody knows. */
      issued: z.boolean(),
    }),
  ),
  rollDigest: z.string().nullable(),
  boxRoot: z.string().nullable(),
  /** What the reader is in this ballot. */
  own: z.object({ votes: z.boolean(), custodian: z.boolean(), manages: z.boolean() }),
});
export const TokenReply = z.object({ signature: z.string() });
export const CastReply = z.object({ token: z.string() });
export const BoxReply = z.object({
  root: z.string().nullable(),
  ballots: z.array(
    z.object({
      token: z.string(),
      choices: Choices.nullable(),
      spoiled: z.enum(['unreadable', 'not-as-asked']).nullable(),
    }),
  ),
});

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A ballot as it stands in lists and after an act. */
export const presentBallotRow = (ballot: SecretBallot): z.infer<typeof BallotRow> => ({
  id: ballot.id,
  programme: ballot.programme,
  edition: ballot.edition,
  committee: ballot.committee,
  title: ballot.title,
  state: ballot.state,
  createdAt: instant(ballot.createdAt),
  openedAt: instant(ballot.openedAt),
  closedAt: instant(ballot.closedAt),
  countedAt: instant(ballot.countedAt),
  voidedAt: instant(ballot.voidedAt),
  voidCause: ballot.voidCause,
  voidReason: ballot.voidReason,
  result: ballot.result,
});

/** A ballot for somebody who may read it. */
export function presentBallot(actor: Actor, { ballot, roll, names }: ReadBallot): z.infer<typeof BallotReply> {
  const keys = keysOf(ballot);
  const mine = actor.kind === 'user' ? actor.id : '';
  return {
    ...presentBallotRow(ballot),
    form: {
      options: ballot.form.options,
      questions: ballot.form.questions,
      limits: ballot.form.limits,
    },
    fewest: ballot.fewest,
    keys:
      keys === null
        ? null
        : { signing: keys.signing, custodians: [...keys.custodians], fingerprint: keysFingerprint(ballot.id, keys) },
    custodians: ballot.custodians.map(({ user, key }, place) => ({
      user,
      name: names.get(user) ?? user,
      hasKey: key !== null,
      hasGiven: ballot.state === 'counted' || ballot.halvesOf === place,
    })),
    roll: roll.map(({ user, recused, removed, issued }) => ({
      user,
      name: names.get(user) ?? user,
      recused,
      removed,
      issued: issued !== null,
    })),
    rollDigest: ballot.rollDigest,
    boxRoot: ballot.boxRoot,
    own: {
      votes: roll.some((line) => line.user === mine && !line.recused && !line.removed),
      custodian: ballot.custodians.some(({ user }) => user === mine),
      manages: whyNot(actor, 'ballot.manage', ballot) === null,
    },
  };
}

/** The box of a closed ballot. */
export const presentBox = ({ boxRoot }: SecretBallot, box: readonly BoxRow[]): z.infer<typeof BoxReply> => ({
  root: boxRoot,
  ballots: box.map(({ token, opened }) => ({
    token,
    choices: opened?.choices ?? null,
    spoiled: opened?.spoiled ?? null,
  })),
});
