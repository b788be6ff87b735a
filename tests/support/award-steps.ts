import { lockAward, recordAward } from '#src/store/award.ts';
import type { ApiServer, Official, Person } from './api-server.ts';
import { anotherPerson, carryTo, done, officePeople } from './office-steps.ts';
import { picture } from './complete-application.ts';

export const award = { programme: 'jiangsu-quality-award', edition: '2020' };
export const awardPath = `/api/awards/${award.programme}/${award.edition}`;

/** Those who publish, approve and confer, and those who only look. */
export interface AwardPeople {
  readonly handler: Official;
  readonly reviewer: Official;
  readonly leader: Official;
  readonly supervision: Official;
  readonly committee: Official;
  readonly channel: Official;
  readonly applicant: Person;
}
export interface DecidedAward {
  readonly people: AwardPeople;
  /** Applications that got a prize, and one that got none. */
  readonly won: readonly string[];
  readonly lost: string;
}

/** Three individuals whose applications were admitted; nothing is decided. */
export async function admittedAward(server: ApiServer): Promise<DecidedAward> {
  const offices = await officePeople(server, 'nanjing');
  const applicant = await server.person('applicant');
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push(await carryTo(server, offices, applicant, 'admitted', anotherPerson(n)));
  const [first = '', second = '', lost = ''] = ids;
  return {
    people: {
      ...offices.province,
      supervision: await server.official('supervision', [{ authority: 'supervision', role: 'handler' }]),
      committee: await server.official('committee', [{ authority: 'committee', role: 'handler' }]),
      channel: offices.handler,
      applicant,
    },
    won: [first, second],
    lost,
  };
}

/** An edition whose committee has decided: two individuals won, one did not; nothing is published. */
export async function decidedAward(server: ApiServer): Promise<DecidedAward> {
  const admitted = await admittedAward(server);
  const [first = '', second = ''] = admitted.won;
  await decide(server, [
    [first, 'award'],
    [second, 'nomination'],
  ]);
  return admitted;
}

/** Writes what a committee decides, as the decision does: outcomes that nobody outside may read. */
export async function decide(server: ApiServer, prizes: readonly (readonly [string, string])[]): Promise<void> {
  const at = await server.deps.clock.now();
  await server.deps.db.transaction().execute(async (trx) => {
    const locked = await lockAward(trx, award, { state: 'deciding', salt: 'ab'.repeat(32) });
    await trx
      .insertInto('outcome')
      .values(
        prizes.map(([application_id, prize]) => ({
          ...award,
          application_id,
          class: 'individual',
          prize,
          state: 'decided',
          decided_at: at,
        })),
      )
      .execute();
    await recordAward(
      trx,
      locked,
      { state: 'decided' },
      { act: 'decided', actorId: 'system', at, details: { prizes } },
    );
  });
}

const post = (person: Person, path: string, body: object = {}) => person.call('POST', `${awardPath}${path}`, body);

/** Uploads a scan for the award; gives its id. */
export async function uploadScan(person: Person, shade = 60): Promise<string> {
  const bytes = Buffer.from(await picture(620, 877, shade));
  const file = await person.client.upload(
    `${awardPath}/files?name=${encodeURIComponent('批复.jpg')}`,
    bytes,
    'application/octet-stream',
  );
  return (file as { id: string }).id;
}

export const publish = ({ leader }: AwardPeople) => done('publish', post(leader, '/notice'));

/** Records and confirms the approval; the notice must be over. */
export async function approve({ handler, reviewer }: AwardPeople, date = '2020-09-01'): Promise<void> {
  const scan = await uploadScan(handler);
  await done('record', post(handler, '/approval', { number: '苏政复〔2020〕9号', date, scan }));
  await done('confirm', post(reviewer, '/approval/confirmation', { verdict: 'confirm' }));
}
export const confer = ({ leader }: AwardPeople) => done('confer', post(leader, '/conferment'));
