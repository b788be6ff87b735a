import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { attachScan, attachScans, change, filled, finalise, pageOf, submit } from '#tests/support/dossier-steps.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
let elsewhere: Official;
let id: string;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
  elsewhere = await server.official('elsewhere', [{ authority: 'suzhou', role: 'handler' }]);
  id = await filled(server, applicant, sampleOrganisation());
});
afterAll(async () => expect(await server.close()).toEqual([]));

const page = () => pageOf(applicant, id);
const state = async (): Promise<string> => (await page()).state.id;
const mine = (action: string, body?: object) =>
  applicant.call('POST', `/api/applications/${id}/actions/${action}`, body);
const act = (person: Person, action: string, body: object = {}) =>
  person.call('POST', `/api/cases/${id}/actions/${action}`, body);
const send = async () => await mine('send-precheck', { digest: (await page()).dossier.digest });
/** 定稿 again, and off to the office. */
const finaliseAndSend = async () => {
  await finalise(server, applicant, id);
  const sent = await send();
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
};

describe('the electronic pre-check [X2]', () => {
  it('stands before paper: a final dossier takes no sealed leaf, and offers to be sent', async () => {
    await finalise(server, applicant, id);
    const { actions, preCheck, dossier } = await page();
    expect(preCheck).toBe(true);
    expect(actions.map((one: any) => one.id).toSorted()).toEqual(['send-precheck', 'unlock']);
    expect(actions.find((one: any) => one.id === 'send-precheck')).toMatchObject({ onward: true, denial: null });
    expect((await attachScan(applicant, id, 'cover')).body.code).toBe('wrong-state');
    expect((await submit(applicant, id, dossier.digest)).body.code).toBe('wrong-state');
    expect((await mine('send-precheck', { digest: 'f'.repeat(64) })).body.code).toBe('conflict');
    expect((await act(handler, 'clear')).status).toBe(404);
  });

  it('hands it to the office of its channel only, for five working days, without a receipt', async () => {
    expect((await send()).body).toEqual({ state: 'prechecking' });
    const { body } = await handler.call('GET', '/api/cases?view=waiting');
    expect(body.cases).toMatchObject([{ id, state: { id: 'prechecking' }, turn: { id: 'zhenjiang' } }]);
    expect(body.cases[0].due).toBe('2020-05-27T16:00:00.000Z');
    expect((await elsewhere.call('GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await page()).receipts).toEqual([]);
    // Nothing is submitted yet: what is new is written into the application itself.
    expect((await page()).addenda.denial).toMatchObject({ code: 'wrong-state' });
    const early = { kind: 'newFact', day: '2020-05-18', text: '新发生的事项' };
    expect((await applicant.call('POST', `/api/applications/${id}/addenda`, early)).body.code).toBe('wrong-state');
    expect((await change(applicant, id, 'basic', 'contactFax', '0511-1')).status).toBe(409);
  });

  it('can be taken back by the applicant, and is then nobody else’s', async () => {
    expect((await mine('recall')).body).toEqual({ state: 'draft' });
    expect((await handler.call('GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await change(applicant, id, 'basic', 'contactFax', '0511-65550001')).status).toBe(200);
    await finaliseAndSend();
  });

  it('asks for corrections that nobody prints or seals, and they come back to it', async () => {
    const asked = await act(handler, 'ask-correction', {
      due: '2020-06-02',
      items: [{ place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '传真有误', asked: '改正' }],
    });
    expect(asked.body).toMatchObject({ state: 'correcting' });
    await change(applicant, id, 'basic', 'contactFax', '0511-65550002');
    const [item] = (await page()).corrections.flatMap((one: any) => one.items);
    await applicant.call('PUT', `/api/applications/${id}/corrections/${item.id}/answer`, { answer: '已改' });
    await finalise(server, applicant, id);
    expect(await state()).toBe('correctionFinal');
    const refused = await attachScan(applicant, id, 'cover');
    expect(refused.body.reason.zh).toContain('预审通过后再打印');
    const sent = await submit(applicant, id, (await page()).dossier.digest);
    expect(sent.body).toEqual({ state: 'prechecking' });
    expect((await act(handler, 'clear')).body.reason.zh).toContain('补正');
    await handler.call('PUT', `/api/cases/${id}/corrections/${item.id}`, { solved: true });
  });

  it('once passed opens printing and sealing of the very version that was cleared', async () => {
    expect((await act(handler, 'clear')).body).toMatchObject({ state: 'cleared' });
    const { body } = await handler.call('GET', `/api/cases/${id}`);
    expect(body.cleared).toEqual({ revision: 3, digest: (await page()).dossier.digest });
    expect((await applicant.call('GET', `/api/applications/${id}`)).body.decisions.at(-1)).toMatchObject({
      action: 'clear',
    });
    await attachScans(applicant, id);
    expect(await state()).toBe('sealed');
  });

  it('is asked again after an unlock, of which the office sees the differences only, and kept seals complete it by themselves', async () => {
    expect((await mine('unlock')).body).toEqual({ state: 'draft' });
    expect((await handler.call('GET', `/api/cases/${id}`)).status).toBe(404);
    await change(applicant, id, 'basic', 'contactFax', '0511-65550003');
    await finaliseAndSend();
    const { body } = await handler.call('GET', `/api/cases/${id}`);
    expect(body.cleared.revision).toBe(3);
    const differences = await handler.call('GET', `/api/cases/${id}/differences?from=3&to=4`);
    expect(differences.body).toMatchObject([{ before: '0511-65550002', after: '0511-65550003' }]);
    expect((await handler.call('GET', `/api/cases/${id}/differences?from=1&to=4`)).status).toBe(404);
    const before = (await page()).checklist.filter((one: any) => one.side === 'applicant' && one.scan === null);
    const cleared = await act(handler, 'clear');
    expect(cleared.body).toMatchObject({ state: before.length === 0 ? 'sealed' : 'cleared' });
    await attachScans(applicant, id);
    const { dossier } = await page();
    const done = await submit(applicant, id, dossier.digest);
    expect(done.body).toMatchObject({ digest: dossier.digest, revision: 4 });
    expect(await state()).toBe('submitted');
  });
});

describe('the list of pages to print again [X2]', () => {
  it('names after a later correction the leaves that changed, and the seals that hold', async () => {
    const list = () => applicant.call('GET', `/api/applications/${id}/reprint-list`);
    expect((await list()).body).toMatchObject({ from: 3, to: 4 });
    await act(handler, 'ask-correction', {
      due: '2020-06-02',
      items: [{ place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '传真有误', asked: '改正' }],
    });
    await change(applicant, id, 'basic', 'contactFax', '0511-65550004');
    const item = (await page()).corrections.flatMap((one: any) => one.items).at(-1);
    await applicant.call('PUT', `/api/applications/${id}/corrections/${item.id}/answer`, { answer: '已改' });
    await finalise(server, applicant, id);
    const { body } = await list();
    expect(body).toMatchObject({ from: 4, to: 5 });
    const changed = body.parts.filter((one: any) => one.reprint);
    expect(changed.map((one: any) => [one.kind, one.id, one.change])).toEqual([['leaf', 'basic', 'changed']]);
    const sealedLeaves = body.parts.filter((one: any) => one.seal !== null);
    expect(sealedLeaves.length).toBeGreaterThan(1);
    expect(sealedLeaves.every((one: any) => one.seal === (one.change === 'same' ? 'holds' : 'void'))).toBe(true);
    expect((await elsewhere.call('GET', `/api/applications/${id}/reprint-list`)).status).toBe(404);
    expect((await handler.call('GET', `/api/applications/${id}/reprint-list`)).body.to).toBe(4);
  });
});
