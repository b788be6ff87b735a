import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineDatabase } from '#src/services/examine-database.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { change, pageOf, sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let owner: Person;
let id = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('audit');
  const made = await sealed(server, owner, sampleApplication());
  id = made.id;
  await submit(owner, id, made.digest);
  await owner.call('POST', `/api/applications/${id}/actions/withdraw`);
  await change(owner, id, 'personal', 'department', '质量二部');
});
afterAll(async () => expect(await server.close()).toEqual([]));

/** What the examination finds while something is changed; everything is put back after it. */
async function found(tamper: string, restore: string): Promise<string[]> {
  await sql.raw(tamper).execute(server.database.db);
  const broken = await examineDatabase(server.deps);
  await sql.raw(restore).execute(server.database.db);
  return [...new Set(broken.map((one) => one.invariant))];
}
/** Keeps a table's rows while they are tampered with. */
const changed = async (table: string, tamper: string): Promise<string[]> => {
  await sql.raw(`create table kept as select * from ${table}`).execute(server.database.db);
  return await found(
    tamper,
    `delete from ${table} where true; insert into ${table} select * from kept; drop table kept`,
  );
};

describe('the examination', () => {
  it('finds nothing in what the house wrote', async () => {
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it.each([
    [
      'a byte of an event',
      'audit_event',
      `update audit_event set body = jsonb_set(body, '{revision}', '7') where kind = 'dossier-frozen'`,
      'audit events form one whole chain',
    ],
    [
      'the time of an event',
      'audit_event',
      `update audit_event set at = at + interval '1 millisecond' where kind = 'dossier-submitted'`,
      'audit events form one whole chain',
    ],
    [
      'who did it',
      'audit_event',
      `update audit_event set actor_id = 'system' where kind = 'dossier-submitted'`,
      'audit events form one whole chain',
    ],
    [
      'a missing event in the middle',
      'audit_event',
      `delete from audit_event where kind = 'finalise-started'`,
      'audit events form one whole chain',
    ],
    [
      'a missing last event',
      'audit_event',
      `delete from audit_event where kind = 'submission-withdrawn'`,
      'a stream ends at the head its row keeps',
    ],
    [
      'an answer',
      'answers',
      `update answers set body = body || '{"department": "质量三部"}' where sheet = 'personal'`,
      'an answer is what its history said last',
    ],
    [
      'an answer without history',
      'answers',
      `update answers set body = body || '{"deeds2": "x"}' where sheet = 'personal'`,
      'every answer has a history',
    ],
    [
      'an earlier value',
      'answer_history',
      `update answer_history set value = '质量〇部' where path = 'department' and version = 1`,
      'a remembered value is what its event committed to',
    ],
    [
      'a scan of another leaf content',
      'sealed_leaf',
      `update sealed_leaf set file = repeat('0', 64) where leaf = 'cover'`,
      'a scan is a file of its application',
    ],
    [
      'a receipt',
      'receipt',
      `update receipt set digest = repeat('0', 64)`,
      'a receipt carries the digest of its dossier',
    ],
    [
      'what a receipt says',
      'receipt',
      `update receipt set body = jsonb_set(body, '{number}', '"2020-000099-R1"')`,
      'a receipt says what its row says',
    ],
    [
      'the head in a receipt',
      'receipt',
      `update receipt set body = jsonb_set(body, '{actsHead}', to_jsonb(repeat('0', 64)))`,
      'a receipt ends at an event of its application',
    ],
    [
      'a withdrawal taken back',
      'receipt',
      `update receipt set withdrawn_at = null`,
      'only what an office has bears a valid receipt',
    ],
  ])('finds %s by name', async (_what, table, tamper, invariant) => {
    expect(await changed(table, tamper)).toContain(invariant);
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it('finds an answer changed together with its history', async () => {
    const { db } = server.database;
    await sql`update answers set body = body || '{"department": "甲"}' where application_id = ${id} and sheet = 'personal'`.execute(
      db,
    );
    await sql`update answer_history set value = '甲' where application_id = ${id} and sheet = 'personal' and path = 'department' and version = (select max(version) from answer_history where path = 'department')`.execute(
      db,
    );
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'a remembered value is what its event committed to',
    ]);
    await sql`update answers set body = body || '{"department": "质量二部"}' where application_id = ${id} and sheet = 'personal'`.execute(
      db,
    );
    await sql`update answer_history set value = '质量二部' where value = '甲'`.execute(db);
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it.each([
    ['a value', `content, '{data,answers,personal,name}', '"他人"'`],
    ['evidence', `content, '{data,evidence,0,title}', '"别的"'`],
    ['the salt', `content, '{salt}', '"00"'`],
  ])('finds %s changed in a frozen dossier', async (_what, place) => {
    const before = await server.database.db.selectFrom('dossier').select('content').executeTakeFirstOrThrow();
    await sql.raw(`update dossier set content = jsonb_set(${place})`).execute(server.database.db);
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'a frozen dossier has the digest of its content',
    ]);
    await sql`update dossier set content = ${JSON.stringify(before.content)}::jsonb`.execute(server.database.db);
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it('finds a changed or a missing file', async () => {
    const { dossier } = await pageOf(owner, id);
    const { sha256 } = dossier.volumes[0];
    const path = join(server.folder, 'files', id, sha256.slice(0, 2), sha256);
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes, Buffer.from(' ')]));
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'a file holds the bytes of its digest',
    ]);
    await server.deps.files.remove(id, sha256);
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'every file the tables name is in the file store',
    ]);
    await server.deps.files.put(id, bytes);
  });
});

describe('events', () => {
  it('hold nothing that was typed, no name and no address', async () => {
    const { rows } = await sql<{
      text: string;
    }>`select string_agg(body::text || ' ' || actor_id, ' ') as text from audit_event`.execute(server.database.db);
    const page = await pageOf(owner, id);
    const typed = Object.values<any>(page.stores)
      .flatMap((store) => Object.values<string | string[]>(store.values))
      .flat()
      .filter((value) => /[\u4E00-\u9FFF@]|\d{6}/u.test(value) && !/^[0-9a-f]{64}$/u.test(value));
    expect(typed.length).toBeGreaterThan(50);
    for (const value of [...typed, owner.email, ...Object.values<any>(page.files).map((file) => file.name)])
      expect(rows[0]?.text).not.toContain(value);
  });
});
