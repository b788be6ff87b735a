import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepHere } from '#tests/support/embedded.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFolder } from '#tests/support/folders.ts';
import { runWith } from './laurel.ts';

const noDatabase = { code: 2, out: '', err: expect.stringMatching(/There is no database of Laurel yet.*npm start/u) };

const doctor = (settings: Readonly<Record<string, string>>) => runWith(settings, 'doctor');

test('doctor makes no database where Laurel never ran, and says what to do', async () => {
  const dataFolder = join(testFolder(), 'data');
  expect(await doctor({ LAUREL_DATA: dataFolder })).toMatchObject(noDatabase);
  expect(existsSync(dataFolder)).toBe(false);
});

test('doctor says the same of a database that Laurel has not started on', async () => {
  const dataFolder = testFolder();
  const database = await keepHere(dataFolder, { home: join(dataFolder, 'postgres') });
  await database.stop();
  expect(await doctor({ LAUREL_DATA: dataFolder })).toMatchObject(noDatabase);
});

test('doctor examines the database that the settings name', async () => {
  const database = await testDatabase();
  onTestFinished(database.close);
  expect(
    await doctor({ LAUREL_DATA: testFolder(), DATABASE_URL: database.url.replace('@/', '@localhost/') }),
  ).toMatchObject({ code: 0, out: 'Every invariant holds.\n' });
});
