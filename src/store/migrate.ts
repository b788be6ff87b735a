import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

const migrationFolder = join(import.meta.dirname, 'migrations');

/**
 * Brings the database to this version: runs each `migrations/NNNN_name.ts` that has not run yet, in order
 * and all in one transaction. Several processes may call it at once: one works, the others wait.
 * Returns the names that ran. Throws, naming the migration, when one fails; nothing of it stays.
 */
export async function migrate<T>(db: Kysely<T>, folder: string = migrationFolder): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations(folder) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error');
    throw new Error(`Migration ${failed?.migrationName ?? '(none)'} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return results.map((result) => result.migrationName);
}

/** Whether this database has Laurel's tables, of whatever version. */
export async function isMigrated<T>(db: Kysely<T>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('application') is not null as there`.execute(db);
  return rows[0]?.there === true;
}

/** Whether every migration of this version has run on the database. */
export async function isCurrent<T>(db: Kysely<T>, folder: string = migrationFolder): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations(folder) } });
  return (await migrator.getMigrations()).every((migration) => migration.executedAt !== undefined);
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.ts$/.test(name)).toSorted();
  const loaded = names.map(async (name): Promise<[string, Migration]> => {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as Partial<Migration>;
    if (typeof module.up !== 'function') throw new Error(`Migration ${name} exports no function "up".`);
    return [name.slice(0, -3), { up: module.up }];
  });
  return Object.fromEntries(await Promise.all(loaded));
}
