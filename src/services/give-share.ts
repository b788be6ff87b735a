import { ballotTools, verifyToken } from '#src/adapters/ballot-signing.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { boxRoot, resultDigest, tokenHashOf } from '#src/domain/ballot/box.ts';
import { judgeBallot, tallyBallots, type BallotResult } from '#src/domain/ballot/count.ts';
import { keyOfShare } from '#src/domain/ballot/custodian.ts';
import { decodeChoices } from '#src/domain/ballot/form.ts';
import { halfOf, openSealed } from '#src/domain/ballot/sealing.ts';
import { readShare } from '#src/domain/ballot/share.ts';
import { whyNotCounted, type RollLine } from '#src/domain/ballot/voting.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { readBox, rewriteBox, type BoxRow } from '#src/store/ballot-box.ts';
import { readRoll } from '#src/store/ballot-rolls.ts';
import { recordBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import { takeCounted } from './decision/take-counted.ts';
import type { Deps } from './deps.ts';
import { custodianOf, onBallot, sweepAfter, type HeldBallot } from './on-ballot.ts';

/**
 * Takes a custodian's share of a closed ballot. Of the first only what they make of each ballot is kept, which alone opens
 * nothing; with the second the box is opened and counted. No share is kept, nor are both ever in the memory together.
 */
export async function giveShare(
  deps: Deps,
  actor: Actor,
  { id, share }: { readonly id: string; readonly share: string },
): Promise<SecretBallot | Denial> {
  const read = readShare(share);
  if (isDenial(read)) return read;
  const given = await onBallot(deps, actor, { id, action: 'ballot.keep', act: 'give-share' }, async (held) => {
    const place = custodianOf(held.ballot, held.user.id);
    if (isDenial(place)) return place;
    const key = await keyOfShare(ballotTools.subtle, read, held.ballot.custodians[place]?.key ?? '');
    if (key === null) return wrongShare;
    if (held.ballot.halvesOf === place) return held.ballot;
    const [box, roll] = [await readBox(held.trx, id), await readRoll(held.trx, id)];
    const denial = whyNotCounted({
      cast: box.length,
      issued: roll.filter((line) => line.issued !== null).length,
      fewest: held.ballot.fewest,
      whole: isWhole(held.ballot, box),
    });
    if (denial !== null) return denial;
    const halves = await Promise.all(
      box.map(async ({ ciphertext }) => await halfOf(ballotTools.subtle, key, ciphertext)),
    );
    return held.ballot.halvesOf === null
      ? await keepHalves(held, place, box, halves)
      : await count(held, place, { box, roll, halves });
  });
  return await sweepAfter(deps, given);
}

const wrongShare = deny(
  'invalid',
  '这不是您为这次表决保管的份额，请核对纸面上的表决名称。',
  'This is not the share you keep for this ballot. Look at the name of the ballot on the paper.',
);

/** Whether the box is what was committed to at closing, and each ballot in it has a token of this ballot. */
const isWhole = ({ boxRoot: root, signingPublic }: SecretBallot, box: readonly BoxRow[]): boolean =>
  boxRoot(box) === root &&
  box.every((one) => tokenHashOf(one.prepared) === one.token && verifyToken(signingPublic, one));

async function keepHalves(
  { trx, ballot, user, at }: HeldBallot,
  place: number,
  box: readonly BoxRow[],
  halves: readonly (string | null)[],
): Promise<SecretBallot> {
  await rewriteBox(
    trx,
    ballot.id,
    box.map((one, index) => ({ ...one, half: halves[index] ?? null })),
  );
  const event = { kind: 'ballot-share-given', body: { custodian: place + 1 } } as const;
  return await recordBallot(trx, ballot, { halvesOf: place }, { event, actorId: user.id, at });
}

interface FullBox {
  readonly box: readonly BoxRow[];
  readonly roll: readonly RollLine[];
  /** What the second custodian makes of each ballot. */
  readonly halves: readonly (string | null)[];
}

async function count(
  { trx, ballot, motion, user, at }: HeldBallot,
  place: number,
  { box, roll, halves }: FullBox,
): Promise<SecretBallot | Denial> {
  const opened = await Promise.all(
    box.map(async (one, index) => {
      const [first, second] = place === 1 ? [one.half, halves[index]] : [halves[index], one.half];
      return await openOne(ballot, one, first ?? null, second ?? null);
    }),
  );
  const result: BallotResult = {
    entitled: roll.filter((line) => !line.recused).length,
    recused: roll.filter((line) => line.recused).length,
    issued: roll.filter((line) => line.issued !== null).length,
    cast: opened.length,
    spoiled: opened.filter((one) => one.spoiled !== null).length,
    tally: tallyBallots(ballot.form, opened),
  };
  const voters = roll.filter((line) => !line.recused).map((line) => line.user);
  const refused =
    motion === null
      ? null
      : await takeCounted(trx, { motion, ballot: ballot.id, voters, result, actorId: user.id, at });
  if (refused !== null) return refused;
  await rewriteBox(
    trx,
    ballot.id,
    box.map((one, index) => ({ ...one, half: null, opened: opened[index] ?? null })),
  );
  const body = { cast: result.cast, spoiled: result.spoiled, result: resultDigest(result, opened) };
  const change = { state: 'counted', countedAt: at, halvesOf: null, result } as const;
  return await recordBallot(trx, ballot, change, { event: { kind: 'ballot-counted', body }, actorId: user.id, at });
}

async function openOne(ballot: SecretBallot, one: BoxRow, first: string | null, second: string | null) {
  const [mine, other] = ballot.custodians.map(({ key }) => key ?? '');
  const sealedFor = { ballot: ballot.id, token: one.token, custodians: [mine ?? '', other ?? ''] as const };
  const bytes =
    first === null || second === null
      ? null
      : await openSealed(ballotTools.subtle, sealedFor, one.ciphertext, [first, second]);
  return judgeBallot(ballot.form, one.token, bytes === null ? null : decodeChoices(bytes));
}
