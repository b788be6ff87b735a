import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ballotTools, newSigningKey, signBlindly, verifyToken } from '#src/adapters/ballot-signing.ts';
import { keysFingerprint, tokenHashOf } from '#src/domain/ballot/box.ts';
import { isTools, browserTools } from '#src/web/ballot/ballot-tools.ts';
import { castChoices, obtainToken, type Voting } from '#src/web/ballot/cast-ballot.ts';
import { makeCustodianKey, whyNotShare } from '#src/web/ballot/custodian-key.ts';
import { keptBallots, keptText, readKeptText, type KeptBallots } from '#src/web/ballot/kept-token.ts';
import { form } from '#tests/support/ballot-steps.ts';

afterEach(() => vi.unstubAllGlobals());

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
  readonly body: any;
}
/** A server at the other end of `fetch` that can lose its answers. */
async function serving(user: string) {
  const [signing, first, second] = [
    await newSigningKey(),
    await makeCustodianKey(ballotTools.subtle),
    await makeCustodianKey(ballotTools.subtle),
  ];
  const keys = { signing: signing.publicKey, custodians: [first.key, second.key] as const };
  const sent: Sent[] = [];
  let lost = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string);
    sent.push({ path, init, body });
    if (lost > 0) {
      lost -= 1;
      throw new TypeError('the network is gone');
    }
    const answer = path.endsWith('/token')
      ? { signature: signBlindly(signing.privateKey, body.blinded) }
      : { token: tokenHashOf(body.prepared) };
    return new Response(JSON.stringify(answer));
  });
  const tools = browserTools();
  if (!isTools(tools)) throw new Error('no cryptography here');
  const ballot = { id: 'b1', form, keys, fingerprint: keysFingerprint('b1', keys) };
  const kept = await keptBallots(user);
  const voting: Voting = { tools, kept, ballot };
  return { voting, kept, sent, keys, first, second, lose: (many: number) => void (lost = many) };
}
const choices = { c1: 'for', c2: 'against' };
const step = async (kept: KeptBallots) => (await kept.read('b1'))?.step ?? null;

describe('voting in the browser', () => {
  it('asks for a token with the session and casts without: no cookie, no referrer, nothing kept in between', async () => {
    const { voting, kept, sent, keys } = await serving('u1');
    expect(await obtainToken(voting)).toMatchObject({ ok: true, value: { step: 'token' } });
    const done = await castChoices(voting, choices);
    expect(done).toEqual({ ok: true, value: { token: tokenHashOf(sent[1]?.body.prepared) } });
    expect(sent.map(({ path, init }) => [path, init.credentials, init.referrerPolicy])).toEqual([
      ['/api/ballots/b1/token', 'same-origin', undefined],
      ['/api/ballots/b1/cast', 'omit', 'no-referrer'],
    ]);
    expect(Object.keys(sent[1]?.body).toSorted()).toEqual(['ciphertext', 'prepared', 'signature']);
    expect(verifyToken(keys.signing, sent[1]?.body)).toBe(true);
    expect(sent[0]?.body.blinded).not.toBe(sent[1]?.body.prepared);
    // Nothing is left from which a reader of this machine could find the ballot in the published list.
    expect(await kept.read('b1')).toEqual({ step: 'cast', ballot: 'b1' });
    expect(await castChoices(voting, choices)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  });

  it('asks again with the same message and casts again the same ballot when answers are lost', async () => {
    const { voting, kept, sent, lose } = await serving('u2');
    lose(1);
    expect(await obtainToken(voting)).toMatchObject({ ok: false, refusal: { code: 'unreachable' } });
    expect(await step(kept)).toBe('asked');
    expect(await obtainToken(voting)).toMatchObject({ ok: true });
    expect(sent[1]?.body).toEqual(sent[0]?.body);
    lose(1);
    expect(await castChoices(voting, choices)).toMatchObject({ ok: false, refusal: { code: 'unreachable' } });
    expect(await step(kept)).toBe('sealed');
    expect(await castChoices(voting, { c1: 'against', c2: 'for' })).toMatchObject({ ok: true });
    expect(sent[3]?.body).toEqual(sent[2]?.body);
  });

  it('refuses what the form does not allow before anything is sent, and keys that do not fit their fingerprint', async () => {
    const { voting, kept, sent } = await serving('u3');
    const changed = { ...voting, ballot: { ...voting.ballot, fingerprint: 'ff'.repeat(32) } };
    expect(await obtainToken(changed)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(sent).toEqual([]);
    expect(await castChoices(voting, choices)).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
    await obtainToken(voting);
    const refused = await castChoices(voting, { c1: 'for', c2: 'for' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(sent).toHaveLength(1);
    expect(await step(kept)).toBe('token');
  });

  it('carries a token to another browser as a file, and takes none of another ballot', async () => {
    const { voting, kept } = await serving('u4');
    const got = await obtainToken(voting);
    if (!got.ok) throw new Error('no token');
    const text = keptText(got.value);
    expect(readKeptText(text, 'b1')).toEqual(got.value);
    expect(readKeptText(text, 'b2')).toBeNull();
    expect(readKeptText('{', 'b1')).toBeNull();
    expect(readKeptText('{"format":"laurel-ballot-1","kept":{"step":"token"}}', 'b1')).toBeNull();
    const elsewhere = await keptBallots('u4-elsewhere');
    expect(await elsewhere.read('b1')).toBeNull();
    await elsewhere.write(readKeptText(text, 'b1')!);
    expect(await castChoices({ ...voting, kept: elsewhere }, choices)).toMatchObject({ ok: true });
    expect(await step(kept)).toBe('token');
  });

  it('says that it cannot on a page that did not come by https', () => {
    vi.stubGlobal('crypto', {});
    expect(browserTools()).toMatchObject({ code: 'insecure' });
  });
});

describe('a custodian’s page', () => {
  it('knows before sending whether what was typed is the share of the key on record', async () => {
    const { first, second } = await serving('u5');
    const { subtle } = ballotTools;
    expect(await whyNotShare(subtle, first.paper, first.key)).toBeNull();
    expect((await whyNotShare(subtle, first.paper, second.key))?.reason.en).toMatch(/not the share you keep/u);
    const mistyped = first.paper.replace(/^./u, (sign) => (sign === 'A' ? 'B' : 'A'));
    expect((await whyNotShare(subtle, mistyped, first.key))?.detail).toEqual({ groups: [1] });
  });
});
