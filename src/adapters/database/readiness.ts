import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminRole } from './cluster.ts';

/** Answers of a server that is there but not yet open: starting, recovering, or its socket not made yet. */
const notYet = new Set(['57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

/** Whether a failed connection is worth another try in a moment. */
export function isNotYetOpen(error: unknown): boolean {
  return notYet.has((error as { code?: string }).code ?? '');
}

/** A connection as the administrator of an embedded server. The caller ends it. */
export async function connectAsAdmin(socket: string): Promise<Client> {
  const client = new Client({
    host: socket,
    user: adminRole,
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // a lost connection shows at the next query
  await client.connect();
  return client;
}

/** Resolves to true once the server answers, to false as soon as `ended` does. Recovery may take minutes. */
export async function untilOpen(socket: string, ended: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  while (!over.signal.aborted) {
    try {
      const client = await connectAsAdmin(socket);
      await client.end();
      return true;
    } catch (error) {
      if (!isNotYetOpen(error)) throw error;
    }
    await sleep(25);
  }
  return false;
}
