import { sql, type Kysely } from 'kysely';

const never = `'9999-12-31T00:00:00Z'::timestamptz`;

/** A list's first page is read in the order of an index, however many cases there are: by due day, for a queue, a channel or all. */
const statements = [
  `drop index application_turn`,
  `drop index application_channel`,
  `drop index application_sorted`,
  `create index application_waits on application (turn, coalesce(due, ${never}), id) where turn is not null`,
  `create index application_waits_named on application (turn, sort_key, id) where turn is not null`,
  `create index application_of_channel on application (programme, channel, coalesce(due, ${never}), id) where channel is not null`,
  `create index application_of_channel_named on application (programme, channel, sort_key, id) where channel is not null`,
  `create index application_of_all on application (programme, coalesce(due, ${never}), id) where channel is not null`,
  `create index application_of_all_named on application (programme, sort_key, id) where channel is not null`,
  `create index application_in_state on application (programme, state, coalesce(due, ${never}), id) where channel is not null`,
  `create index application_tally on application (programme, edition, channel, class, state) include (due) where channel is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
