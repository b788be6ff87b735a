import type { Kysely } from 'kysely';
import { verifyToken } from '#src/adapters/ballot-signing.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { ballotStream } from '#src/domain/audit/stream.ts';
import { boxRoot, formDigest, keysFingerprint, resultDigest, rollDigest, tokenHashOf } from '#src/domain/ballot/box.ts';
import { tallyBallots } from '#src/domain/ballot/count.ts';
import { isOfBallot } from '#src/domain/ballot/token.ts';
import type { RollLine } from '#src/domain/ballot/voting.ts';
import { readBox, type BoxRow } from '#src/store/ballot-box.ts';
import { allBallots, brokenBallotRows, promisesOf, type BallotPromises } from '#src/store/ballot-invariants.ts';
import { readRoll } from '#src/store/ballot-rolls.ts';
import type { BrokenInvariant } from '#src/store/invariants.ts';
import { findBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { DB } from '#src/store/schema.ts';
import { keysOf } from './open-ballot.ts';

/** A ballot whole: its row, what its events committed to, its roll and its box. */
export interface WholeBallot {
  readonly ballot: SecretBallot;
  readonly promises: BallotPromises;
  readonly roll: readonly RollLine[];
  readonly box: readonly BoxRow[];
}

/** What does not hold of secret ballots: tables against each other, against their events, and every token against its key. */
export async function brokenBallots(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const broken = await brokenBallotRows(db);
  for (const id of await allBallots(db)) {
    const whole = await wholeBallot(db, id);
    if (whole !== null) broken.push(...ballotFaults(whole).map((invariant) => ({ invariant, where: id })));
  }
  return broken;
}

/** A ballot with all that is needed to recompute it; null where there is none. */
export async function wholeBallot(db: Kysely<DB>, id: string): Promise<WholeBallot | null> {
  const ballot = await findBallot(db, id);
  if (ballot === null) return null;
  const promises = await promisesOf(db, ballotStream(ballot));
  return { ballot, promises, roll: await readRoll(db, id), box: await readBox(db, id) };
}

/** What of a ballot is not what its events committed to or does not follow from its opened ballots; asks no database. */
export const ballotFaults = ({ ballot, promises, roll, box }: WholeBallot): string[] => [
  ...brokenPromises(ballot, promises, roll),
  ...brokenBox(ballot, promises, box),
  ...box.filter((one) => !isGood(ballot, one)).map(() => 'a ballot in a box has a token of its ballot'),
];

const isGood = (ballot: SecretBallot, one: BoxRow): boolean =>
  isOfBallot(one.prepared, ballot.id) &&
  tokenHashOf(one.prepared) === one.token &&
  verifyToken(ballot.signingPublic, one);

function brokenPromises(
  ballot: SecretBallot,
  { prepared, opened, voided }: BallotPromises,
  roll: readonly RollLine[],
): string[] {
  const keys = keysOf(ballot);
  const said: readonly (readonly [string, boolean])[] = [
    ['a ballot asks what its event committed to', prepared?.form === formDigest(ballot.form)],
    ['the roll of a ballot is as it was frozen', opened === null || opened.roll === rollDigest(roll)],
    [
      'the keys of a ballot are those it was opened with',
      opened === null || (keys !== null && opened.keys === keysFingerprint(ballot.id, keys)),
    ],
    [
      'a ballot is void for the reason its event committed to',
      voided === null || voided.reason === commitment(`${ballot.salt}:void`, ballot.voidReason ?? ''),
    ],
  ];
  return said.filter(([, holds]) => !holds).map(([invariant]) => invariant);
}

function brokenBox(ballot: SecretBallot, { closed, counted }: BallotPromises, box: readonly BoxRow[]): string[] {
  if (ballot.state !== 'closed' && ballot.state !== 'counted') return [];
  const root = boxRoot(box);
  const sealed = closed?.root === root && closed.cast === box.length && ballot.boxRoot === root;
  const broken = sealed ? [] : ['the box of a closed ballot is what its event committed to'];
  if (ballot.state === 'closed') return broken;
  const opened = box.flatMap((one) => (one.opened === null ? [] : [one.opened]));
  const { result } = ballot;
  const right =
    result !== null &&
    counted?.result === resultDigest(result, opened) &&
    JSON.stringify(tallyBallots(ballot.form, opened)) === JSON.stringify(ordered(ballot, result.tally));
  return right ? broken : [...broken, 'the result of a ballot is what its opened ballots give'];
}

/** jsonb keeps keys in an order of its own: the tally in that of the form. */
const ordered = ({ form }: SecretBallot, tally: ReturnType<typeof tallyBallots>): object =>
  Object.fromEntries(
    form.questions.map(({ id, options }) => [
      id,
      Object.fromEntries(options.map((option) => [option, tally[id]?.[option]])),
    ]),
  );
