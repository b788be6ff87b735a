import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isCurrent, migrate } from '#src/store/migrate.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testFolder } from '#tests/support/folders.ts';

/** A database on which no migration has run, as far as the migrator knows. */
async function unmigrated(): Promise<TestDatabase> {
  const database = await testDatabase();
  onTestFinished(database.close);
  await database.pool.query('drop table kysely_migration, kysely_migration_lock');
  return database;
}

function write(folder: string, name: string, body: string): void {
  writeFileSync(join(folder, name), `export async function up(db) { ${body} }\n`);
}

const createTable = (name: string): string =>
  `await db.schema.createTable('${name}').addColumn('id', 'integer').execute();`;

test('migrations run in order of their numbers, each once, also when two processes start together', async () => {
  const { db, pool } = await unmigrated();
  const folder = testFolder();
  write(folder, '0002_second.ts', "await db.schema.alterTable('one').addColumn('more', 'text').execute();");
  write(folder, '0001_first.ts', createTable('one'));
  writeFileSync(join(folder, 'notes.md'), 'not a migration');
  const ran = await Promise.all([migrate(db, folder), migrate(db, folder)]);
  expect(ran.flat()).toEqual(['0001_first', '0002_second']);
  expect((await pool.query('select * from one')).fields.map((field) => field.name)).toEqual(['id', 'more']);
  expect(await isCurrent(db, folder)).toBe(true);
  write(folder, '0003_third.ts', createTable('three'));
  expect(await isCurrent(db, folder)).toBe(false);
  expect(await migrate(db, folder)).toEqual(['0003_third']);
});

test('a migration that fails is named, and nothing of the run stays', async () => {
  const { db, pool } = await unmigrated();
  const folder = testFolder();
  write(folder, '0001_first.ts', createTable('one'));
  write(folder, '0002_wrong.ts', createTable('one'));
  await expect(migrate(db, folder)).rejects.toThrow(/0002_wrong failed: .*already exists/);
  await expect(pool.query('select * from one')).rejects.toThrow(/does not exist/);
});

test('a file that is no migration is refused by name', async () => {
  const { db } = await unmigrated();
  const folder = testFolder();
  writeFileSync(join(folder, '0001_empty.ts'), 'export const down = 1;\n');
  await expect(migrate(db, folder)).rejects.toThrow(/0001_empty.ts exports no function "up"/);
});
