import { sql } from 'kysely';
import type { TestDatabase } from '#tests/support/database.ts';

/** A row with all it says in one text, to look for ids in. */
export interface Found {
  readonly row: Row;
  readonly text: string;
}
/** A row as texts, its JSON laid flat; with where it lies (`ctid`) and which transactions wrote it (`xmin`, `xmax`). */
export type Row = Readonly<Record<string, string>>;
/** Everything somebody who stole the machine has: every table, the audit among them, and the log as one more table. */
export type Dump = Readonly<Record<string, readonly Found[]>>;

/** All tables of the database with their hidden columns, and the lines of the log. */
export async function dumpOf(database: TestDatabase, lines: readonly string[]): Promise<Dump> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    database.db,
  );
  const dumped: Record<string, readonly Found[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<object>`
      select ctid::text as "ctid", xmin::text as "xmin", xmax::text as "xmax", * from ${sql.table(name)}`.execute(
      database.db,
    );
    dumped[name] = rows.map((row) => foundIn(flat(row)));
  }
  dumped['log'] = lines.map((line, at) => foundIn({ line: String(at), ...flat(JSON.parse(line)) }));
  return dumped;
}

const foundIn = (row: Row): Found => ({ row, text: Object.values(row).join('\n') });

/** `{a: {b: 1}}` becomes `{'a.b': '1'}`. */
function flat(value: unknown, at = ''): Row {
  if (value === null || value === undefined) return {};
  if (value instanceof Date) return { [at]: value.toISOString() };
  if (value instanceof Uint8Array) return { [at]: Buffer.from(value).toString('hex') };
  if (typeof value === 'string') return { [at]: value };
  if (typeof value !== 'object') return { [at]: JSON.stringify(value) };
  const parts = Object.entries(value).map(([key, inner]) => flat(inner, at === '' ? key : `${at}.${key}`));
  return Object.assign({}, ...parts) as Row;
}
