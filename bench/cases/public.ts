import { brotliCompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { withPublication } from '#src/domain/award/publication.ts';
import { openStore } from '#src/store/database.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { fillCases } from '../load/fill-cases.ts';
import { startProduct, type Product } from '../load/product.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf } from '../measure/statistics.ts';
import type { Case } from './case.ts';

const crowd = 16;
const winners = 20;
/** A page without account is light: text and a style sheet, no script. */
const mostBytes = 30_000;
const first = 'BENCH-1';

/** Pages about results as anybody reads them: notice, winners and the check of a certificate. */
export const publicCase: Case = async ({ subject, rounds, seconds, say }) => {
  // Requests are limited by address; a trusted proxy tells one for each, as the city's gateway does.
  const product = await startProduct([], { LAUREL_TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const { programme, id } = subject.edition.file;
    await confer(product, subject.edition);
    const paths = {
      notice: `/notice/${programme}/${id}`,
      winners: `/winners/${programme}/${id}`,
      certificate: `/certificates/${first}`,
    };
    const rows: Row[] = [];
    const rounded = await interleave(rounds, {
      notice: () => rateOf(product.url + paths.notice, seconds),
      winners: () => rateOf(product.url + paths.winners, seconds),
      certificate: () => rateOf(product.url + paths.certificate, seconds),
    });
    for (const [page, path] of Object.entries(paths)) {
      const text = await (await fetch(product.url + path, { headers: address() })).text();
      const rate = medianOf(rounded[page] ?? [], (one) => one);
      say(`${page}: ${rate.toFixed(0)} requests/s`);
      rows.push(...rowsOf(page, rate, text));
    }
    return rows;
  } finally {
    await product.stop();
  }
};

const rowsOf = (page: string, rate: number, text: string): Row[] => [
  {
    id: `public.${page}`,
    title: `requests a second of the ${page} page, ${crowd} readers`,
    value: rate,
    unit: '1/s',
    limit: null,
  },
  {
    id: `public.${page}-bytes`,
    title: '… its size, brotli',
    value: brotliCompressSync(text).length,
    unit: 'bytes',
    limit: { most: mostBytes },
  },
];

let visitors = 0;
/** A visitor's address, another for every request. */
function address(): Readonly<Record<string, string>> {
  visitors += 1;
  return { 'x-forwarded-for': `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}` };
}

/** Requests a second while each reader asks again as soon as the page is there. */
async function rateOf(url: string, seconds: number): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let pages = 0;
  await Promise.all(
    Array.from({ length: crowd }, async () => {
      for (; performance.now() < until; pages += 1) {
        const answer = await fetch(url, { headers: address() });
        if (!answer.ok) throw new Error(`a public page was answered ${answer.status}`);
        await answer.arrayBuffer();
      }
    }),
  );
  return (pages / (performance.now() - started)) * 1000;
}

/** An award conferred on so many: written straight into the tables. */
async function confer({ connection }: Product, edition: Edition): Promise<void> {
  const store = openStore(connection);
  const { programme, id, classes, prizes } = edition.file;
  const [of = ''] = classes;
  const prize = prizes[0]?.id ?? '';
  try {
    await fillCases(store.db, edition, winners);
    const { rows } = await sql<{ id: string; applicant: string }>`
      select id, applicant from application order by id limit ${winners}`.execute(store.db);
    const publication = {
      notice: {
        published: '2020-07-01T01:00:00.000Z',
        from: '2020-07-01',
        until: '2020-07-09',
        winners: rows.map((row) => ({
          application: row.id,
          class: of,
          prize,
          name: row.applicant,
          region: '南京市',
          unit: null,
          post: null,
        })),
      },
      approval: null,
      conferred: '2020-08-01',
      numbers: {},
    };
    await sql`insert into award (programme, edition, state, body, salt)
      values (${programme}, ${id}, 'conferred', ${JSON.stringify(withPublication({}, publication))}::jsonb, 'salt')`.execute(
      store.db,
    );
    await sql`insert into outcome (application_id, programme, edition, class, prize, state, decided_at, published_at, conferred_at, certificate)
      select a, ${programme}, ${id}, ${of}, ${prize}, 'conferred', now(), now(), now(), 'BENCH-' || n
      from unnest(${rows.map((row) => row.id)}::text[]) with ordinality w (a, n)`.execute(store.db);
  } finally {
    await store.close();
  }
}
