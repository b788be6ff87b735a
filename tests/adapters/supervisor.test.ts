import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { serverAccount } from '#src/adapters/database/account.ts';
import { isAlive, processIdentity } from '#src/adapters/database/process-table.ts';
import { openStore } from '#src/store/database.ts';
import { ask, keepElsewhere, keepHere } from '#tests/support/embedded.ts';
import { testFolder } from '#tests/support/folders.ts';

// One cluster for the file: making one takes a second, starting it a tenth.
const folder = mkdtempSync(join(tmpdir(), 'laurel-t-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a server that is killed comes back with its data, and a query only waits', async () => {
  const heard: string[] = [];
  const database = await keepHere(folder, { report: (line) => heard.push(line) });
  const store = openStore(database.connection, { patience: 20_000 });
  onTestFinished(store.close);
  await store.pool.query('create table kept (id integer)');
  await store.pool.query('insert into kept values (7)');
  const first = database.pid();
  process.kill(first, 'SIGKILL');
  await expect.poll(() => isAlive(first)).toBe(false);
  expect((await store.pool.query('select id from kept')).rows).toEqual([{ id: 7 }]);
  await expect.poll(() => heard).toEqual([expect.stringContaining('unexpectedly'), expect.stringContaining('back')]);
  expect(database.pid()).not.toBe(first);
});

test('a server whose keeper was killed is adopted, not started twice, and then stopped', async () => {
  const { keeper, pid } = await keepElsewhere(folder);
  keeper.kill('SIGKILL');
  await once(keeper, 'exit');
  const database = await keepHere(folder);
  expect(database.pid()).toBe(pid);
  await database.stop();
  await expect.poll(() => processIdentity(pid)).toBeNull();
});

test('a second process joins the server and leaves it running when it stops', async () => {
  const { pid } = await keepElsewhere(folder);
  const database = await keepHere(folder);
  expect(database.pid()).toBe(pid);
  await database.stop();
  expect(await ask(database.connection, 'select current_user as me')).toEqual([{ me: 'laurel' }]);
});

test('a pid file left behind whose number now belongs to another program does not stop the start', async () => {
  const first = await keepHere(folder);
  await ask(first.connection, 'create table kept_too (id integer)');
  await first.stop();
  const stale = [process.pid, join(folder, 'db', 'data'), 1, 5432, join(folder, 'db', 'socket'), '', '', 'ready'];
  writeFileSync(join(folder, 'db', 'data', 'postmaster.pid'), `${stale.join('\n')}\n`);
  const second = await keepHere(folder);
  expect(await ask(second.connection, 'select * from kept_too')).toEqual([]);
});

test('a lock of the socket left behind by a killed server does not stop the start, while its number is still in use', async () => {
  await (await keepHere(folder)).stop();
  const account = serverAccount();
  const other = spawn('sleep', ['60'], { stdio: 'ignore', ...account });
  onTestFinished(() => void other.kill('SIGKILL'));
  const socket = join(folder, 'db', 'socket');
  const lock = join(socket, '.s.PGSQL.5432.lock');
  writeFileSync(lock, `${[other.pid, join(folder, 'db', 'data'), 1, 5432, socket].join('\n')}\n`, { mode: 0o600 });
  if (account !== null) chownSync(lock, account.uid, account.gid);
  const again = await keepHere(folder);
  expect(await ask(again.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('nothing but the account that runs Laurel can connect: no TCP, closed folder, no password', async () => {
  const database = await keepHere(folder);
  expect(await ask(database.connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await ask(database.connection, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await ask(database.connection, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
  expect(statSync(database.connection.host).mode & 0o777).toBe(0o700);
});

test('a data folder with a very long path gets a socket with a short one, the same after a restart', async () => {
  const deep = join(testFolder(), 'a-folder-with-a-long-name'.repeat(4));
  await mkdir(deep);
  const first = await keepHere(deep);
  onTestFinished(() => rmSync(first.connection.host, { recursive: true }));
  expect(first.connection.host.length).toBeLessThan(90);
  await first.stop();
  const second = await keepHere(deep);
  expect(second.connection.host).toBe(first.connection.host);
});

test('a server that cannot start says why', async () => {
  await (await keepHere(folder)).stop();
  writeFileSync(join(folder, 'db', 'data', 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(keepHere(folder)).rejects.toThrow(/no_such_setting/);
});
