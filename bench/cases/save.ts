import { Client } from 'pg';
import { disassemble } from '#src/domain/form/application.ts';
import { saveStore } from '#src/cli/fill-application.ts';
import { startLoad, type LoadProcess } from '../load/load-process.ts';
import { signUp, startProduct, type Product } from '../load/product.ts';
import type { Done, Order, Place } from '../load/protocol.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf, medianRatio } from '../measure/statistics.ts';
import type { Case, Conditions, Subject } from './case.ts';

const crowd = 16;
/** Seconds of saves before the first round. */
const warmUp = 15;
/** Of the rate of the bare driver, and CPU milliseconds of node and postgres. */
const limits = { ratio: 0.4, cpu: 1.5 };

interface Measured extends Done {
  readonly node: number;
  readonly postgres: number;
}
type Rounds = Readonly<Record<string, readonly Measured[]>>;

/** Saving a field over HTTP beside the least SQL that keeps it, and beside itself without the audit. */
export const saveCase: Case = async (conditions) => {
  const product = await startProduct();
  const loads: LoadProcess[] = [];
  try {
    const setting = await settle(product, conditions.subject);
    for (const [program, applications] of [
      ['http-saves.ts', setting.http],
      ['bare-saves.ts', setting.bare],
      ['store-saves.ts', setting.store],
    ] as const) {
      loads.push(await startLoad(program, { ...setting, applications }));
    }
    // A server has served for a while: its code is compiled before anything is measured.
    await loads[0]?.run({ clients: crowd, seconds: warmUp });
    return rowsOf(await measure(product, loads, conditions));
  } finally {
    for (const load of loads) load.stop();
    await product.stop();
  }
};

/**
 * Many short rounds: what disturbs the machine for some seconds disturbs neighbours alike. Dead rows are cleared away
 * before each, as autovacuum does over the hours in which so many saves come in earnest.
 */
async function measure(
  product: Product,
  [http, bare, store]: readonly LoadProcess[],
  { rounds, seconds, say }: Conditions,
): Promise<Rounds> {
  const database = new Client(product.connection);
  await database.connect();
  const one = (load: LoadProcess | undefined, order: Omit<Order, 'seconds'>) => async (): Promise<Measured> => {
    if (load === undefined) throw new Error('a load process is missing');
    await database.query('vacuum answers, answer_history, audit_event');
    const before = product.cpu();
    const done = await load.run({ ...order, seconds });
    const after = product.cpu();
    say(`${(done.saves / done.seconds).toFixed(0)} saves/s, ${order.clients} clients`);
    return { ...done, node: after.node - before.node, postgres: after.postgres - before.postgres };
  };
  const contestants = {
    http1: one(http, { clients: 1 }),
    bare1: one(bare, { clients: 1 }),
    http16: one(http, { clients: crowd }),
    bare16: one(bare, { clients: crowd }),
    audited: one(store, { clients: crowd, audit: true }),
    unaudited: one(store, { clients: crowd, audit: false }),
  };
  return await interleave(rounds * 2, contestants).finally(() => database.end());
}

const rate = ({ saves, seconds }: Done): number => saves / seconds;
const cpu = ({ node, postgres, saves }: Measured): number => (node + postgres) / saves;

function rowsOf(rounds: Rounds): Row[] {
  const of = (name: string): readonly Measured[] => rounds[name] ?? [];
  const ratio = (a: string, b: string): number => medianRatio(of(a).map(rate), of(b).map(rate));
  const per = (name: string, figure: (one: Measured) => number): number =>
    medianOf(of(name), (one) => figure(one) / one.saves);
  return [
    {
      id: 'save.http-1',
      title: 'saves over HTTP, 1 client',
      value: medianOf(of('http1'), rate),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'save.sql-1',
      title: 'update + history by the bare driver, 1 client',
      value: medianOf(of('bare1'), rate),
      unit: 'saves/s',
      limit: null,
    },
    { id: 'save.ratio-1', title: 'HTTP over bare, 1 client', value: ratio('http1', 'bare1'), unit: '×', limit: null },
    {
      id: 'save.http-16',
      title: 'saves over HTTP, 16 clients',
      value: medianOf(of('http16'), rate),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'save.sql-16',
      title: 'update + history by the bare driver, 16 clients',
      value: medianOf(of('bare16'), rate),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'save.ratio-16',
      title: 'HTTP over bare, 16 clients',
      value: ratio('http16', 'bare16'),
      unit: '×',
      limit: { least: limits.ratio },
    },
    {
      id: 'save.latency-16',
      title: 'median wait for a save over HTTP, 16 clients',
      value: medianOf(
        of('http16').flatMap((one) => one.latencies),
        (ms) => ms,
      ),
      unit: 'ms',
      limit: null,
    },
    {
      id: 'save.cpu',
      title: 'CPU of a save over HTTP, 16 clients, node + postgres',
      value: medianOf(of('http16'), cpu),
      unit: 'ms',
      limit: { most: limits.cpu },
    },
    { id: 'save.cpu-node', title: '… of it node', value: per('http16', (one) => one.node), unit: 'ms', limit: null },
    {
      id: 'save.cpu-postgres',
      title: '… of it postgres',
      value: per('http16', (one) => one.postgres),
      unit: 'ms',
      limit: null,
    },
    {
      id: 'save.audit-ratio',
      title: 'rate through the store with audit over without, 16 clients',
      value: ratio('audited', 'unaudited'),
      unit: '×',
      limit: null,
    },
    {
      id: 'save.audit-postgres',
      title: 'CPU of the audit in postgres, a save',
      value: per('audited', (one) => one.postgres) - per('unaudited', (one) => one.postgres),
      unit: 'ms',
      limit: null,
    },
  ];
}

interface Page {
  readonly stores: Readonly<Record<string, { readonly marks: Readonly<Record<string, number>> }>>;
}

/** Three times as many whole applications as clients, so that no two contestants meet in one. */
export async function settle({ url, connection }: Product, { edition, definition, data }: Subject) {
  const { client, cookie } = await signUp(url);
  const stores = Object.entries(disassemble(definition, data)).filter(
    ([store]) => definition.definitions[store] !== undefined,
  );
  const open = async (): Promise<string> => {
    const { id } = await client.post<{ id: string }>('/api/applications', {
      programme: edition.file.programme,
      edition: edition.file.id,
      class: definition.id,
    });
    for (const [store, flat] of stores) await saveStore(client, id, store, flat);
    return id;
  };
  const opened = async (): Promise<string[]> => await Promise.all(Array.from({ length: crowd }, open));
  const http = await opened();
  const page = await client.get<Page>(`/api/applications/${http[0] ?? ''}`);
  const places: Place[] = stores.flatMap(([sheet, flat]) =>
    Object.entries(flat).flatMap(([path, value]) =>
      typeof value === 'string' ? [{ sheet, path, value, version: page.stores[sheet]?.marks[path] ?? 0 }] : [],
    ),
  );
  return { url, cookie, token: tokenIn(cookie), connection, places, http, bare: await opened(), store: await opened() };
}

/** The token before the signature in better-auth's cookie. */
function tokenIn(cookie: string): string {
  const [, signed = ''] = /session_token=([^;]+)/u.exec(cookie) ?? [];
  return decodeURIComponent(signed).split('.')[0] ?? '';
}
