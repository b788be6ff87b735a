import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { newCustodianKey } from '#src/domain/ballot/custodian.ts';
import type { BallotForm } from '#src/domain/ballot/form.ts';
import type { BallotKeys } from '#src/domain/ballot/crypto.ts';
import { shareText } from '#src/domain/ballot/share.ts';
import { askToken, takeToken } from '#src/domain/ballot/token.ts';
import { sealChoices } from '#src/domain/ballot/voter.ts';
import { isDenial } from '#src/domain/denial.ts';
import { ApiError, type FileClient } from '../../api-client.ts';
import { officeOf, overseerOf, placeOf, type Court } from './court.ts';
import { choicesOf, memberAt, noteVote, userOf, type MotionPage } from './votes.ts';

interface BallotPage {
  readonly id: string;
  readonly state: 'prepared' | 'open' | 'closed' | 'counted' | 'void';
  readonly form: BallotForm;
  readonly keys: BallotKeys | null;
  readonly custodians: readonly { readonly hasKey: boolean; readonly hasGiven: boolean }[];
  readonly own: { readonly votes: boolean };
}
/** Shares as their custodians keep them on paper, and ballots that were cast, which nobody but their voters knows. */
const kept = new WeakMap<Court, { readonly shares: Map<string, string>; readonly cast: Set<string> }>();

/** Takes a secret ballot one step on: keys, opening, votes, closing, both shares. */
export async function playBallot(
  court: Court,
  motion: MotionPage,
  { ballotId, questions }: MotionPage['ballots'][number],
): Promise<void> {
  const office = await officeOf(court, 'handler');
  const path = `/api/ballots/${ballotId}`;
  const custodians = [await officeOf(court, 'leader'), await overseerOf(court)];
  const { programme, edition } = placeOf(court);
  const { ballots } = await office.get<{ ballots: { id: string }[] }>(
    `/api/ballots?programme=${programme}&edition=${encodeURIComponent(edition)}`,
  );
  if (ballots.every((one) => one.id !== ballotId)) {
    await office.post(`/api/motions/${motion.id}/ballots`, { custodians: await Promise.all(custodians.map(userOf)) });
    return;
  }
  const ballot = await office.get<BallotPage>(path);
  const own = kept.get(court) ?? { shares: new Map<string, string>(), cast: new Set<string>() };
  kept.set(court, own);
  if (ballot.state === 'prepared' && ballot.keys === null) {
    for (const [place, client] of custodians.entries()) {
      if (ballot.custodians[place]?.hasKey === true) continue;
      const key = await newCustodianKey(tools.subtle);
      own.shares.set(`${ballotId} ${place}`, shareText(key.share));
      await client.post(`${path}/key`, { key: key.publicKey });
    }
  } else if (ballot.state === 'prepared') await office.post(`${path}/open`, { recused: [] });
  else if (ballot.state === 'open') {
    for (let n = 0; n < court.plan.committee; n += 1) await cast(court, motion, { path, questions, n, done: own.cast });
    await office.post(`${path}/close`);
  } else if (ballot.state === 'closed')
    for (const [place, client] of custodians.entries())
      if (ballot.custodians[place]?.hasGiven !== true)
        await client.post(`${path}/share`, { share: own.shares.get(`${ballotId} ${place}`) ?? '' });
}

interface Casting {
  readonly path: string;
  readonly questions: readonly string[];
  readonly n: number;
  readonly done: Set<string>;
}

/** A member takes a token with their session, seals the ballot, and casts it without one. */
async function cast(court: Court, motion: MotionPage, { path, questions, n, done }: Casting): Promise<void> {
  if (done.has(`${path} ${n}`)) return;
  const member = await memberAt(court, n);
  const seen = await readOwn(member, path);
  if (seen === null || seen.keys === null) return;
  const { id, form, keys } = seen;
  const asked = await askToken(tools, id, keys.signing);
  const { signature } = await member.post<{ signature: string }>(`${path}/token`, { blinded: asked.blinded });
  const token = await takeToken(tools, keys.signing, asked, signature);
  const choices = choicesOf(court, motion, n, questions);
  const ciphertext = await sealChoices(tools, { id, form, keys }, token, choices);
  if (isDenial(ciphertext)) throw new Error(ciphertext.reason.en);
  // Nobody signed in: a client of its own, without cookies.
  await court.world.client('ballot').post(`${path}/cast`, { ...token, ciphertext });
  noteVote(court, motion.id, n, choices);
  done.add(`${path} ${n}`);
}

/** The ballot as a member sees it; null where they do not vote in it, or stand aside. */
async function readOwn(member: FileClient, path: string): Promise<BallotPage | null> {
  try {
    const ballot = await member.get<BallotPage>(path);
    return ballot.own.votes ? ballot : null;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-allowed') return null;
    throw error;
  }
}
