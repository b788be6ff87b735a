import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { onTestFinished } from 'vitest';
import { packagedServer, type ServerFiles } from '#src/adapters/database/server-files.ts';
import { superviseEmbedded, type EmbeddedDatabase, type SuperviseOptions } from '#src/adapters/database/supervisor.ts';

/** The packaged server of this platform; these tests cannot run without it. */
export function packaged(): ServerFiles {
  const files = packagedServer();
  if (files === null) throw new Error('There is no embedded PostgreSQL for this platform.');
  return files;
}

/** Supervises a database in `folder`/db for the running test. */
export async function keepHere(folder: string, more: Partial<SuperviseOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await superviseEmbedded({
    home: join(folder, 'db'),
    packaged: packaged(),
    sharedFolder: join(folder, 'shared'),
    durable: true,
    report: () => undefined,
    ...more,
  });
  onTestFinished(database.stop);
  return database;
}

/** The same in a process of its own. Resolves when its server is open, to the process and the server's id. */
export async function keepElsewhere(folder: string): Promise<{ keeper: ChildProcess; pid: number }> {
  const script = join(import.meta.dirname, 'keep-database.ts');
  const keeper = spawn(process.execPath, [script, join(folder, 'db'), join(folder, 'shared')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return;
    keeper.kill('SIGTERM');
    await once(keeper, 'exit');
  });
  const [line] = (await once(keeper.stdout, 'data')) as [Buffer];
  return { keeper, pid: Number(line.toString()) };
}

/** Runs one statement on a connection of its own. */
export async function ask(connection: ClientConfig, text: string): Promise<unknown[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}
