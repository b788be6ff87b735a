import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openStore } from '#src/store/database.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = await testDatabase();
afterAll(database.close);

test('a query with parameters is prepared once per connection and then used again', async () => {
  const store = openStore(database.connection, { connections: 1 });
  onTestFinished(store.close);
  for (const value of [1, 2, 3]) {
    const { rows } = await sql<{ got: number }>`select ${value}::integer as got`.execute(store.db);
    expect(rows).toEqual([{ got: value }]);
  }
  const prepared = await store.pool.query(
    'select statement, generic_plans + custom_plans as uses from pg_prepared_statements',
  );
  expect(prepared.rows).toEqual([{ statement: 'select $1::integer as got', uses: '3' }]);
});

test('statements of any text stay right when there are more of them than names', async () => {
  const store = openStore(database.connection, { connections: 1 });
  onTestFinished(store.close);
  for (let index = 0; index < 600; index += 1) {
    const { rows } = await store.pool.query(`select $1::integer + ${index} as got`, [1]);
    expect(rows).toEqual([{ got: index + 1 }]);
  }
  const prepared = await store.pool.query('select count(*)::integer as count from pg_prepared_statements');
  expect(prepared.rows[0]).toMatchObject({ count: expect.closeTo(500, -2) });
});

test('a named statement that fails does not spoil the connection', async () => {
  const store = openStore(database.connection, { connections: 1 });
  onTestFinished(store.close);
  const divide = (by: number) => store.pool.query('select 10 / $1::integer as got', [by]);
  await expect(divide(0)).rejects.toThrow(/division by zero/);
  expect((await divide(5)).rows).toEqual([{ got: 2 }]);
});

test('a wrong database is refused at once, not waited for', async () => {
  const store = openStore({ ...database.connection, database: 'no_such' }, { patience: 20_000 });
  onTestFinished(store.close);
  const started = Date.now();
  await expect(store.pool.query('select 1')).rejects.toThrow(DatabaseError);
  expect(Date.now() - started).toBeLessThan(5_000);
});

test('connections of a killed backend are replaced', async () => {
  const store = openStore(database.connection, { connections: 2 });
  onTestFinished(store.close);
  const { rows } = await store.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.pool.query('select pg_terminate_backend($1::integer)', [rows[0]?.pid]);
  await expect.poll(() => store.pool.totalCount).toBe(0);
  expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
