import { fillApplication } from '#src/cli/fill-application.ts';
import { signUp, startProduct, type Product } from '../load/product.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf } from '../measure/statistics.ts';
import type { Case } from './case.ts';

interface Opened {
  readonly pages: number;
  readonly seconds: number;
  readonly node: number;
  readonly postgres: number;
  readonly plain: number;
  readonly sent: number;
}

/** Opening the application page: everything of one whole application in one request, findings and offers included. */
export const openCase: Case = async ({ subject, rounds, seconds, say }) => {
  const product = await startProduct();
  try {
    const { client, cookie } = await signUp(product.url);
    const { edition, definition, data, open } = subject;
    const { id } = await client.post<{ id: string }>('/api/applications', {
      programme: edition.file.programme,
      edition: edition.file.id,
      class: definition.id,
    });
    await fillApplication(client, id, { definition, data, open });
    const { opened } = await interleave(rounds, {
      opened: () => openFor(product, `/api/applications/${id}`, cookie, seconds),
    });
    say(`opened ${(opened ?? []).reduce((sum, one) => sum + one.pages, 0)} times`);
    return rowsOf(opened ?? []);
  } finally {
    await product.stop();
  }
};

/** One person who opens the page again and again. */
async function openFor(product: Product, path: string, cookie: string, seconds: number): Promise<Opened> {
  const before = product.cpu();
  const started = performance.now();
  let [pages, plain] = [0, 0];
  for (; performance.now() < started + seconds * 1000; pages += 1) {
    const answer = await fetch(new URL(path, product.url), { headers: { cookie } });
    plain = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`opening was answered ${answer.status}`);
  }
  const after = product.cpu();
  return {
    pages,
    plain,
    sent: await bytesSent(product.url + path, cookie),
    seconds: (performance.now() - started) / 1000,
    node: after.node - before.node,
    postgres: after.postgres - before.postgres,
  };
}

/** Bytes of the body as they go over the wire to a browser. */
async function bytesSent(url: string, cookie: string): Promise<number> {
  const { get } = await import('node:http');
  return await new Promise((done, fail) => {
    get(url, { headers: { cookie, 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      let bytes = 0;
      answer
        .on('data', (chunk: Buffer) => (bytes += chunk.length))
        .on('end', () => done(bytes))
        .on('error', fail);
    }).on('error', fail);
  });
}

function rowsOf(opened: readonly Opened[]): Row[] {
  const each = (figure: (one: Opened) => number): number => medianOf(opened, (one) => figure(one) / one.pages);
  return [
    {
      id: 'open.cpu',
      title: 'CPU of opening the application page, node + postgres',
      value: each((one) => one.node + one.postgres),
      unit: 'ms',
      limit: null,
    },
    { id: 'open.cpu-node', title: '… of it node', value: each((one) => one.node), unit: 'ms', limit: null },
    { id: 'open.cpu-postgres', title: '… of it postgres', value: each((one) => one.postgres), unit: 'ms', limit: null },
    {
      id: 'open.wall',
      title: 'time of opening, one client',
      value: each((one) => one.seconds * 1000),
      unit: 'ms',
      limit: null,
    },
    {
      id: 'open.bytes',
      title: 'size of the answer, plain',
      value: medianOf(opened, (one) => one.plain),
      unit: 'bytes',
      limit: null,
    },
    {
      id: 'open.sent',
      title: 'size of the answer as sent',
      value: medianOf(opened, (one) => one.sent),
      unit: 'bytes',
      limit: null,
    },
  ];
}
