import { Client } from 'pg';
import type { House } from './house.ts';

const update = `update score_sheet set body = body || $2::jsonb, version = version + 1, saved_at = now() where id = $1 returning version`;
const insert = `insert into score_history (sheet_id, path, version, value, salt, actor_id, at) values ($1, $2, $3, $4, 'salt', 'bench', now())`;

/** One connection that keeps a score each time it is called. */
export interface BareAssessor {
  readonly save: (sheet: string, path: string, value: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The least that keeps a score and its history: one update and one insert in one transaction of the bare driver, prepared. No rights, no lock of the panel, no conflict, no audit. */
export async function bareAssessor({ connection }: House): Promise<BareAssessor> {
  const client = new Client(connection);
  await client.connect();
  return {
    save: async (sheet, path, value) => {
      await client.query('begin');
      const body = JSON.stringify({ [path]: value });
      const { rows } = await client.query<{ version: number }>({ name: 'update', text: update, values: [sheet, body] });
      const version = rows[0]?.version;
      if (version === undefined) throw new Error(`there is no sheet ${sheet}`);
      await client.query({ name: 'insert', text: insert, values: [sheet, path, version, value] });
      await client.query('commit');
    },
    close: async () => await client.end(),
  };
}
