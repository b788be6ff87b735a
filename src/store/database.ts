import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { PatientPool } from './patient-pool.ts';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;

export type OpenStore = {
  readonly db: Database;
  /** The same connections for parts that speak `pg` themselves (sign-in, jobs). */
  readonly pool: pg.Pool;
  /** Waits for running queries and closes all connections. */
  readonly close: () => Promise<void>;
};

export type StoreOptions = {
  /** Most connections at once; 8 to 16 serve one process well. */
  readonly connections?: number;
  /** Milliseconds for which a new connection waits for a server that is just coming back. */
  readonly patience?: number;
};

/** Opens the pool and the query builder on a connection as `openDatabase` names it. Connects at first use. */
export function openStore(connection: pg.ClientConfig, options: StoreOptions = {}): OpenStore {
  const pool = new PatientPool(
    {
      ...connection,
      max: options.connections ?? 12,
      connectionTimeoutMillis: 10_000,
      application_name: 'laurel',
      // Our statements are few and find rows by key: planning them anew each time cost more than running them.
      options: '-c plan_cache_mode=force_generic_plan',
    },
    options.patience ?? 5_000,
  );
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | null = null;
  return { db, pool, close: () => (closed ??= pool.end()) };
}
