import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { factsVersion, type Facts, type FactTally } from '#src/domain/numbers/facts.ts';
import type { DB } from './schema.ts';

interface OfEdition {
  readonly programme: string;
  readonly edition: string;
}

/** What an application's facts are read from: another revision or edition in force makes another key. */
const key = sql`concat_ws(':', ${sql.lit(factsVersion)}::int, a.handed_in, a.process_digest)`;

const within = ({ programme, edition }: OfEdition, states: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`a.programme = ${programme} and a.edition = ${edition} and a.channel is not null and a.state = any(${[...states]}::text[])`;

/** Applications in some states whose facts are not kept, or are of something else; so many at most. */
export async function withoutFacts(
  db: Kysely<DB>,
  place: OfEdition,
  states: readonly string[],
  most: number,
): Promise<readonly { readonly id: string; readonly key: string }[]> {
  const { rows } = await sql<{ id: string; key: string }>`
    select a.id, ${key} as key from application a left join application_fact f on f.application_id = a.id
    where ${within(place, states)} and f.key is distinct from ${key} order by a.id limit ${most}`.execute(db);
  return rows;
}

export async function keepFacts(trx: Transaction<DB>, id: string, of: string, facts: Facts): Promise<void> {
  const { region, industry, category } = facts;
  const row = { key: of, region, industry, category };
  await trx
    .insertInto('application_fact')
    .values({ application_id: id, ...row })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(row))
    .execute();
}

/** How many applications in some states there are of each channel, class and facts. */
export async function tallyFacts(
  db: Kysely<DB>,
  place: OfEdition,
  states: readonly string[],
): Promise<readonly FactTally[]> {
  const { rows } = await sql<FactTally>`
    select a.channel, a.class, f.region, f.industry, f.category, count(*)::int as count
    from application a left join application_fact f on f.application_id = a.id
    where ${within(place, states)} group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}
