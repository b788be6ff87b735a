import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { newSigningKey } from '#src/adapters/ballot-signing.ts';
import type { Text } from '#src/definition/text.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { formDigest } from '#src/domain/ballot/box.ts';
import type { BallotForm } from '#src/domain/ballot/form.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { seatsHeld } from '#src/store/members.ts';
import { insertBallot, recordBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { DB } from '#src/store/schema.ts';
import { awardDay } from './award-day.ts';
import type { Deps } from './deps.ts';
import { whyNotBallot } from './on-ballot.ts';
import { authoritiesOf, seatsOf } from './seats.ts';

export interface PrepareBallot {
  /** Where whoever needs it has named it already, as a motion. */
  readonly id?: string;
  readonly programme: string;
  readonly edition: string;
  /** The authority whose members vote. */
  readonly committee: string;
  readonly title: Text;
  readonly form: BallotForm;
  /** Fewest who may vote, and fewest ballots that are opened: the edition's, at least two. */
  readonly fewest: number;
  /** User ids of the two who open the box together. */
  readonly custodians: readonly [string, string];
}

/** Prepares a secret ballot. It opens once both custodians have made their keys. */
export async function prepareBallot(deps: Deps, actor: Actor, input: PrepareBallot): Promise<SecretBallot | Denial> {
  const signing = await newSigningKey();
  return await deps.db.transaction().execute(async (trx) => await prepareBallotIn(deps, trx, actor, input, signing));
}

/** The same within a transaction of whoever needs the ballot, as a motion; `signing` is made before it begins. */
export async function prepareBallotIn(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  input: PrepareBallot,
  signing: { readonly publicKey: string; readonly privateKey: string },
): Promise<SecretBallot | Denial> {
  const denial = whyNotBallot(actor, 'ballot.manage', input) ?? unknownCommittee(deps, input);
  if (denial !== null || actor.kind !== 'user') return denial ?? noCommittee;
  const wrong = await whyNotCustodians(deps, trx, input);
  if (wrong !== null) return wrong;
  const at = await deps.clock.now();
  const { programme, edition, committee, title, form, fewest, custodians } = input;
  const ballot = await insertBallot(trx, {
    programme,
    edition,
    committee,
    title,
    form,
    fewest,
    id: input.id ?? deps.ids.next(),
    custodians: custodians.map((user) => ({ user, key: null })),
    signingPublic: signing.publicKey,
    signingPrivate: deps.crypto.seal(signing.privateKey),
    salt: randomBytes(32).toString('hex'),
    createdBy: actor.id,
    createdAt: at,
  });
  const event = { kind: 'ballot-prepared', body: { form: formDigest(form), custodians } } as const;
  return await recordBallot(trx, ballot, {}, { event, actorId: actor.id, at });
}

function unknownCommittee({ editions }: Deps, { programme, edition, committee }: PrepareBallot): Denial | null {
  const known = editions.current(programme, edition);
  return known !== null && authoritiesOf(known).get(committee)?.side === 'committee' ? null : noCommittee;
}

async function whyNotCustodians(deps: Deps, trx: Transaction<DB>, input: PrepareBallot): Promise<Denial | null> {
  const [first, second] = input.custodians;
  if (first === second) return oneCustodian;
  for (const id of input.custodians) {
    const seats = seatsOf(deps.editions, await seatsHeld(trx, id, awardDay(deps)));
    const person: Actor = { kind: 'user', id, name: '', email: '', seats, factor: true };
    if (isDenial(whyNot(person, 'ballot.keep', input))) return noRight;
  }
  return null;
}

const noCommittee = deny(
  'invalid',
  '这一届没有这个评审委员会，请核对。',
  'This edition has no such committee. Check its name.',
);
const oneCustodian = deny(
  'invalid',
  '两位开箱人须是不同的人，请另选一位。',
  'The two custodians have to be different people. Choose another one.',
);
const noRight = deny(
  'invalid',
  '开箱人须是主办单位、监督机构的工作人员或主任委员，请另选。',
  'A custodian has to be of the organiser or of supervision, or lead the committee. Choose another one.',
);
