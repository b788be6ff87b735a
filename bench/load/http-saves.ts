import { keepAlive } from './keep-alive.ts';
import { typing } from './places.ts';
import type { Setting } from './protocol.ts';
import { serveOrders, type Saver } from './serve-orders.ts';

interface Saved {
  readonly saved: Readonly<Record<string, number>>;
  readonly conflicts: readonly unknown[];
}

/** Saves fields through the public HTTP API, each client over a connection of its own, as a browser does. */
serveOrders(async (setting) => {
  const savers = await Promise.all(setting.applications.map((id, index) => saverOf(setting, id, index)));
  return { of: ({ clients }) => savers.slice(0, clients) };
});

async function saverOf({ url, cookie, places }: Setting, id: string, index: number): Promise<Saver> {
  const connection = await keepAlive(url, {
    cookie,
    origin: url,
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': 'zh-CN,zh;q=0.9',
    'user-agent': 'laurel-bench',
  });
  const next = typing(places, index * 7);
  const seen = new Map<string, number>();
  return async () => {
    const { sheet, path, value, version: first } = next();
    const key = `${sheet}/${path}`;
    const answer = await connection.post(
      `/api/applications/${id}/answers`,
      JSON.stringify({ sheet, changes: [{ path, value, seen: seen.get(key) ?? first }] }),
    );
    if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${answer.body}`);
    const { saved, conflicts } = JSON.parse(answer.body) as Saved;
    const version = saved[path];
    if (version === undefined || conflicts.length > 0) throw new Error(`a save was not kept: ${answer.body}`);
    seen.set(key, version);
  };
}
