import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { workRole } from '#src/adapters/database/cluster.ts';
import { connectAsAdmin } from '#src/adapters/database/readiness.ts';
import { openStore, type Database, type OpenStore } from '#src/store/database.ts';
import { migrate } from '#src/store/migrate.ts';
import { runServer } from './test-cluster.ts';

const template = 'laurel_template';
const migrationLock = 20;

export type TestDatabase = {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Fields for `openStore`, `pg.Client` or `pg.Pool`. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** The same as an address, for DATABASE_URL. */
  readonly url: string;
  /** Closes the pool and drops the database. */
  readonly close: () => Promise<void>;
};

/** An empty, migrated database of its own on the run's server (about 70 ms; the first of a run about 2 s). */
export async function testDatabase(runFolder: string = inject('runFolder')): Promise<TestDatabase> {
  const { socket } = await runServer(runFolder);
  const database = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(socket, async (admin) => {
    await ensureTemplate(admin, socket);
    await admin.query(`create database ${database} template ${template} owner ${workRole}`);
  });
  const connection = { host: socket, user: workRole, database };
  const store: OpenStore = openStore(connection, { connections: 8 });
  return {
    db: store.db,
    pool: store.pool,
    connection,
    url: `postgresql://${workRole}@/${database}?host=${encodeURIComponent(socket)}`,
    close: async () => {
      await store.close();
      await asAdmin(socket, (admin) => admin.query(`drop database ${database} with (force)`));
    },
  };
}

/** The first test file of the run migrates the template; the others wait for it. */
async function ensureTemplate(admin: pg.Client, socket: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const unfinished = `${template}_new`;
    await admin.query(`drop database if exists ${unfinished}`);
    await admin.query(`create database ${unfinished} owner ${workRole}`);
    const store = openStore({ host: socket, user: workRole, database: unfinished }, { connections: 2 });
    await migrate(store.db).finally(store.close);
    await admin.query(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

async function asAdmin<T>(socket: string, act: (admin: pg.Client) => Promise<T>): Promise<void> {
  const admin = await connectAsAdmin(socket);
  try {
    await act(admin);
  } finally {
    await admin.end();
  }
}
