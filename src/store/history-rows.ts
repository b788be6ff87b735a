import { sql } from 'kysely';

/** What a save leaves in the history of one path: its value as it was kept, and the salt of the commitment to it. */
export interface HistoryRow {
  readonly path: string;
  readonly value: string;
  readonly salt: string;
}

/** Such rows as a table of a raw statement, with the columns path, value and salt. */
export const rowsOf = (history: readonly HistoryRow[]) =>
  sql`unnest(${history.map((h) => h.path)}::text[], ${history.map((h) => h.value)}::text[], ${history.map((h) => h.salt)}::text[])`;
