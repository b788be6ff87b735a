import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#src/services/seal-audit.ts';
import { tellRoots } from '#src/services/tell-roots.ts';
import { verifyProof } from '#src/services/verify-proof.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { run } from '../cli/laurel.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let owner: Person;
let id = '';
let receipt: any;
let early: { status: number; body: any };
let query = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('roots');
  const [edition] = server.deps.editions.all();
  query = `/api/public/audit-roots?programme=${edition?.file.programme}&edition=${edition?.file.id}`;
  const made = await sealed(server, owner, sampleApplication());
  id = made.id;
  await sealAudit(server.deps);
  await owner.open('individual');
  await sealAudit(server.deps);
  receipt = (await submit(owner, id, made.digest)).body;
  early = await owner.call('GET', `/api/applications/${id}/receipts/1/proof`);
  await owner.open('individual');
  await sealAudit(server.deps);
  await owner.open('individual');
  await sealAudit(server.deps);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const proofOf = async (person: Person) => await person.call('GET', `/api/applications/${id}/receipts/1/proof`);
const rootsOf = async (): Promise<any[]> => (await server.stranger().call('GET', query)).body.roots;

describe('the roots of an edition', () => {
  it('are everybody’s to read, in order and by pages', async () => {
    const all = await server.stranger().call('GET', query);
    expect(all.status).toBe(200);
    expect(all.body.roots.map((root: any) => root.seq)).toEqual([1, 2, 3, 4]);
    expect(all.body.next).toBeNull();
    const later = await server.stranger().call('GET', `${query}&after=3`);
    expect(later.body.roots).toEqual(all.body.roots.slice(3));
    expect((await server.stranger().call('GET', `${query}&after=-1`)).status).toBe(400);
  });
  it('name no application and no person', async () => {
    const text = JSON.stringify(await rootsOf());
    expect(text).not.toContain(id);
    expect(text).not.toContain(owner.email);
  });
});

describe('a receipt', () => {
  it('carries the latest root there was, and says so in print', async () => {
    const [, second] = await rootsOf();
    expect(receipt.body.root).toEqual({ seq: 2, hash: second.hash });
    expect((await owner.call('GET', `/api/applications/${id}/receipts/1.pdf`)).status).toBe(200);
  });
  it('is proven once its act is sealed, and a few seconds before that it is said when', async () => {
    expect(early).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect((await proofOf(owner)).body.root.seq).toBe(3);
  });
  it('is proven to its owner only', async () => {
    expect((await proofOf(await server.person('other'))).status).toBe(404);
    expect((await proofOf(server.stranger())).status).toBe(401);
    expect((await owner.call('GET', `/api/applications/${id}/receipts/9/proof`)).status).toBe(404);
  });
});

const named = (name: string, value: unknown) => ({ name, bytes: Buffer.from(JSON.stringify(value)) });

describe('the offline proof', () => {
  it('holds for what the server gave, as one reply, as the body alone, and with roots one a line', async () => {
    const { body: proof } = await proofOf(owner);
    const lines = (await rootsOf()).map((root) => JSON.stringify(root)).join('\n');
    for (const said of [receipt, receipt.body])
      for (const roots of [null, [named('roots', await rootsOf())], [{ name: 'roots', bytes: Buffer.from(lines) }]])
        expect(verifyProof({ receipt: named('receipt', said), proof: named('proof', proof), roots }).faults).toEqual(
          [],
        );
    const pages = (await rootsOf()).map((root, at) => named(`page ${at}`, { roots: [root], next: at }));
    expect(
      verifyProof({ receipt: named('receipt', receipt), proof: named('proof', proof), roots: pages }).faults,
    ).toEqual([]);
  });

  it('fails at whatever bit is turned in receipt, proof or roots, and names the file', async () => {
    const { body: proof } = await proofOf(owner);
    const files = {
      receipt: named('receipt.json', receipt.body),
      proof: named('proof.json', proof),
      roots: named('roots.json', await rootsOf()),
    };
    for (const which of ['receipt', 'proof', 'roots'] as const) {
      const { name, bytes } = files[which];
      const step = which === 'receipt' ? 7 : 3;
      for (let bit = 0; bit < bytes.length * 8; bit += step) {
        const turned = Buffer.from(bytes);
        turned[Math.floor(bit / 8)] = (turned[Math.floor(bit / 8)] ?? 0) ^ (1 << (bit % 8));
        const { receipt: one, proof: two, roots }: typeof files = { ...files, [which]: { name, bytes: turned } };
        const { faults } = verifyProof({ receipt: one, proof: two, roots: [roots] });
        if (faults.length === 0)
          throw new Error(
            `bit ${bit} of ${name} was not missed: ${turned.toString('utf8', bit / 8 - 20, bit / 8 + 20)}`,
          );
      }
    }
  });

  it('says where: the event, the path, the root, the chain', async () => {
    const { body: proof } = await proofOf(owner);
    const roots = await rootsOf();
    const faults = (changed: { receipt?: unknown; proof?: unknown; roots?: unknown }): string =>
      verifyProof({
        receipt: named('receipt.json', changed.receipt ?? receipt),
        proof: named('proof.json', changed.proof ?? proof),
        roots: [named('roots.json', changed.roots ?? roots)],
      }).faults.join('\n');
    expect(faults({ receipt: { ...receipt, body: { ...receipt.body, class: 'organisation' } } })).toMatch(
      /event\.body\.receipt/u,
    );
    expect(faults({ proof: { ...proof, event: { ...proof.event, at: '2020-05-01T00:00:00.000Z' } } })).toMatch(
      /proof\.json: event: its content has the hash/u,
    );
    expect(faults({ proof: { ...proof, path: [] } })).toMatch(/path: /u);
    expect(faults({ proof: { ...proof, index: proof.index + 1 } })).toMatch(/path: /u);
    expect(faults({ roots: roots.slice(0, 2) })).toMatch(/root 3 of the proof: it is not among/u);
    expect(faults({ roots: roots.toSpliced(1, 1) })).toMatch(/root 3: it comes after root 1/u);
    expect(faults({ roots: roots.with(1, { ...roots[1], size: 9 }) })).toMatch(/root 2: its content has the hash/u);
    expect(faults({ receipt: { number: 'x' } })).toMatch(/receipt\.json \/application/u);
  });

  it('is told by `laurel verify` with its exit code', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'laurel-proof-'));
    const path = (name: string): string => join(folder, name);
    const { body: proof } = await proofOf(owner);
    const write = async (name: string, value: unknown) => await writeFile(path(name), JSON.stringify(value));
    await write('receipt.json', receipt);
    await write('proof.json', proof);
    await write('roots.json', { roots: await rootsOf(), next: null });
    await write('wrong.json', { ...proof, event: { ...proof.event, seq: proof.event.seq + 1 } });
    const verify = (proof: string, ...more: string[]) =>
      run('verify', '--receipt', path('receipt.json'), '--proof', path(proof), ...more);
    expect(await verify('proof.json', '--roots', path('roots.json'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^proven: acts:.* under root 3 of .*\nchain whole: 4 published roots\n$/u),
    });
    expect(await verify('wrong.json')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^wrong\.json: event: its content has the hash/u),
    });
    expect((await verify('absent.json')).code).toBe(2);
    expect((await run('verify', '--proof', path('proof.json'))).code).toBe(2);
    await rm(folder, { recursive: true });
  });
});

describe('the daily message', () => {
  it('carries the latest roots to each address once a day, in two languages and without a person', async () => {
    const to = ['archive@demo.laurel.example', 'notary@demo.laurel.example'];
    server.setTime('2020-05-21T00:10:00+08:00');
    expect(await tellRoots(server.deps, to)).toEqual(to);
    expect(await tellRoots(server.deps, to)).toEqual([]);
    server.setTime('2020-05-21T23:50:00+08:00');
    expect(await tellRoots(server.deps, [...to, 'late@demo.laurel.example'])).toEqual(['late@demo.laurel.example']);
    server.setTime('2020-05-22T00:10:00+08:00');
    expect(await tellRoots(server.deps, to)).toEqual(to);
    const [mail] = await server.mailbox.list('archive@demo.laurel.example');
    const latest = (await rootsOf()).at(-1);
    expect(mail?.subject).toBe('桂冠：操作记录根 2020-05-22 / Laurel: audit roots of 2020-05-22');
    expect(mail?.text).toContain(latest.hash);
    expect(mail?.text).toContain('操作记录');
    expect(mail?.text).toContain('latest roots of the audit records');
    for (const personal of [id, owner.email]) expect(mail?.text).not.toContain(personal);
  });
  it('is tried again where the mail server does not take it', async () => {
    const { mail } = server.deps;
    server.setTime('2020-05-23T09:00:00+08:00');
    Object.assign(server.deps, {
      mail: {
        send: async () => {
          throw new Error('down');
        },
      },
    });
    expect(await tellRoots(server.deps, ['archive@demo.laurel.example'])).toEqual([]);
    Object.assign(server.deps, { mail });
    expect(await tellRoots(server.deps, ['archive@demo.laurel.example'])).toHaveLength(1);
  });
});
