import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { nameCore } from '#src/domain/workflow/clash.ts';
import { sweepClashes } from '#src/services/find-clashes.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { change, finalise, precheck, sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleAnswers, sampleApplication } from '../edition/individual-sample.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let province: Official;
let channel: Official;
const made: { person: Person; id: string }[] = [];
beforeAll(async () => {
  server = await apiServer({ quick: true });
  province = await server.official('province', [{ authority: 'province', role: 'leader' }]);
  channel = await server.official('channel', [{ authority: 'zhenjiang', role: 'handler' }]);
});
afterAll(async () => expect(await server.close()).toEqual([]));

async function submitted(change: (data: any) => void, sample: () => any = sampleOrganisation): Promise<string> {
  const data = structuredClone(sample());
  change(data);
  const person = await server.person(`applicant${made.length}`);
  const { id, digest } = await sealed(server, person, data);
  const done = await submit(person, id, digest);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  made.push({ person, id });
  return id;
}
/** A whole credit code of eight invented signs of an organisation. */
function uscc(body: string): string {
  const whole = `91321100${body}${organisationCodeCheck(body)}`;
  return `${whole}${creditCodeCheck(whole)}`;
}

/** The name stands on the cover and in the form. */
function rename(data: any, name: string): void {
  data.answers.cover.name = name;
  data.answers.basic.name = name;
}
const open = async () => (await province.call('GET', '/api/clashes')).body.filter((one: any) => one.state === 'open');

describe('clashes between applications [E7, E11, E12, X15]', () => {
  it('of the same code are found at submission; the province sees both sides, all others one sentence', async () => {
    await submitted(() => undefined);
    const second = await submitted((data) => {
      rename(data, '完全不同的名称实业有限公司');
    });
    const found = await open();
    expect(found).toMatchObject([{ pair: 'sameCode' }]);
    expect(found[0].sides.map((side: any) => side.id).toSorted()).toEqual(made.map((one) => one.id).toSorted());
    expect((await channel.call('GET', '/api/clashes')).body).toEqual([]);
    const { body } = await channel.call('GET', `/api/cases/${second}`);
    expect(body.duplicate.zh).toBe('可能存在重复申报，省质发委办公室将与您联系。');
    const page = await made[1]!.person.call('GET', `/api/applications/${second}`);
    expect(page.body.duplicate.zh).toBe(body.duplicate.zh);
    expect(JSON.stringify(page.body)).not.toContain(made[0]!.id);
  });

  it('of near-equal names are found too', async () => {
    const name = sampleOrganisation().answers['basic'] as { name: string };
    await submitted((data) => {
      rename(data, `江苏省${name.name.replace(/^江苏/u, '')}（集团）`);
      data.answers.basic.uscc = uscc('MA1MU19T');
      data.answers.basic.legalRepresentativePaper = '护照 E12345678';
    });
    expect((await open()).map((one: any) => one.pair)).toContain('nearName');
  });

  it('of a leader and the organisation are found by the keyed hash of the identity number, which is nowhere in the tables', async () => {
    const id = sampleAnswers['personal']?.['idNumber'] as string;
    await submitted((data) => {
      rename(data, '第三家毫不相干科技');
      data.answers.basic.uscc = uscc('MA1MU1AT');
      data.answers.basic.legalRepresentativePaper = id;
    });
    await submitted(() => undefined, sampleApplication);
    expect((await open()).map((one: any) => one.pair)).toContain('leaderAndOrganisation');
    const { rows } = await server.database.pool.query('select * from identity_key');
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('hold up admission until decided; keeping one refuses the other in the same breath', async () => {
    const [clash] = (await open()).filter((one: any) => one.pair === 'sameCode');
    const decide = (body: object) => province.call('POST', `/api/clashes/${clash.id}/decision`, body);
    expect(
      (await channel.call('POST', `/api/clashes/${clash.id}/decision`, { keep: 'both', reason: '不' })).status,
    ).toBe(404);
    expect((await decide({ keep: 'first', reason: '先到先办' })).body.code).toBe('invalid');
    expect((await decide({ keep: 'first', reason: '先到先办', rule: '通知五' })).body).toEqual({ state: 'decided' });
    expect((await decide({ keep: 'both', reason: '又改' })).body.code).toBe('wrong-state');
    const loser = (await province.call('GET', `/api/cases/${clash.sides[1].id}`)).body;
    expect(loser.state.id).toBe('refused');
  });

  it('the sweep finds no more than was found, and forgets nothing', async () => {
    const before = (await province.call('GET', '/api/clashes')).body;
    await server.database.pool.query('delete from clash where pair = $1', ['nearName']);
    for (const edition of server.deps.editions.all()) await sweepClashes(server.deps, edition);
    const after = (await province.call('GET', '/api/clashes')).body;
    expect(after.map((one: any) => one.pair).toSorted()).toEqual(before.map((one: any) => one.pair).toSorted());
  });

  it('the sweep takes no dossier that was only cleared for an application: nothing of it could be decided yet', async () => {
    const before = (await province.call('GET', '/api/clashes')).body.length;
    const person = await server.person('cleared only');
    const data = structuredClone(sampleOrganisation()) as any;
    rename(data, '另一个不同的名称实业有限公司');
    const { id, digest } = await sealed(server, person, data);
    for (const edition of server.deps.editions.all()) await sweepClashes(server.deps, edition);
    expect((await province.call('GET', '/api/clashes')).body).toHaveLength(before);
    expect((await submit(person, id, digest)).status).toBe(200);
    expect((await province.call('GET', '/api/clashes')).body.length).toBeGreaterThan(before);
  });
});

it('a clash does not hold one side up while the other, taken back, is only being pre-checked again', async () => {
  const code = uscc('RTYUP345');
  const named = (name: string) => (data: any) => {
    rename(data, name);
    data.answers.basic.uscc = code;
  };
  const first = await submitted(named('镇江栖霞光学有限公司'));
  const stays = made.at(-1)!.person;
  const second = await submitted(named('南通望江重工有限公司'));
  const leaves = made.at(-1)!.person;
  const duplicate = async () => (await stays.call('GET', `/api/applications/${first}`)).body.duplicate;
  expect(await duplicate()).not.toBeNull();
  expect((await leaves.call('POST', `/api/applications/${second}/actions/withdraw`)).status).toBe(200);
  expect(await duplicate()).toBeNull();
  expect((await change(leaves, second, 'basic', 'contactFax', '0513-00000009')).status).toBe(200);
  await finalise(server, leaves, second);
  await precheck(server, leaves, second);
  // Cleared, and sealed at once: the pages that bear seals are as they were.
  expect((await leaves.call('GET', `/api/applications/${second}`)).body.state.id).toBe('sealed');
  expect(await duplicate()).toBeNull();
});

describe('the core of a name', () => {
  const ignore = ['有限公司', '股份有限公司', '江苏', '江苏省', '集团'];
  it.each([
    ['江苏长风轴承股份有限公司', '长风轴承'],
    ['长风轴承（集团）有限公司', '长风轴承'],
    ['江苏省 长风·轴承', '长风轴承'],
    ['有限公司', '有限公司'],
  ])('of %s is %s', (name, core) => expect(nameCore(name, ignore)).toBe(core));

  it('does not depend on punctuation, width or case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9长风轴承精密]{2,12}$/u), (name) => {
        expect(nameCore(`（${name.toUpperCase()}）—·`, [])).toBe(nameCore(name, []));
      }),
    );
  });
});
