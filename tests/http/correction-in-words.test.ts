import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { attachScans, finalise, pageOf, sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
});
afterAll(async () => expect(await server.close()).toEqual([]));

it('hands a correction in anew that was answered in words alone [R2]', async () => {
  const { id, digest } = await sealed(server, applicant, sampleOrganisation());
  const first = await submit(applicant, id, digest);
  expect(first.status, JSON.stringify(first.body)).toBe(200);
  await handler.call('POST', `/api/cases/${id}/actions/ask-correction`, {
    due: '2020-06-02',
    items: [{ place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '请核对', asked: '请核对后说明' }],
  });
  const { corrections } = await pageOf(applicant, id);
  for (const { id: item } of corrections.flatMap((one: any) => one.items))
    await applicant.call('PUT', `/api/applications/${id}/corrections/${item}/answer`, { answer: '已核对，无误。' });
  const frozen = await finalise(server, applicant, id);
  expect(frozen.dossier.digest).toBe(digest);
  await attachScans(applicant, id);
  const again = await submit(applicant, id, digest);
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  expect(again.body.number).not.toBe(first.body.number);
  expect((await pageOf(applicant, id)).state.id).toBe('submitted');
  expect((await submit(applicant, id, digest)).body.number).toBe(again.body.number);
});
