import type { BallotTools } from '#src/domain/ballot/crypto.ts';
import type { Choices } from '#src/domain/ballot/form.ts';
import { askToken, takeToken, tokenHash } from '#src/domain/ballot/token.ts';
import { fingerprintOf, sealChoices, type VotersBallot } from '#src/domain/ballot/voter.ts';
import { isDenial } from '#src/domain/denial.ts';
import { request, type Answered } from '../api/request.ts';
import type { Refusal } from '../api/types.ts';
import type { KeptBallot, KeptBallots } from './kept-token.ts';

/** What a voter votes with. */
export interface Voting {
  readonly tools: BallotTools;
  readonly kept: KeptBallots;
  readonly ballot: VotersBallot & { readonly fingerprint: string };
}
type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Asks for the voter's token with their session, once; what was kept is gone on with. Then it is best to wait: nobody can
 * tell whose a ballot is, but who casts at once is known to have cast at that time.
 */
export async function obtainToken({ tools, kept, ballot }: Voting): Promise<Step<KeptBallot>> {
  const before = await kept.read(ballot.id);
  if (before !== null && before.step !== 'asked') return { ok: true, value: before };
  if ((await fingerprintOf(tools.subtle, ballot.id, ballot.keys)) !== ballot.fingerprint) return fail(otherKeys);
  const asked = before?.asked ?? (await askToken(tools, ballot.id, ballot.keys.signing));
  if (before === null) await kept.write({ step: 'asked', ballot: ballot.id, asked });
  const answer = await request<{ readonly signature: string }>(`/api/ballots/${ballot.id}/token`, {
    method: 'POST',
    body: { blinded: asked.blinded },
  });
  if (!answer.ok) return fail(answer.refusal);
  const token = await takeToken(tools, ballot.keys.signing, asked, answer.value.signature);
  const next: KeptBallot = { step: 'token', ballot: ballot.id, token };
  await kept.write(next);
  return { ok: true, value: next };
}

/**
 * Encrypts the choices and casts them without session, cookie or referrer. Gives the hash by which the voter finds the
 * ballot in the published list; it is kept nowhere. A ballot that was sealed before is cast as it is: the first stands.
 */
export async function castChoices(
  { tools, kept, ballot }: Voting,
  choices: Choices,
): Promise<Step<{ readonly token: string }>> {
  const before = await kept.read(ballot.id);
  if (before?.step === 'cast') return fail(castAlready);
  if (before === null || before.step === 'asked') return fail(noToken);
  const ciphertext =
    before.step === 'sealed' ? before.ciphertext : await sealChoices(tools, ballot, before.token, choices);
  if (isDenial(ciphertext)) return fail(ciphertext);
  await kept.write({ step: 'sealed', ballot: ballot.id, token: before.token, ciphertext });
  const answer = await send(ballot.id, { ...before.token, ciphertext });
  if (!answer.ok) return fail(answer.refusal);
  if (answer.value.token !== (await tokenHash(tools.subtle, before.token.prepared))) return fail(otherBallot);
  await kept.write({ step: 'cast', ballot: ballot.id });
  return { ok: true, value: { token: answer.value.token } };
}

const send = async (id: string, body: object): Promise<Answered<{ readonly token: string }>> =>
  await request(`/api/ballots/${id}/cast`, { method: 'POST', body, unnamed: true });

const fail = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });

const otherKeys: Refusal = {
  code: 'conflict',
  reason: {
    zh: '服务器给出的密钥与指纹不符，为保守秘密没有领取凭证。请联系监督人员。',
    en: 'The keys from the server do not fit their fingerprint; to keep the secret no token was asked for. Tell supervision.',
  },
};
const noToken: Refusal = {
  code: 'wrong-state',
  reason: {
    zh: '这个浏览器里没有投票凭证，请先领取，或导入保存的凭证文件。',
    en: 'There is no token in this browser. Get it first, or bring the file you saved.',
  },
};
const castAlready: Refusal = {
  code: 'conflict',
  reason: { zh: '您已经投过票，以那一次为准。', en: 'You have voted; that ballot stands.' },
};
const otherBallot: Refusal = {
  code: 'conflict',
  reason: {
    zh: '服务器没有确认收到这张选票，请再投一次（内容不会改变）。',
    en: 'The server did not confirm this very ballot. Cast once more; it stays the same.',
  },
};
