import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { boxRoot, resultDigest } from '#src/domain/ballot/box.ts';
import { newCustodianKey } from '#src/domain/ballot/custodian.ts';
import { encodeChoices } from '#src/domain/ballot/form.ts';
import { sealBallot } from '#src/domain/ballot/sealing.ts';
import { shareText } from '#src/domain/ballot/share.ts';
import { askToken, tokenHash } from '#src/domain/ballot/token.ts';
import { readBox } from '#src/store/ballot-box.ts';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import {
  ballotCast,
  cast,
  committee,
  form,
  preparedBallot,
  sealedFor,
  tokenOf,
  type BallotCast,
} from '#tests/support/ballot-steps.ts';

let server: ApiServer;
let people: BallotCast;
const lines: string[] = [];
beforeAll(async () => {
  server = await apiServer({
    quick: true,
    logLevel: 'info',
    logTo: { write: (line) => void lines.push(line) },
  });
  people = await ballotCast(server, 7);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const events = async (id: string) =>
  await server.deps.db
    .selectFrom('audit_event')
    .selectAll()
    .where('stream', 'like', `ballot:%:${id}`)
    .orderBy('seq')
    .execute();
const voters = (): readonly Official[] => people.members.slice(0, 6);
const recused = (): Official => people.members[6]!;

/** An open ballot in which the last member is recused. */
async function opened(fewest = 3) {
  const ballot = await preparedBallot(people, fewest);
  const { status } = await people.clerk.call('POST', `/api/ballots/${ballot.id}/open`, { recused: [recused().id] });
  expect(status).toBe(200);
  return ballot;
}
const close = async (id: string) => await people.clerk.call('POST', `/api/ballots/${id}/close`);
const give = async (who: 0 | 1, id: string, share: string) =>
  await people.custodians[who].call('POST', `/api/ballots/${id}/share`, { share });

describe('a secret ballot', () => {
  it('goes from preparation to its result, and each voter finds their ballot in the published box', async () => {
    const { id, shares } = await opened();
    const choices = [
      { c1: 'for', c2: 'against' },
      { c1: 'for', c2: 'abstain' },
      { c1: 'against', c2: 'for' },
      { c1: 'for', c2: 'against' },
      { c1: 'abstain', c2: 'abstain' },
    ];
    const mine: string[] = [];
    for (const [at, member] of voters().slice(0, 5).entries()) {
      const token = await tokenOf(member, id);
      const answer = await cast(server, id, await sealedFor(member, id, token, choices[at]!));
      expect(answer).toEqual({ status: 200, body: { token: await tokenHash(tools.subtle, token.prepared) } });
      mine.push(answer.body.token);
    }
    expect((await voters()[0]!.call('GET', `/api/ballots/${id}/box`)).status).toBe(409);
    expect((await close(id)).body.state).toBe('closed');
    const first = await give(0, id, shares[0]);
    expect([first.status, first.body.state, first.body.result]).toEqual([200, 'closed', null]);
    const second = await give(1, id, shares[1].toLowerCase().replaceAll('-', ' '));
    expect(second.body).toMatchObject({
      state: 'counted',
      result: {
        entitled: 6,
        recused: 1,
        issued: 5,
        cast: 5,
        spoiled: 0,
        tally: { c1: { for: 3, against: 1, abstain: 1 }, c2: { for: 1, against: 2, abstain: 2 } },
      },
    });
    const box = (await voters()[0]!.call('GET', `/api/ballots/${id}/box`)).body;
    expect(box.ballots.map((one: any) => one.token)).toEqual(mine.toSorted());
    for (const [at, token] of mine.entries())
      expect(box.ballots.find((one: any) => one.token === token).choices).toEqual(choices[at]);
    const log = await events(id);
    expect(log.map((one) => one.kind)).toEqual([
      'ballot-prepared',
      'ballot-key-given',
      'ballot-key-given',
      'ballot-opened',
      ...Array.from({ length: 5 }, () => 'ballot-token-issued'),
      'ballot-closed',
      'ballot-share-given',
      'ballot-counted',
    ]);
    const stored = await readBox(server.deps.db, id);
    expect(log[9]?.body).toEqual({ issued: 5, cast: 5, root: boxRoot(stored) });
    expect(box.root).toBe(boxRoot(stored));
    expect((log[11]!.body as any).result).toBe(
      resultDigest(
        second.body.result,
        stored.map((one) => one.opened!),
      ),
    );
    expect(stored.every((one) => one.half === null)).toBe(true);
  });

  it('gives one token to each member, the same again after a lost answer, and none to the recused, a stranger or an official', async () => {
    const { id } = await opened();
    const [member] = voters();
    const { keys, own } = (await member!.call('GET', `/api/ballots/${id}`)).body;
    expect(own).toEqual({ votes: true, custodian: false, manages: false });
    const [asked, other] = [await askToken(tools, id, keys.signing), await askToken(tools, id, keys.signing)];
    const ask = async (who: { call: Official['call'] }, blinded: string) =>
      await who.call('POST', `/api/ballots/${id}/token`, { blinded });
    const got = await ask(member!, asked.blinded);
    expect(await ask(member!, asked.blinded)).toEqual(got);
    const refused = await ask(member!, other.blinded);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    expect((await events(id)).filter((one) => one.kind === 'ballot-token-issued')).toHaveLength(1);
    expect((await ask(recused(), other.blinded)).body.reason.en).toMatch(/recused/u);
    expect((await recused().call('GET', `/api/ballots/${id}`)).status).toBe(403);
    expect((await ask(people.clerk, other.blinded)).status).toBe(403);
    expect((await ask(await server.person('nobody'), other.blinded)).status).toBe(404);
    expect((await ask(server.stranger(), other.blinded)).status).toBe(401);
    const late = await server.official('late-member', [{ authority: committee, role: 'handler' }]);
    expect((await ask(late, other.blinded)).body.reason.en).toMatch(/not on the roll/u);
    expect((await ask(member!, 'ff'.repeat(256))).status).toBe(409);
    expect((await ask(voters()[1]!, 'ff'.repeat(256))).body.code).toBe('invalid');
    await people.clerk.call('POST', `/api/ballots/${id}/void`, { reason: 'over' });
    const security = await server.official('security', [{ authority: 'securityAdministration', role: 'handler' }]);
    const seats = (await security.call('GET', '/api/members?programme=jiangsu-quality-award')).body.people;
    const seat = seats.find((one: any) => one.id === late.id).seats[0].id;
    expect((await security.call('POST', `/api/members/seats/${seat}/end`)).status).toBe(200);
  });

  it('takes a token once: the same ballot again is the same, another is refused, and so is one late, forged, or of another ballot', async () => {
    const { id } = await opened();
    const elsewhere = await opened();
    const [a, b, c] = voters();
    const token = await tokenOf(a!, id);
    const ballot = await sealedFor(a!, id, token, { c1: 'for', c2: 'against' });
    const first = await cast(server, id, ballot);
    expect(await cast(server, id, ballot)).toEqual(first);
    const again = await cast(server, id, await sealedFor(a!, id, token, { c1: 'against', c2: 'against' }));
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
    expect(again.body.reason.en).toMatch(/cast first stands/u);
    const signature = `${token.signature.slice(0, -2)}${token.signature.endsWith('00') ? '01' : '00'}`;
    expect((await cast(server, id, { ...ballot, signature })).body.code).toBe('invalid');
    const foreign = await tokenOf(b!, elsewhere.id);
    expect((await cast(server, id, { ...ballot, ...foreign })).body.code).toBe('invalid');
    expect(await cast(server, '00000000-0000-7000-8000-000000000000', ballot)).toEqual(
      await cast(server, id, { ...ballot, ...foreign }),
    );
    const short = { ...(await sealedFor(c!, id, await tokenOf(c!, id), { c1: 'for', c2: 'against' })) };
    expect((await cast(server, id, { ...short, ciphertext: short.ciphertext.slice(2) })).body.code).toBe('invalid');
    await close(id);
    const late = await cast(server, id, short);
    expect([late.status, late.body.code]).toEqual([409, 'wrong-state']);
    expect(await cast(server, id, ballot)).toMatchObject({ status: 409 });
    expect(await tokenOf(b!, id).catch((error: Error) => error.message)).toMatch(/closed/u);
  });

  it('opens for two different custodians with their own shares only', async () => {
    const { id, shares } = await opened();
    for (const member of voters().slice(0, 3))
      await cast(server, id, await sealedFor(member, id, await tokenOf(member, id), { c1: 'for', c2: 'against' }));
    expect((await give(0, id, shares[0])).body.code).toBe('wrong-state');
    await close(id);
    const mistyped = await give(
      0,
      id,
      shares[0].replace(/^./u, (sign) => (sign === 'A' ? 'B' : 'A')),
    );
    expect(mistyped.body).toMatchObject({ code: 'invalid', detail: { groups: [1] } });
    expect((await give(0, id, shares[1])).body.reason.en).toMatch(/not the share you keep/u);
    expect((await give(0, id, shares[0].slice(4))).body.reason.en).toMatch(/signs were typed/u);
    const stranger = shareText((await newCustodianKey(tools.subtle)).share);
    expect((await give(1, id, stranger)).body.code).toBe('invalid');
    const clerk = await people.clerk.call('POST', `/api/ballots/${id}/share`, { share: shares[0] });
    expect(clerk.body.reason.en).toMatch(/no custodian/u);
    const given = await give(0, id, shares[0]);
    expect(await give(0, id, shares[0])).toEqual(given);
    expect(given.body.state).toBe('closed');
    expect((await readBox(server.deps.db, id)).every((one) => one.opened === null && one.half !== null)).toBe(true);
    expect((await give(1, id, shares[1])).body.state).toBe('counted');
    expect((await give(1, id, shares[1])).body.code).toBe('wrong-state');
  });

  it('is not prepared with one custodian twice, with one who has no right, or for a committee that is none', async () => {
    const { id: edition, programme } = server.deps.editions.all().at(-1)!.file;
    const body = {
      programme,
      edition,
      committee,
      form,
      fewest: 3,
      title: { zh: '表决', en: 'A vote' },
      custodians: people.custodians.map((one) => one.id),
    };
    const [first] = body.custodians;
    const prepare = async (changed: object) => await people.clerk.call('POST', '/api/ballots', { ...body, ...changed });
    expect((await prepare({ custodians: [first, first] })).body.reason.en).toMatch(/different people/u);
    expect((await prepare({ custodians: [first, voters()[2]!.id] })).body.reason.en).toMatch(/custodian has to be/u);
    expect((await prepare({ committee: 'nanjing' })).body.reason.en).toMatch(/no such committee/u);
    expect((await prepare({ fewest: 1 })).status).toBe(400);
    expect((await prepare({ form: { ...form, limits: [{ option: 'for', least: 9 }] } })).status).toBe(400);
    expect((await voters()[0]!.call('POST', '/api/ballots', body)).status).toBe(403);
  });

  it('does not open before both keys are there, for too few, or with a recusal of nobody', async () => {
    const { id } = await preparedBallot(people, 7);
    const open = async (recusals: readonly string[]) =>
      await people.clerk.call('POST', `/api/ballots/${id}/open`, { recused: recusals });
    expect((await open([recused().id])).body.reason.en).toMatch(/Only 6 members/u);
    expect((await open([people.clerk.id])).body.code).toBe('invalid');
    expect((await open([])).body.state).toBe('open');
    expect((await open([])).body.code).toBe('wrong-state');
  });

  it('counts what cannot be read or is filled in wrongly as spoiled, and drops nothing', async () => {
    const { id, shares } = await opened();
    const keys = (await voters()[0]!.call('GET', `/api/ballots/${id}`)).body.keys;
    const [a, b, c, d] = await Promise.all(
      voters()
        .slice(0, 4)
        .map((one) => tokenOf(one, id)),
    );
    const seal = async (token: { prepared: string }, choices: Record<string, string>) =>
      await sealBallot(
        tools.subtle,
        { ballot: id, token: await tokenHash(tools.subtle, token.prepared), custodians: keys.custodians },
        encodeChoices(form, choices),
      );
    const whole = await seal(a!, { c1: 'for', c2: 'against' });
    expect((await cast(server, id, { ...a, ciphertext: whole })).status).toBe(200);
    // More “for” than the form allows; a ciphertext that was another voter's; a point that is on no curve.
    expect((await cast(server, id, { ...b, ciphertext: await seal(b!, { c1: 'for', c2: 'for' }) })).status).toBe(200);
    expect((await cast(server, id, { ...c, ciphertext: whole })).status).toBe(200);
    expect((await cast(server, id, { ...d, ciphertext: `04${'11'.repeat(whole.length / 2 - 1)}` })).status).toBe(200);
    await close(id);
    await give(1, id, shares[1]);
    const { body } = await give(0, id, shares[0]);
    expect(body.result).toMatchObject({ cast: 4, spoiled: 3, tally: { c1: { for: 1 }, c2: { against: 1 } } });
    const box = (await people.custodians[1].call('GET', `/api/ballots/${id}/box`)).body.ballots;
    const spoiled = box.map((one: any) => String(one.spoiled)).toSorted();
    expect(spoiled).toEqual(['not-as-asked', 'null', 'unreadable', 'unreadable']);
  });

  it('is void when a member leaves who was given a token, and goes on when one leaves who was not', async () => {
    const security = await server.official('security', [{ authority: 'securityAdministration', role: 'handler' }]);
    const extra = await server.official('leaving', [{ authority: committee, role: 'handler' }]);
    const { id } = await opened();
    const other = await opened();
    const token = await tokenOf(extra, id);
    const ballot = await sealedFor(extra, id, token, { c1: 'for', c2: 'against' });
    const theirs = await cast(server, id, ballot);
    expect(theirs.status).toBe(200);
    const { people: all } = (await security.call('GET', '/api/members?programme=jiangsu-quality-award')).body;
    const seat = all.find((one: any) => one.id === extra.id).seats[0].id;
    expect((await security.call('POST', `/api/members/seats/${seat}/end`)).status).toBe(200);
    const read = (await people.clerk.call('GET', `/api/ballots/${id}`)).body;
    expect(read).toMatchObject({ state: 'void', voidCause: 'removal', voidReason: null });
    expect(await readBox(server.deps.db, id)).toEqual([]);
    expect((await cast(server, id, ballot)).body).toMatchObject({ code: 'wrong-state', detail: { state: 'void' } });
    expect((await events(id)).slice(-2).map((one) => one.kind)).toEqual(['ballot-member-removed', 'ballot-voided']);
    const going = (await people.clerk.call('GET', `/api/ballots/${other.id}`)).body;
    expect(going.state).toBe('open');
    expect(going.roll.find((line: any) => line.user === extra.id)).toMatchObject({ removed: true, issued: false });
    const removed = await people.clerk.call('POST', `/api/ballots/${other.id}/members/${voters()[0]!.id}/remove`, {
      reason: 'recused too late',
    });
    expect(removed.body.state).toBe('open');
    expect(await tokenOf(voters()[0]!, other.id).catch((error: Error) => error.message)).toMatch(/not on the roll/u);
    await tokenOf(voters()[1]!, other.id);
    const voided = await people.clerk.call('POST', `/api/ballots/${other.id}/members/${voters()[1]!.id}/remove`, {
      reason: 'recused too late',
    });
    expect(voided.body).toMatchObject({ state: 'void', voidCause: 'removal', voidReason: 'recused too late' });
  });

  it('is void when the account of a member is closed who was given a token', async () => {
    const system = await server.official('system', [{ authority: 'systemAdministration', role: 'handler' }]);
    const gone = await server.official('gone', [{ authority: committee, role: 'handler' }]);
    const { id } = await opened();
    await tokenOf(gone, id);
    const closed = await system.call('POST', `/api/members/accounts/${gone.id}/close`, {
      programme: 'jiangsu-quality-award',
    });
    expect(closed.status).toBe(200);
    expect((await people.clerk.call('GET', `/api/ballots/${id}`)).body.state).toBe('void');
  });

  it('is not opened when fewer were cast than keep a secret, nor when the box was changed after closing', async () => {
    const few = await opened();
    const one = await tokenOf(voters()[0]!, few.id);
    await cast(server, few.id, await sealedFor(voters()[0]!, few.id, one, { c1: 'for', c2: 'against' }));
    await close(few.id);
    expect((await give(0, few.id, few.shares[0])).body.reason.en).toMatch(/Only 1 ballots/u);
    expect((await people.clerk.call('POST', `/api/ballots/${few.id}/void`, { reason: 'x' })).body.state).toBe('void');

    const { id, shares } = await opened();
    for (const member of voters().slice(0, 3))
      await cast(server, id, await sealedFor(member, id, await tokenOf(member, id), { c1: 'for', c2: 'against' }));
    await close(id);
    await server.deps.db.connection().execute(async (own) => {
      const [row] = await own.selectFrom('cast_ballot').selectAll().where('ballot_id', '=', id).limit(1).execute();
      await own.deleteFrom('cast_ballot').where('token', '=', row!.token).execute();
    });
    expect((await give(0, id, shares[0])).body.reason.en).toMatch(/not what it was at closing/u);
    expect((await people.clerk.call('POST', `/api/ballots/${id}/void`, { reason: 'y' })).body.state).toBe('void');
  });

  it('takes two casts of one token at once as one, and of many at once every one', async () => {
    const { id } = await opened();
    const ballots = [];
    for (const member of voters())
      ballots.push(await sealedFor(member, id, await tokenOf(member, id), { c1: 'for', c2: 'abstain' }));
    const answers = await Promise.all([...ballots, ...ballots].map((one) => cast(server, id, one)));
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 200));
    expect(await readBox(server.deps.db, id)).toHaveLength(6);
  });

  it('signs as the library of the browsers does', async () => {
    const { newSigningKey, signBlindly } = await import('#src/adapters/ballot-signing.ts');
    const { RSABSSA } = await import('@cloudflare/blindrsa-ts');
    const key = await newSigningKey();
    const asked = await askToken(tools, 'x', key.publicKey);
    const own = await crypto.subtle.importKey(
      'pkcs8',
      Buffer.from(key.privateKey, 'hex'),
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['sign'],
    );
    const theirs = await RSABSSA.SHA384.PSS.Randomized().blindSign(own, Buffer.from(asked.blinded, 'hex'));
    expect(signBlindly(key.privateKey, asked.blinded)).toBe(Buffer.from(theirs).toString('hex'));
  });
});

describe('casting', () => {
  it('takes no session, and leaves no line in the log, whatever becomes of it', async () => {
    const { id } = await opened();
    const [member] = voters();
    const ballot = await sealedFor(member!, id, await tokenOf(member!, id), { c1: 'for', c2: 'against' });
    const before = lines.length;
    expect((await member!.call('POST', `/api/ballots/${id}/cast`, ballot)).body.code).toBe('invalid');
    expect((await readBox(server.deps.db, id)).length).toBe(0);
    expect((await cast(server, id, ballot)).status).toBe(200);
    expect((await cast(server, id, { nothing: true })).status).toBe(400);
    expect((await cast(server, id, { ...ballot, ciphertext: ballot.ciphertext.slice(2) })).status).toBe(400);
    expect(lines.slice(before)).toEqual([]);
    await member!.call('GET', `/api/ballots/${id}`);
    expect(lines.slice(before).join('')).toContain('/api/ballots/:id');
    expect(lines.join('')).not.toContain('/cast');
    expect(lines.join('')).not.toContain('127.0.0.1');
    const token = createHash('sha256').update(Buffer.from(ballot.prepared, 'hex')).digest('hex');
    expect(lines.join('')).not.toContain(token);
  });
});

describe('who may do what with a ballot', () => {
  it('is as the table of access says: others learn nothing, readers are told that it is not theirs', async () => {
    const { id } = await opened();
    const others: readonly (readonly [string, { call: Official['call'] }, number])[] = [
      ['a channel', await server.official('channel', [{ authority: 'nanjing', role: 'handler' }]), 404],
      ['an applicant', await server.person('applicant'), 404],
      ['a visitor', server.stranger(), 401],
      ['a member', voters()[1]!, 403],
      ['supervision', people.custodians[1], 403],
      ['a viewer', await server.official('viewer', [{ authority: 'province', role: 'viewer' }]), 403],
      [
        'a clerk without factor',
        await server.officialWithoutFactor('hasty', [{ authority: 'province', role: 'handler' }]),
        403,
      ],
    ];
    const acts: readonly (readonly [string, object?])[] = [
      ['open', { recused: [] }],
      ['close'],
      ['void', { reason: 'no' }],
      [`members/${voters()[0]!.id}/remove`, { reason: 'no' }],
    ];
    for (const [who, person, status] of others)
      for (const [act, body] of acts)
        expect((await person.call('POST', `/api/ballots/${id}/${act}`, body)).status, `${who}: ${act}`).toBe(status);
    expect((await people.clerk.call('GET', `/api/ballots/${id}`)).body.state).toBe('open');
    const listed = async (person: { call: Official['call'] }) =>
      (await person.call('GET', '/api/ballots?programme=jiangsu-quality-award&edition=2020')).body.ballots.map(
        (one: any) => one.id,
      );
    expect(await listed(voters()[1]!)).toContain(id);
    expect(await listed(people.custodians[1])).toContain(id);
    expect(await listed(recused())).not.toContain(id);
    expect(await listed(others[0]![1])).toEqual([]);
    await people.clerk.call('POST', `/api/ballots/${id}/void`, { reason: 'over' });
  });
});
