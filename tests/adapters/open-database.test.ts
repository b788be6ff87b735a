import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { ask } from '#tests/support/embedded.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFolder } from '#tests/support/folders.ts';

test('DATABASE_URL is used as it is, and is left alone when Laurel stops', async () => {
  const own = await testDatabase();
  onTestFinished(own.close);
  const dataFolder = join(testFolder(), 'data');
  const opened = await openDatabase({ mode: 'serve', dataFolder, databaseUrl: own.url }, () => undefined);
  expect(opened.kind).toBe('external');
  const question = 'select current_database() as name';
  expect(await ask(opened.connection, question)).toEqual([{ name: own.connection.database }]);
  await opened.close();
  expect(await ask(opened.connection, question)).toHaveLength(1);
  expect(existsSync(dataFolder)).toBe(false);
});

test('without DATABASE_URL the embedded server runs in the data folder until it is closed', async () => {
  const dataFolder = join(testFolder(), 'data');
  const opened = await openDatabase({ mode: 'demo', dataFolder, databaseUrl: null }, () => undefined);
  onTestFinished(opened.close);
  expect(await ask(opened.connection, 'select current_user as me')).toEqual([{ me: 'laurel' }]);
  await opened.close();
  await expect(ask(opened.connection, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
});
