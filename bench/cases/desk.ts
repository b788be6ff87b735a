import { brotliCompressSync } from 'node:zlib';
import { Kysely, PostgresDialect, type LogEvent } from 'kysely';
import { isDenial } from '#src/domain/denial.ts';
import { presentReview } from '#src/http/present/review.ts';
import { readOwnPanels } from '#src/services/judging/read-own-panels.ts';
import { readReview } from '#src/services/judging/read-review.ts';
import { openStore } from '#src/store/database.ts';
import type { DB } from '#src/store/schema.ts';
import { fillCases } from '../load/fill-cases.ts';
import { desk, fillPanels, ownSheets } from '../load/fill-panels.ts';
import { openHouse, type House } from '../load/house.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import type { Case } from './case.ts';
import { touched } from './lists.ts';
import { assessor } from './scores.ts';

/** Panels of the whole that are compared; those of the assessor are the same in both. */
const [small, large] = [1_000, 100_000];
/** More pages of the database touched than this means that the cost grows with the number of panels. */
const mostGrowth = 1.5;

interface Loaded {
  readonly panels: number;
  readonly review: number;
  /** Pages of the database that both together touch. */
  readonly pages: number;
  readonly bytes: number;
  readonly sent: number;
}

/** An assessor's first load: the list of own panels and the desk of one, with 1,000 and 100,000 panels in the house. */
export const deskCase: Case = async ({ subject, rounds, say }) => {
  const house = await openHouse(2);
  try {
    const { programme, id } = subject.edition.file;
    const edition = house.deps.editions.current(programme, id) ?? subject.edition;
    const measured = async (size: number): Promise<Loaded> => {
      await fillCases(house.deps.db, edition, size);
      await fillPanels(house.deps.db, edition);
      const loaded = await load(house, programme, Math.max(15, rounds * 5));
      say(`${size.toLocaleString('en-US')} panels: ${loaded.panels.toFixed(2)} ms, ${loaded.review.toFixed(2)} ms`);
      return loaded;
    };
    const before = await measured(small);
    return rowsOf(before, await measured(large));
  } finally {
    await house.close();
  }
};

async function load(house: House, programme: string, times: number): Promise<Loaded> {
  const store = openStore(house.connection, { connections: 2 });
  const asked: LogEvent['query'][] = [];
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: store.pool }),
    log: ({ query }: LogEvent) => {
      asked.push(query);
    },
  });
  const deps = { ...house.deps, db };
  const actor = assessor(house, programme);
  // Asked beside the log: what the bench asks for itself is no part of the desk.
  const [sheet = ''] = await ownSheets(house.deps.db);
  const panel = sheet.replace(/^sheet-/u, '').replace(new RegExp(`-${desk.assessor}$`, 'u'), '');
  const [lists, reviews]: [number[], number[]] = [[], []];
  let [text, pages] = ['', 0];
  for (let n = 0; n < times; n += 1) {
    const started = performance.now();
    const own = await readOwnPanels(deps, actor);
    const listed = performance.now();
    const review = await readReview(deps, actor, panel);
    if (isDenial(review) || own.length === 0) throw new Error(`the desk of ${panel} does not open`);
    text = JSON.stringify(presentReview(review));
    if (n === 0) for (const { sql, parameters } of asked) pages += await touched(store.pool, sql, parameters);
    lists.push(listed - started);
    reviews.push(performance.now() - listed);
  }
  await store.close();
  return {
    pages,
    panels: median(lists),
    review: median(reviews),
    bytes: text.length,
    sent: brotliCompressSync(text).length,
  };
}

const rowsOf = (before: Loaded, after: Loaded): Row[] => [
  {
    id: 'desk.pages',
    title: 'own panels and one desk: pages touched with 100,000 panels over 1,000',
    value: after.pages / Math.max(1, before.pages),
    unit: '×',
    limit: { most: mostGrowth },
  },
  {
    id: 'desk.panels',
    title: 'list of an assessor’s own panels, 1,000 in the house',
    value: before.panels,
    unit: 'ms',
    limit: null,
  },
  { id: 'desk.panels-large', title: '… 100,000 in the house', value: after.panels, unit: 'ms', limit: null },
  {
    id: 'desk.review',
    title: 'desk of one panel, read and written as JSON, 1,000 in the house',
    value: before.review,
    unit: 'ms',
    limit: null,
  },
  { id: 'desk.review-large', title: '… 100,000 in the house', value: after.review, unit: 'ms', limit: null },
  { id: 'desk.bytes', title: '… size of the answer, plain', value: after.bytes, unit: 'bytes', limit: null },
  { id: 'desk.sent', title: '… size of the answer, brotli', value: after.sent, unit: 'bytes', limit: null },
];
