import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freezeDossier } from '#src/services/freeze-dossier.ts';
import { resumeFreezing } from '#src/services/resume-freezing.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { attachScan, attachScans, change, filled, finalise, pageOf, submit } from '#tests/support/dossier-steps.ts';
import { readPdf } from '../documents/read-back.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer({ quick: true, amended: false });
});
afterAll(async () => expect(await server.close()).toEqual([]));

const action = (person: Person, id: string, name: string, body?: unknown) =>
  person.call('POST', `/api/applications/${id}/actions/${name}`, body);
async function bytesAt(person: Person, path: string): Promise<Buffer> {
  const answer = await server.app.inject({ method: 'GET', url: path, headers: { cookie: person.cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}
const leavesOf = (page: any, has: boolean): string[] =>
  page.checklist
    .filter((entry: any) => entry.side === 'applicant' && (entry.scan !== null) === has)
    .map((entry: any) => entry.leaf);

describe('the life of a dossier [X1, M14]', () => {
  let owner: Person;
  let id = '';
  let first: any;
  beforeAll(async () => {
    owner = await server.person('life');
    id = await filled(server, owner, sampleOrganisation());
  });

  it('is not final while it holds errors, and says which', async () => {
    const draft = await owner.open();
    const refused = await action(owner, draft, 'finalise');
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('findings');
    expect(refused.body.detail).toContainEqual(
      expect.objectContaining({ severity: 'error', path: '/answers/basic/name' }),
    );
    expect((await pageOf(owner, draft)).state.id).toBe('draft');
  });

  it('freezes as a job, during which nothing can be edited', async () => {
    expect((await action(owner, id, 'finalise')).body).toEqual({ state: 'freezing' });
    const edited = await change(owner, id, 'basic', 'topManager', '改');
    expect([edited.status, edited.body.code]).toEqual([409, 'wrong-state']);
    await server.runJobs();
    const page = await pageOf(owner, id);
    expect(page.state.id).toBe('final');
    expect(page.dossier).toMatchObject({
      revision: 1,
      current: true,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(page.dossier.volumes.map((volume: any) => volume.name)).toEqual(
      expect.arrayContaining(['form.pdf', 'volume-a.pdf', 'volume-b.pdf', 'cover.pdf', 'package.zip']),
    );
  });

  it('stays locked when final, and lists every place of seal and signature leaf by leaf', async () => {
    expect((await change(owner, id, 'basic', 'topManager', '改')).status).toBe(409);
    const page = await pageOf(owner, id);
    expect(page.checklist.filter((entry: any) => entry.side === 'applicant').map((entry: any) => entry.leaf)).toEqual([
      'cover',
      'pledge',
      'holdingDeclaration:k1',
      'recentDeclaration',
    ]);
    expect(page.checklist.filter((entry: any) => entry.side === 'office').map((entry: any) => entry.sheet)).toEqual([
      'preliminaryOpinion',
      'recommendation',
    ]);
    expect(page.checklist.find((entry: any) => entry.leaf === 'pledge').places.map((place: any) => place.kind)).toEqual(
      ['signature', 'seal', 'date'],
    );
  });

  it('is not submitted while a seal is missing', async () => {
    const page = await pageOf(owner, id);
    const refused = await submit(owner, id, page.dossier.digest);
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong-state']);
  });

  it('takes scans of its own leaves only, as PDF or picture that is one of its files', async () => {
    expect((await attachScan(owner, id, 'basic')).status).toBe(400);
    expect((await attachScan(owner, id, 'preliminaryOpinion')).status).toBe(400);
    expect((await owner.call('PUT', `/api/applications/${id}/leaves/cover`, { file: '0'.repeat(64) })).status).toBe(
      400,
    );
  });

  it('is sealed with the last scan, and final again when one is taken off', async () => {
    for (const leaf of ['cover', 'pledge', 'holdingDeclaration:k1'])
      expect((await attachScan(owner, id, leaf)).body).toEqual({ state: 'final' });
    expect((await attachScan(owner, id, 'recentDeclaration')).body).toEqual({ state: 'sealed' });
    expect((await owner.call('DELETE', `/api/applications/${id}/leaves/cover`)).body).toEqual({ state: 'final' });
    expect((await owner.call('DELETE', `/api/applications/${id}/leaves/cover`)).status).toBe(404);
    expect(leavesOf(await pageOf(owner, id), false)).toEqual(['cover']);
    expect((await attachScan(owner, id, 'cover')).body).toEqual({ state: 'sealed' });
  });

  it('[X3] offers volume A with the scans in their places once all are attached, beside what D covers', async () => {
    const path = `/api/applications/${id}/documents/volume-a-sealed.pdf`;
    const draft = await owner.open();
    const early = await owner.call('GET', `/api/applications/${draft}/documents/volume-a-sealed.pdf`);
    expect([early.status, early.body.code]).toEqual([409, 'wrong-state']);
    const before = await pageOf(owner, id);
    await owner.call('DELETE', `/api/applications/${id}/leaves/pledge`);
    const lacking = await owner.call('GET', path);
    expect([lacking.body.code, lacking.body.reason.zh]).toEqual(['seals', expect.stringContaining('承诺书')]);
    await attachScan(owner, id, 'pledge');
    const [one, two] = [await bytesAt(owner, path), await bytesAt(owner, path)];
    expect(Buffer.compare(one, two)).toBe(0);
    const { text } = await readPdf(one);
    expect(text).toContain('承诺书：签章扫描件');
    expect(text).not.toContain('本组织郑重承诺');
    const { dossier } = await pageOf(owner, id);
    expect(dossier).toEqual(before.dossier);
    expect(dossier.volumes.map((volume: any) => volume.name)).not.toContain('volume-a-sealed.pdf');
  }, 60_000);

  it('keeps the state sealed when a scan is replaced by a better one', async () => {
    expect((await attachScan(owner, id, 'pledge')).body).toEqual({ state: 'sealed' });
  });

  it('is submitted by its digest alone; another digest is refused', async () => {
    const page = await pageOf(owner, id);
    const forged = await submit(owner, id, 'f'.repeat(64));
    expect([forged.status, forged.body.code]).toEqual([409, 'conflict']);
    const [one, two] = await Promise.all([
      submit(owner, id, page.dossier.digest),
      submit(owner, id, page.dossier.digest),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body).toEqual(one.body);
    first = one.body;
    expect((await submit(owner, id, page.dossier.digest)).body).toEqual(first);
  });

  it('gives a receipt with number, time, D, every leaf and file, and the head of its acts', async () => {
    expect(first).toMatchObject({ revision: 1, number: expect.stringMatching(/^2020-\d{8}-R1$/u), withdrawnAt: null });
    expect(Math.abs(Date.parse(first.submittedAt) - Date.parse('2020-05-20T10:00:00+08:00'))).toBeLessThan(120_000);
    const head = await server.database.db
      .selectFrom('application')
      .select('acts_head')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(first.body.actsHead).toBe(head?.acts_head);
    const page = await pageOf(owner, id);
    expect(first.digest).toBe(page.dossier.digest);
    expect(first.body.scans.map((scan: any) => [scan.leaf, scan.printedInRevision, scan.kept])).toEqual(
      ['cover', 'holdingDeclaration:k1', 'pledge', 'recentDeclaration'].map((leaf) => [leaf, 1, false]),
    );
    expect(first.body.scans.map((scan: any) => scan.title)).toContain('控股组织符合申报条件的声明（样例）');
    expect(first.body.files.map((file: any) => file.sha256)).toEqual(
      page.dossier.volumes.map((volume: any) => volume.sha256),
    );
    const mails = await server.mailbox.list(owner.email);
    expect(mails.filter((mail) => mail.text.includes(first.number))).toHaveLength(1);
    expect(mails[0]?.text).toContain(first.digest);
    // The clocks of the edition's zone, not UTC.
    expect(mails[0]?.text).toMatch(/提交时间：2020-05-20 1\d:\d\d:\d\d \(Asia\/Shanghai\)/u);
  });

  it('prints the receipt with what each leaf is called, as its holders know it', async () => {
    const { text } = await readPdf(await bytesAt(owner, `/api/applications/${id}/receipts/1.pdf`));
    expect(text).toContain('控股组织符合申报条件的声明（样例）');
    expect(text).not.toContain('k1');
  });

  it('is withdrawn within the window, and the receipt stays on record as void', async () => {
    expect((await action(owner, id, 'withdraw')).body).toEqual({ state: 'draft' });
    const page = await pageOf(owner, id);
    expect(page.receipts).toHaveLength(1);
    expect(page.receipts[0].withdrawnAt).not.toBeNull();
    expect(page.dossier.current).toBe(false);
    expect((await submit(owner, id, first.digest)).body.code).toBe('wrong-state');
    expect((await action(owner, id, 'withdraw')).status).toBe(409);
  });

  it('voids at the next 定稿 only the leaves whose own content changed', async () => {
    expect((await change(owner, id, 'cover', 'filled', '2020-05-19')).status).toBe(200);
    const page = await finalise(server, owner, id);
    expect([page.state.id, page.revision]).toEqual(['final', 2]);
    expect(page.dossier.digest).not.toBe(first.digest);
    expect(leavesOf(page, false)).toEqual(['cover']);
    expect(leavesOf(page, true)).toEqual(['pledge', 'holdingDeclaration:k1', 'recentDeclaration']);
  });

  it('lists in the new receipt each kept leaf with the revision it was printed in', async () => {
    await attachScans(owner, id);
    const page = await pageOf(owner, id);
    const receipt = (await submit(owner, id, page.dossier.digest)).body;
    expect(receipt.number).toMatch(/-R2$/u);
    expect(receipt.body.scans.map((scan: any) => [scan.leaf, scan.printedInRevision, scan.kept])).toEqual([
      ['cover', 2, false],
      ['holdingDeclaration:k1', 1, true],
      ['pledge', 1, true],
      ['recentDeclaration', 1, true],
    ]);
    expect((await pageOf(owner, id)).receipts.map((one: any) => [one.revision, one.withdrawnAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('shows what differs between two revisions, old value beside new', async () => {
    const found = (await owner.call('GET', `/api/applications/${id}/differences?from=1&to=2`)).body;
    expect(found.map((one: any) => one.kind)).toContain('value');
    expect(found.every((one: any) => one.before !== one.after && one.label.zh !== '')).toBe(true);
    expect((await owner.call('GET', `/api/applications/${id}/differences?from=2&to=2`)).body).toEqual([]);
    expect((await owner.call('GET', `/api/applications/${id}/differences?from=1&to=9`)).status).toBe(404);
  });

  it('keeps every scan when nothing of the leaves changed, and is then sealed by itself', async () => {
    await action(owner, id, 'withdraw');
    await change(owner, id, 'basic', 'topManager', '换了一位');
    const page = await finalise(server, owner, id);
    expect([page.state.id, page.revision]).toEqual(['sealed', 3]);
  });

  it('is unlocked for editing and gets back to the same digest when nothing changes', async () => {
    const before = (await pageOf(owner, id)).dossier.digest;
    expect((await action(owner, id, 'unlock')).body).toEqual({ state: 'draft' });
    const page = await finalise(server, owner, id);
    expect([page.state.id, page.revision, page.dossier.digest]).toEqual(['sealed', 4, before]);
    const receipt = await submit(owner, id, before);
    expect(receipt.body.revision).toBe(4);
  });

  it('tells all of it in its acts, one event for each move', async () => {
    const events = await server.database.db
      .selectFrom('audit_event')
      .select('kind')
      .where('stream', '=', `acts:${id}`)
      .where('kind', '<>', 'file-added')
      .orderBy('seq')
      .execute();
    const kinds = events.map((event) => event.kind);
    expect(kinds.slice(0, 3)).toEqual(['application-opened', 'finalise-started', 'dossier-frozen']);
    expect(kinds.filter((kind) => kind === 'leaf-voided')).toHaveLength(1);
    expect(kinds.slice(-7)).toEqual([
      'dossier-frozen',
      'seals-complete',
      'dossier-unlocked',
      'finalise-started',
      'dossier-frozen',
      'seals-complete',
      'dossier-submitted',
    ]);
  });
});

describe('the freezing job [X1]', () => {
  let owner: Person;
  let id = '';
  beforeAll(async () => {
    owner = await server.person('freezer');
    id = await filled(server, owner, sampleApplication());
  });
  const troubles = () => {
    if (server.troubles === null) throw new Error('this server prints for real');
    return server.troubles;
  };

  it('gives the draft back with the reason when it fails; nothing of the dossier stays', async () => {
    troubles().fail = new Error('the drum is jammed');
    const page = await finalise(server, owner, id);
    troubles().fail = null;
    expect(page.state.id).toBe('draft');
    expect(page.failure.zh).toContain('生成各分册时服务器出错');
    expect(JSON.stringify(page.failure)).not.toContain('the drum is jammed');
    expect(page.dossier).toBeNull();
    expect((await change(owner, id, 'personal', 'department', '质量一部')).status).toBe(200);
  });

  it('says that the disk is full without the paths of the house', async () => {
    troubles().fail = Object.assign(new Error("ENOSPC: no space left on device, write '/srv/laurel/files/x'"), {
      code: 'ENOSPC',
    });
    const page = await finalise(server, owner, id);
    troubles().fail = null;
    expect(page.failure.zh).toContain('磁盘已满');
    expect(JSON.stringify(page.failure)).not.toContain('/srv');
  });

  it('freezes nothing that its package could not be read from again, and says where [M8]', async () => {
    await action(owner, id, 'finalise');
    const { pool } = server.database;
    const where = "where application_id = $1 and sheet = 'evidence'";
    const { rows } = await pool.query<{ body: Record<string, unknown> }>(`select body from answers ${where}`, [id]);
    const whole = rows[0]?.body ?? {};
    const [first] = whole['items'] as string[];
    const put = (body: object) => pool.query(`update answers set body = $2 ${where}`, [id, JSON.stringify(body)]);
    await put({ ...whole, [`items/${first}/category`]: 'no-such' });
    await server.runJobs();
    const page = await pageOf(owner, id);
    await put(whole);
    expect([page.state.id, page.dossier]).toEqual(['draft', null]);
    expect(page.failure.zh).toMatch(/^\/evidence\/0\/category：没有“no-such”这一类证实性材料/u);
  });

  it('run twice, or again when all is done, changes nothing more', async () => {
    await action(owner, id, 'finalise');
    await Promise.all([freezeDossier(server.deps, id), freezeDossier(server.deps, id)]);
    const before = await pageOf(owner, id);
    const made = troubles().made;
    await server.runJobs();
    await freezeDossier(server.deps, id);
    expect(troubles().made).toBe(made);
    expect((await pageOf(owner, id)).dossier).toEqual(before.dossier);
    const frozen = await server.database.db
      .selectFrom('audit_event')
      .select('seq')
      .where('stream', '=', `acts:${id}`)
      .where('kind', '=', 'dossier-frozen')
      .execute();
    expect(frozen).toHaveLength(1);
  });

  it('that fails late does not give back the dossier that another run has frozen, nor a later revision', async () => {
    await action(owner, id, 'unlock');
    await action(owner, id, 'finalise');
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    troubles().before = () => {
      reached.resolve();
      return gate.promise;
    };
    const late = freezeDossier(server.deps, id);
    await reached.promise;
    troubles().before = async () => undefined;
    await server.runJobs();
    await action(owner, id, 'unlock');
    await action(owner, id, 'finalise');
    troubles().fail = new Error('too late');
    gate.resolve();
    await late;
    troubles().fail = null;
    expect((await pageOf(owner, id)).state.id).toBe('freezing');
    await server.runJobs();
    expect((await pageOf(owner, id)).state.id).toBe('final');
  });

  it('is taken up again at the next start when the process was killed between its steps', async () => {
    await action(owner, id, 'unlock');
    await action(owner, id, 'finalise');
    server.forgetJobs();
    expect(await resumeFreezing(server.deps)).toBe(1);
    await server.runJobs();
    expect((await pageOf(owner, id)).state.id).toBe('final');
    expect(await resumeFreezing(server.deps)).toBe(0);
  });

  it('is asked for once when two requests ask at once', async () => {
    await action(owner, id, 'unlock');
    const answers = await Promise.all([action(owner, id, 'finalise'), action(owner, id, 'finalise')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    await server.runJobs();
  });
});
