import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';

const first = await testDatabase();
afterAll(first.close);

test('each test file has a migrated database of its own', async () => {
  const second = await testDatabase();
  await sql`create table only_here (id integer)`.execute(second.db);
  await expect(first.pool.query('select * from only_here')).rejects.toThrow(/does not exist/);
  const tables = await first.pool.query("select 1 from information_schema.tables where table_name = 'application'");
  expect(tables.rowCount).toBe(1);
  await second.close();
});
