import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBallots } from '#src/services/examine-ballots.ts';
import { brokenChains } from '#src/store/invariants.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { ballotCast, cast, preparedBallot, sealedFor, tokenOf, type BallotCast } from '#tests/support/ballot-steps.ts';

let server: ApiServer;
let people: BallotCast;
let counted = '';
let open = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  people = await ballotCast(server, 4);
  const voted = async () => {
    const ballot = await preparedBallot(people);
    await people.clerk.call('POST', `/api/ballots/${ballot.id}/open`, { recused: [people.members[3]!.id] });
    for (const member of people.members.slice(0, 3)) {
      const token = await tokenOf(member, ballot.id);
      await cast(server, ballot.id, await sealedFor(member, ballot.id, token, { c1: 'for', c2: 'against' }));
    }
    return ballot;
  };
  open = (await voted()).id;
  const { id, shares } = await voted();
  counted = id;
  await people.clerk.call('POST', `/api/ballots/${id}/close`);
  for (const at of [0, 1] as const)
    await people.custodians[at].call('POST', `/api/ballots/${id}/share`, { share: shares[at] });
});
afterAll(async () => expect(await server.close()).toEqual([]));

/** What is found when a hand has been at the tables; everything is as it was afterwards. */
async function foundAfter(change: ReturnType<typeof sql>): Promise<readonly string[]> {
  const found: string[] = [];
  const undone = new Error('undone');
  await server.deps.db
    .transaction()
    .execute(async (trx) => {
      await change.execute(trx);
      const broken = [...(await brokenBallots(trx)), ...(await brokenChains(trx))];
      found.push(...broken.map(({ invariant }) => invariant));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return found;
}
const one = (table: string, id: string) =>
  sql`ctid = (select min(ctid) from ${sql.table(table)} where ballot_id = ${id})`;

describe('the doctor, of secret ballots', () => {
  it('finds nothing where all is as it was written', async () => {
    expect(await foundAfter(sql`select 1`)).toEqual([]);
  });

  it('finds a ballot that was taken out, put in, changed, or opened to something else', async () => {
    const box = 'the box of a closed ballot is what its event committed to';
    const result = 'the result of a ballot is what its opened ballots give';
    const at = one('cast_ballot', counted);
    expect(await foundAfter(sql`delete from cast_ballot where ${at}`)).toEqual(expect.arrayContaining([box, result]));
    expect(
      await foundAfter(sql`update cast_ballot set ciphertext = replace(ciphertext, '1', '2') where ${at}`),
    ).toContain(box);
    expect(await foundAfter(sql`update cast_ballot set choices = '{"c1":"against","c2":"for"}' where ${at}`)).toContain(
      result,
    );
    expect(
      await foundAfter(sql`
        update secret_ballot set result = jsonb_set(result, '{tally,c1,for}', '9') where id = ${counted}`),
    ).toContain(result);
    const forged = sql`
      insert into cast_ballot (ballot_id, token, prepared, signature, ciphertext)
      select ballot_id, 'f' || substr(token, 2), prepared, signature, ciphertext from cast_ballot where ${one('cast_ballot', open)}`;
    expect(await foundAfter(forged)).toEqual(
      expect.arrayContaining([
        'a ballot in a box has a token of its ballot',
        'no more ballots were cast than tokens were given, and none to the recused',
        'a box was written by one transaction, so that none tells when a ballot came',
      ]),
    );
  });

  it('finds a roll, a form, a key or a reason that is not what the events committed to', async () => {
    const ballot = sql`id = ${counted}`;
    const changes: readonly (readonly [ReturnType<typeof sql>, string])[] = [
      [
        sql`update ballot_roll set recused = not recused where ${one('ballot_roll', counted)}`,
        'the roll of a ballot is as it was frozen',
      ],
      [
        sql`update secret_ballot set form = jsonb_set(form, '{limits}', '[]') where ${ballot}`,
        'a ballot asks what its event committed to',
      ],
      [
        sql`update secret_ballot set custodians = jsonb_set(custodians, '{0,key}', custodians -> 1 -> 'key') where ${ballot}`,
        'the keys of a ballot are those it was opened with',
      ],
      [
        sql`update secret_ballot set signing_private = 'kept' where ${ballot}`,
        'the key that signs tokens is there until the ballot is closed, and no longer',
      ],
      [
        sql`update cast_ballot set half = 'aa' where ballot_id = ${counted}`,
        'a ballot is opened when it is counted, and no half of its secret is kept',
      ],
      [
        sql`update secret_ballot set state = 'void' where ${ballot}`,
        'a ballot in a box is of a ballot that is open, closed or counted',
      ],
      [sql`update secret_ballot set seq = seq + 1 where ${ballot}`, 'a stream ends at the head its row keeps'],
    ];
    for (const [change, invariant] of changes) expect(await foundAfter(change)).toContain(invariant);
  });
});
