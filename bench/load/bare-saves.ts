import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { typing } from './places.ts';
import type { Setting } from './protocol.ts';
import { serveOrders, type Saver } from './serve-orders.ts';

/**
 * The least that keeps a field and its history: one update and one insert in one transaction, prepared once per
 * connection, from the bare driver. No HTTP, no session, no rights, no conflict, no audit.
 */
serveOrders(async (setting) => {
  const savers = await Promise.all(setting.applications.map((id, index) => saverOf(setting, id, index)));
  return { of: ({ clients }) => savers.slice(0, clients) };
});

const update = `update answers set body = body || $3::jsonb, version = version + 1, saved_at = now() where application_id = $1 and sheet = $2 returning version`;
const insert = `insert into answer_history (application_id, sheet, version, path, value, salt, actor_id, at) values ($1, $2, $3, $4, $5, $6, $7, now())`;

async function saverOf({ connection, places }: Setting, id: string, index: number): Promise<Saver> {
  const client = new Client(connection);
  await client.connect();
  const next = typing(places, index * 7);
  const salt = randomBytes(32).toString('hex');
  return async () => {
    const { sheet, path, value } = next();
    await client.query('begin');
    const { rows } = await client.query<{ version: number }>({
      name: 'update',
      text: update,
      values: [id, sheet, JSON.stringify({ [path]: value })],
    });
    const version = rows[0]?.version;
    if (version === undefined) throw new Error(`there is no sheet ${sheet} of ${id}`);
    await client.query({ name: 'insert', text: insert, values: [id, sheet, version, path, value, salt, 'bench'] });
    await client.query('commit');
  };
}
