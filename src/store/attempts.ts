import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

/** Notes an attempt under a key and gives the number of the last `minutes`, this one included, by real time. */
export async function countAttempt(db: Kysely<DB>, key: string, minutes: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    insert into attempt as a (key, count, since) values (${key}, 1, now())
    on conflict (key) do update set
      count = case when a.since < now() - make_interval(mins => ${minutes}::int) then 1 else a.count + 1 end,
      since = case when a.since < now() - make_interval(mins => ${minutes}::int) then now() else a.since end
    returning count as n`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function forgetAttempts(db: Kysely<DB>, key: string): Promise<void> {
  await sql`delete from attempt where key = ${key}`.execute(db);
}
