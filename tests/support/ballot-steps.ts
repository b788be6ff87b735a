import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { newCustodianKey } from '#src/domain/ballot/custodian.ts';
import type { BallotForm, Choices } from '#src/domain/ballot/form.ts';
import { shareText } from '#src/domain/ballot/share.ts';
import { askToken, takeToken, type Token } from '#src/domain/ballot/token.ts';
import { sealChoices } from '#src/domain/ballot/voter.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { ApiServer, Official, Person } from './api-server.ts';

/** The authority of the edition whose members vote. */
export const committee = 'committee';

/** Two candidates, of whom at most one may be chosen. */
export const form: BallotForm = {
  options: [
    { id: 'for', zh: '同意', en: 'For' },
    { id: 'against', zh: '反对', en: 'Against' },
    { id: 'abstain', zh: '弃权', en: 'Abstain' },
  ],
  questions: [
    { id: 'c1', zh: '甲公司', en: 'Company A', options: ['for', 'against', 'abstain'] },
    { id: 'c2', zh: '乙公司', en: 'Company B', options: ['for', 'against', 'abstain'] },
  ],
  limits: [{ option: 'for', most: 1 }],
};

/** The people of a ballot. */
export interface BallotCast {
  readonly clerk: Official;
  readonly members: readonly Official[];
  readonly custodians: readonly [Official, Official];
}

export async function ballotCast(server: ApiServer, members: number): Promise<BallotCast> {
  return {
    clerk: await server.official('clerk', [{ authority: 'province', role: 'handler' }]),
    members: await Promise.all(
      Array.from({ length: members }, (_, at) =>
        server.official(`member-${at}`, [{ authority: committee, role: at === 0 ? 'leader' : 'handler' }]),
      ),
    ),
    custodians: [
      await server.official('keeper', [{ authority: 'province', role: 'leader' }]),
      await server.official('overseer', [{ authority: 'supervision', role: 'handler' }]),
    ],
  };
}

/** A ballot that is prepared and has both keys; with the shares as they stand on paper. */
export async function preparedBallot(
  { clerk, custodians }: BallotCast,
  fewest = 3,
): Promise<{ readonly id: string; readonly shares: readonly [string, string] }> {
  const { programme, id: edition } = newestEdition().file;
  const made = await clerk.call('POST', '/api/ballots', {
    programme,
    edition,
    committee,
    form,
    fewest,
    title: { zh: '表决', en: 'A vote' },
    custodians: custodians.map((one) => one.id),
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const shares: string[] = [];
  for (const custodian of custodians) {
    const key = await newCustodianKey(tools.subtle);
    const given = await custodian.call('POST', `/api/ballots/${made.body.id}/key`, { key: key.publicKey });
    if (given.status !== 200) throw new Error(JSON.stringify(given.body));
    shares.push(shareText(key.share));
  }
  return { id: made.body.id, shares: [shares[0] ?? '', shares[1] ?? ''] };
}

/** A member's token, asked for with their session. */
export async function tokenOf(member: Person, id: string): Promise<Token> {
  const { keys } = (await member.call('GET', `/api/ballots/${id}`)).body;
  const asked = await askToken(tools, id, keys.signing);
  const answer = await member.call('POST', `/api/ballots/${id}/token`, { blinded: asked.blinded });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return await takeToken(tools, keys.signing, asked, answer.body.signature);
}

/** What is cast for a token. */
export async function sealedFor(reader: Person, id: string, token: Token, choices: Choices) {
  const ballot = (await reader.call('GET', `/api/ballots/${id}`)).body;
  const ciphertext = await sealChoices(tools, { id, form: ballot.form, keys: ballot.keys }, token, choices);
  if (isDenial(ciphertext)) throw new Error(ciphertext.reason.en);
  return { ...token, ciphertext };
}

/** Casts without any session. */
export const cast = async (server: ApiServer, id: string, body: unknown) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/ballots/${id}/cast`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
