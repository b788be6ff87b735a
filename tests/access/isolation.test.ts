import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { picture, smallPdf } from '#tests/support/complete-application.ts';
import { pageOf, precheck, submit } from '#tests/support/dossier-steps.ts';
import {
  act,
  anotherPerson,
  carryTo,
  done,
  freeze,
  layScans,
  officePeople,
  tickAll,
  type OfficePeople,
} from '#tests/support/office-steps.ts';
import { absentId } from './walk.ts';

let server: ApiServer;
let nanjing: OfficePeople;
let suzhou: OfficePeople;
let applicant: Person;
let count = 0;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  nanjing = await officePeople(server, 'nanjing');
  suzhou = await officePeople(server, 'suzhou');
  applicant = await server.person('applicant');
}, 120_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const carried = (state: string): Promise<string> =>
  carryTo(server, nanjing, applicant, state, anotherPerson((count += 1)));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const caseOf = async (person: Person, id: string) => (await person.call('GET', `/api/cases/${id}`)).body;
const fileOf = (person: Person, id: string, sha: string) => person.call('GET', `/api/applications/${id}/files/${sha}`);
const put = async (person: Person, id: string, word: string, name = `${word}.pdf`): Promise<string> =>
  (await done('upload', person.upload(id, name, await smallPdf(word)))).sha256;

/** An edition in which an application's files may have so many bytes. */
const withRoom = (edition: Edition, applicationBytes: number): Edition => ({
  ...edition,
  file: { ...edition.file, limits: { ...edition.file.limits, applicationBytes } },
});

describe('what an office writes and brings', () => {
  let id: string;
  let proof: string;
  beforeAll(async () => {
    id = await carried('recommended');
    proof = await put(nanjing.handler, id, 'credit report');
  }, 60_000);

  it('is not on the applicant’s page: no opinion, no scan of its leaf, no name of a file', async () => {
    const page = await pageOf(applicant, id);
    expect(page.stores.preliminaryOpinion.values).toEqual({});
    expect(page.checklist.filter((one: any) => one.side === 'office' && one.scan !== null)).toEqual([]);
    expect(Object.values(page.files).map((one: any) => one.name)).not.toContain('credit report.pdf');
    expect(JSON.stringify(page)).not.toContain(proof);
  });

  it('has no history for the applicant', async () => {
    const past = await applicant.call('GET', `/api/applications/${id}/history?sheet=preliminaryOpinion&path=opinion`);
    expect(past).toEqual({ status: 200, body: [] });
  });

  it('is no file for the applicant, though its SHA-256 be known', async () => {
    expect(await fileOf(applicant, id, proof)).toEqual(await fileOf(applicant, id, 'f'.repeat(64)));
    const scan = (await caseOf(nanjing.handler, id)).checklist.find((one: any) => one.side === 'office').scan.file;
    expect((await fileOf(nanjing.handler, id, scan)).status).toBe(200);
    expect(await fileOf(applicant, id, scan)).toEqual(await fileOf(applicant, id, 'f'.repeat(64)));
  });

  it('is open to the offices, but a proof not to the government, which sees neither ticks nor notes', async () => {
    expect((await fileOf(nanjing.reviewer, id, proof)).status).toBe(200);
    expect((await fileOf(nanjing.government, id, proof)).status).toBe(404);
    const seen = await caseOf(nanjing.government, id);
    expect(seen.tasks.map((one: any) => one.kind)).not.toContain('channelChecks');
    expect(seen.checks.filter((one: any) => one.tick !== null)).toEqual([]);
    expect((await caseOf(nanjing.leader, id)).checks.filter((one: any) => one.tick !== null)).not.toEqual([]);
    expect(seen.opinions.map((one: any) => one.sheet)).toContain('preliminaryOpinion');
  });

  it('is not on the receipt of a correction either', async () => {
    const returned = await carried('forwarded');
    const asked = await act(nanjing.province.handler, returned, 'ask-correction', {
      due: '2020-06-10',
      items: [{ place: { kind: 'sheet', sheet: 'cover' }, reason: '日期', asked: '核对' }],
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const [{ items }] = (await pageOf(applicant, returned)).corrections;
    const answered = await applicant.call('PUT', `/api/applications/${returned}/corrections/${items[0].id}/answer`, {
      answer: '无误',
    });
    expect(answered.status).toBe(200);
    await freeze(server, applicant, returned, true);
    await layScans(applicant, returned);
    const page = await pageOf(applicant, returned);
    const receipt = await done('submit', submit(applicant, returned, page.dossier.digest));
    expect(receipt.body.scans.map((one: any) => one.leaf)).not.toContain('preliminaryOpinion');
    expect(receipt.body.scans.map((one: any) => one.leaf)).toContain('cover');
  });
});

describe('what the applicant keeps for the next revision', () => {
  let id: string;
  let draft: string;
  beforeAll(async () => {
    id = await carried('accepted');
    draft = await put(applicant, id, 'not handed in');
  }, 60_000);

  it('is no file for the offices: not to read, to inspect, to prove with or to lay down as a leaf', async () => {
    const { handler } = nanjing;
    expect(await fileOf(handler, id, draft)).toEqual(await fileOf(handler, id, 'f'.repeat(64)));
    const inspected = await handler.call('POST', `/api/applications/${id}/reports/selfReport/inspect`, { file: draft });
    expect(inspected.status).toBe(404);
    const proved = await handler.call('PUT', `/api/cases/${id}/checks/E1`, { verdict: 'fine', proof: draft });
    expect(proved.status).toBe(400);
    const laid = await handler.call('PUT', `/api/cases/${id}/leaves/preliminaryOpinion`, { file: draft });
    expect(laid.status).toBe(400);
    expect((await fileOf(handler, id, draft)).status).toBe(404);
    const recorded = await handler.call('POST', `/api/cases/${id}/behalf`, {
      party: 'nanjing.government',
      action: 'recommend',
      number: '1',
      date: '2020-06-01',
      scan: draft,
    });
    expect(recorded.status).toBe(400);
  });

  it('does not tell who else brought the same bytes, nor how they call it', async () => {
    const bytes = await smallPdf('the same bytes');
    const theirs = await nanjing.handler.upload(id, 'secret source.pdf', bytes);
    const own = await applicant.upload(id, 'mine.pdf', bytes);
    expect(own.body).toMatchObject({ name: 'mine.pdf', sha256: theirs.body.sha256 });
    expect((await pageOf(applicant, id)).files[sha256(bytes)].name).toBe('mine.pdf');
    expect((await nanjing.handler.upload(id, 'again.pdf', bytes)).body.name).toBe('secret source.pdf');
    expect((await fileOf(nanjing.handler, id, sha256(bytes))).status).toBe(200);
  });

  it('is never let go for what an office brings, nor the office’s for what the applicant brings', async () => {
    const { editions } = server.deps;
    const big = await applicant.upload(id, 'big.jpg', await picture(3000, 3000, 30));
    const named = Object.values((await pageOf(applicant, id)).files).map((one: any) => one.size);
    const all = named.reduce((sum, size) => sum + size, 0);
    // As little as what is named may take, and less than what lies loose beside it.
    const small = withRoom(editions.all()[0]!, all - big.body.size + 12_000);
    const proof = await put(nanjing.handler, id, 'proof of ours');
    try {
      Object.assign(server.deps, { editions: { ...editions, byDigest: () => small } });
      for (const word of ['one', 'two', 'three', 'four']) await nanjing.handler.upload(id, word, await smallPdf(word));
      expect((await fileOf(applicant, id, draft)).status).toBe(200);
      for (const word of ['five', 'six', 'seven']) await applicant.upload(id, word, await smallPdf(word));
    } finally {
      Object.assign(server.deps, { editions });
    }
    expect((await fileOf(nanjing.handler, id, proof)).status).toBe(200);
  });

  it('is not on the paper that offices print while the correction is being made', async () => {
    const frozen = await carried('correctionFreezing');
    const printed = async (person: Person) =>
      await person.call('GET', `/api/applications/${frozen}/documents/form.pdf`);
    const { body } = await printed(nanjing.handler);
    expect(body).toContain('form.pdf');
    expect(body).toMatch(/^form\.pdf [0-9a-f]{64} 1$/u);
  });
});

describe('files in cases that are not in an office’s hands', () => {
  it('are not taken', async () => {
    const withdrawn = await carried('withdrawn');
    const forwarded = await carried('forwarded');
    const bytes = await smallPdf('late');
    expect((await nanjing.handler.upload(withdrawn, 'late.pdf', bytes)).body.code).toBe('wrong-state');
    expect((await nanjing.handler.upload(forwarded, 'late.pdf', bytes)).body.code).toBe('wrong-state');
    expect((await nanjing.province.handler.upload(forwarded, 'late.pdf', bytes)).status).toBe(200);
    expect((await fileOf(nanjing.handler, withdrawn, sha256(bytes))).status).toBe(404);
  }, 60_000);
});

describe('a dossier that is taken back and handed to another channel', () => {
  let id: string;
  let proof: string;
  beforeAll(async () => {
    id = await carried('submitted');
    await tickAll(nanjing.handler, id);
    proof = await put(nanjing.handler, id, 'proof of nanjing');
    await done('batch', nanjing.handler.call('POST', '/api/batches', { cases: [id] }));
    await done('withdraw', applicant.call('POST', `/api/applications/${id}/actions/withdraw`));
    const { stores } = await pageOf(applicant, id);
    const changes = [{ path: 'channel', value: 'suzhou', seen: stores.eligibility.marks.channel ?? 0 }];
    await done('save', applicant.call('POST', `/api/applications/${id}/answers`, { sheet: 'eligibility', changes }));
    await freeze(server, applicant, id, true);
    await precheck(server, applicant, id);
    await layScans(applicant, id);
    await done('submit', submit(applicant, id, (await pageOf(applicant, id)).dossier.digest));
  }, 60_000);

  it('no longer exists for the former', async () => {
    expect(await nanjing.handler.call('GET', `/api/cases/${id}`)).toEqual(
      await nanjing.handler.call('GET', `/api/cases/${absentId}`),
    );
    expect(await act(nanjing.handler, id, 'accept')).toEqual(await act(nanjing.handler, absentId, 'accept'));
    expect((await fileOf(nanjing.handler, id, proof)).status).toBe(404);
    for (const path of ['/api/cases?view=all&limit=200', '/api/batches'])
      expect(JSON.stringify((await nanjing.handler.call('GET', path)).body), path).not.toContain(id);
  });

  it('tells the new one nothing of the former: no tick, act, task, receipt, message, difference or file', async () => {
    const seen = await caseOf(suzhou.handler, id);
    expect(seen.history.map((one: any) => one.action.id)).toEqual(['finalise', 'send-precheck', 'clear', 'submit']);
    expect(seen.tasks.map((task: any) => task.kind)).toEqual(['precheck']);
    expect(seen.checks.filter((one: any) => one.tick !== null)).toEqual([]);
    expect(seen.receipts).toHaveLength(1);
    expect((await fileOf(suzhou.handler, id, proof)).status).toBe(404);
    const { body: messages } = await suzhou.handler.call('GET', `/api/cases/${id}/messages`);
    expect(JSON.stringify(messages)).not.toContain('nanjing');
    expect((await suzhou.handler.call('GET', `/api/cases/${id}/differences?from=1&to=2`)).status).toBe(404);
    expect(JSON.stringify(seen)).not.toContain('nanjing');
  });

  it('is seen whole by supervision alone', async () => {
    const supervision = await server.official('supervision', [{ authority: 'supervision', role: 'viewer' }]);
    expect((await caseOf(supervision, id)).history.map((one: any) => one.action.id)).toEqual([
      'finalise',
      'send-precheck',
      'clear',
      'submit',
      'withdraw',
      'finalise',
      'send-precheck',
      'clear',
      'submit',
    ]);
  });
});

describe('an act on behalf of a party', () => {
  let id: string;
  let scan: string;
  beforeAll(async () => {
    id = await carried('forwarded');
    const accepted = await carried('accepted');
    scan = await put(nanjing.province.handler, id, 'letter');
    await put(nanjing.handler, accepted, 'letter');
    other = accepted;
  }, 60_000);
  let other: string;
  const record = (person: Official, of: string, party: string, action = 'refuse') =>
    person.call('POST', `/api/cases/${of}/behalf`, { party, action, number: '1', date: '2020-06-01', scan });

  it('is never one of those above, or of one’s own authority', async () => {
    for (const party of ['province', 'supervision', 'nanjing'])
      expect(await record(nanjing.handler, other, party), party).toEqual(
        await record(nanjing.handler, other, 'made-up'),
      );
    expect(await record(nanjing.province.handler, id, 'province', 'admit')).toEqual(
      await record(nanjing.province.handler, id, 'made-up'),
    );
  });

  it('is refused for a party of another city as for one that never was', async () => {
    expect(await record(nanjing.handler, other, 'suzhou.government')).toEqual(
      await record(nanjing.handler, other, 'made-up'),
    );
    expect((await record(nanjing.handler, other, 'nanjing.government', 'recommend')).status).toBe(201);
  });
});

describe('what the province notes for itself', () => {
  it('is not shown to the channel', async () => {
    const id = await carried('forwarded');
    const check = { verdict: 'fail', note: '缺一页' };
    await done('check', nanjing.province.handler.call('PUT', `/api/cases/${id}/formal-check`, check));
    await tickAll(nanjing.province.handler, id);
    const seen = await caseOf(nanjing.handler, id);
    expect(seen.formalChecks).toEqual([]);
    expect(seen.tasks.map((one: any) => one.kind)).not.toContain('provinceChecks');
    expect(JSON.stringify(seen)).not.toContain('缺一页');
    expect(JSON.stringify(await caseOf(nanjing.province.leader, id))).toContain('缺一页');
  }, 60_000);
});
