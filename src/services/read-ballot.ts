import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { RollLine } from '#src/domain/ballot/voting.ts';
import { readBox, type BoxRow } from '#src/store/ballot-box.ts';
import { findMotionOfBallot } from '#src/store/motions.ts';
import { namesOf, readRoll } from '#src/store/ballot-rolls.ts';
import { findBallot, listBallots, type SecretBallot } from '#src/store/secret-ballots.ts';
import { planOf } from './decision/ballot-roll.ts';
import { sightOf } from './decision/sight.ts';
import type { Deps } from './deps.ts';
import { noBallot, whyNotBallot } from './on-ballot.ts';

export interface ReadBallot {
  readonly ballot: SecretBallot;
  readonly roll: readonly RollLine[];
  /** Names of those on the roll and of the custodians. */
  readonly names: ReadonlyMap<string, string>;
}

/** A ballot with its roll. A recused member reads nothing of it but that they are recused. */
export async function readBallot({ db }: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<ReadBallot | Denial> {
  const ballot = await findBallot(db, id);
  const denial = whyNotBallot(actor, 'ballot.read', ballot);
  if (denial !== null || ballot === null) return denial ?? noBallot;
  const roll = await readRoll(db, id);
  if (isRecused(actor, roll) || (await standsAside(db, actor, id))) return recused;
  const names = await namesOf(
    db,
    [...roll, ...ballot.custodians].map(({ user }) => user),
  );
  return { ballot, roll, names };
}

/**
 * The box of a ballot that is closed: which tokens were cast, and once it is counted what each says. Every voter finds
 * their own; nobody can tell whose the others are. While it is open not even the number is told: it would tell times.
 */
export async function readBallotBox(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
): Promise<{ readonly ballot: SecretBallot; readonly box: readonly BoxRow[] } | Denial> {
  const read = await readBallot({ db }, actor, id);
  if ('denied' in read) return read;
  const { ballot } = read;
  if (ballot.state !== 'closed' && ballot.state !== 'counted') return notClosed;
  return { ballot, box: await readBox(db, id) };
}

/** Ballots of an edition that somebody with an account may read, oldest first; those they are recused from are left out. */
export async function readBallots(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { programme, edition }: { readonly programme: string; readonly edition: string },
): Promise<readonly SecretBallot[] | Denial> {
  if (actor.kind === 'visitor') return whyNot(actor, 'ballot.read', null) ?? noBallot;
  const found = await listBallots(db, { programme, edition });
  const read = found.filter((one) => whyNot(actor, 'ballot.read', one) === null);
  const kept: SecretBallot[] = [];
  for (const one of read)
    if (!isRecused(actor, await readRoll(db, one.id)) && !(await standsAside(db, actor, one.id))) kept.push(one);
  return kept;
}

/** Whether somebody stands aside from a question of a motion's ballot: then also before it opens, and of a void one. */
async function standsAside(db: Deps['db'], actor: Actor, ballot: string): Promise<boolean> {
  const motion = await findMotionOfBallot(db, ballot);
  const questions = motion === null ? [] : (planOf(motion, ballot)?.questions ?? []);
  if (motion === null) return false;
  const sight = await sightOf(db, actor, motion);
  return questions.some(sight.hides);
}

const isRecused = (actor: Actor, roll: readonly RollLine[]): boolean =>
  actor.kind === 'user' && roll.some((line) => line.recused && line.user === actor.id);

const recused = deny(
  'not-allowed',
  '您对这一事项已回避，不能查看这次表决。',
  'You are recused from this matter and do not see this ballot.',
);
const notClosed = deny(
  'wrong-state',
  '表决截止后才能查看票箱。',
  'The box can be looked at once the ballot is closed.',
);
