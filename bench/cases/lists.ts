import { Kysely, PostgresDialect, type LogEvent } from 'kysely';
import type pg from 'pg';
import type { Scope } from '#src/domain/access/scope.ts';
import { listCases, countCases, type CaseFilter } from '#src/store/cases.ts';
import { openStore } from '#src/store/database.ts';
import type { DB } from '#src/store/schema.ts';
import { startProduct } from '../load/product.ts';
import { fillCases, queue } from '../load/fill-cases.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import type { Case } from './case.ts';

/** Sizes of the whole that are compared; the queue is the same in both. */
const small = 1_000;
const large = 100_000;
/** More pages of the database touched than this means that the cost grows with the number of applications. */
const mostGrowth = 1.5;

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly scope: Scope;
  readonly filter: CaseFilter;
  readonly counts?: true;
}

/** What an official of one city asks for, with the same queue in a small and in a large house. */
function questions(programme: string): readonly Asked[] {
  const scope: Scope = { see: 'cases', parts: [{ programme, channel: queue.channel }] };
  const turns = [queue.channel];
  return [
    { id: 'first', title: 'first page of the to-do list', scope, filter: { turns } },
    { id: 'count', title: 'its counter', scope, filter: { turns }, counts: true },
    { id: 'class', title: 'filtered by class', scope, filter: { turns, class: 'individual' } },
    { id: 'state', title: 'filtered by state', scope, filter: { turns, states: [queue.state] } },
    { id: 'late', title: 'overdue only', scope, filter: { turns, dueBefore: new Date('2020-05-25T00:00:00Z') } },
    { id: 'rare', title: 'search of two characters, rare', scope, filter: { turns, search: queue.rare } },
    { id: 'common', title: 'search of two characters, common', scope, filter: { turns, search: queue.common } },
    { id: 'rare-count', title: 'its counter, rare', scope, filter: { turns, search: queue.rare }, counts: true },
    { id: 'all-rare', title: 'all of the channel, rare', scope, filter: { search: queue.rare } },
  ];
}

/** First pages, filters and searches of one queue, by the pages of the database they touch, with 1,000 and 100,000 applications. */
export const listsCase: Case = async ({ subject, rounds, say }) => {
  const product = await startProduct();
  const store = openStore(product.connection);
  try {
    const { programme } = subject.edition.file;
    const measure = async (size: number): Promise<readonly Measured[]> => {
      await fillCases(store.db, subject.edition, size);
      say(`${size.toLocaleString('en-US')} applications`);
      const found: Measured[] = [];
      for (const asked of questions(programme)) found.push(await measureOne(store.pool, asked, rounds));
      return found;
    };
    const before = await measure(small);
    const after = await measure(large);
    return questions(programme).flatMap((asked, i) => rowsOf(asked, before[i]!, after[i]!));
  } finally {
    await store.close();
    await product.stop();
  }
};

interface Measured {
  readonly buffers: number;
  readonly milliseconds: number;
}

/** Runs the very statements of the store, then has PostgreSQL explain each with what it touched; a search takes two. */
async function measureOne(pool: pg.Pool, { scope, filter, counts }: Asked, rounds: number): Promise<Measured> {
  const statements: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: (event: LogEvent) => {
      const { sql, parameters } = event.query;
      if (sql.includes('from application')) statements.push({ sql, parameters });
    },
  });
  const ask = (): Promise<unknown> =>
    counts === true
      ? countCases(db, scope, filter, 1001)
      : listCases(db, { scope, filter, order: 'due', after: null, limit: 51 });
  await ask();
  // What follows only times them: each asks the same again.
  const asked = statements.splice(0);
  if (asked.length === 0) throw new Error('the store asked nothing');
  const times: number[] = [];
  for (let round = 0; round < Math.max(3, rounds); round += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  let buffers = 0;
  for (const { sql, parameters } of asked) buffers += await touched(pool, sql, parameters);
  return { buffers, milliseconds: median(times) };
}

/** Pages of the database that a statement touches, in memory or not. */
export async function touched(pool: pg.Pool, sql: string, parameters: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `explain (analyze, buffers, format json) ${sql}`,
    [...parameters],
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('PostgreSQL explained nothing');
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}
interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

function rowsOf({ id, title }: Asked, before: Measured, after: Measured): readonly Row[] {
  return [
    {
      id: `lists.${id}`,
      title: `${title}: pages touched with 100,000 over 1,000`,
      value: after.buffers / Math.max(1, before.buffers),
      unit: '×',
      limit: { most: mostGrowth },
      note: `${before.buffers} and ${after.buffers}`,
    },
    { id: `lists.${id}-small`, title: '… time with 1,000', value: before.milliseconds, unit: 'ms', limit: null },
    { id: `lists.${id}-large`, title: '… time with 100,000', value: after.milliseconds, unit: 'ms', limit: null },
  ];
}
