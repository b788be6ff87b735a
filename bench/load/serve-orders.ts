import type { Answer, Done, Order, Setting, Told } from './protocol.ts';

/** One client: saves once each time it is called. */
export type Saver = () => Promise<void>;
export interface Savers {
  readonly of: (order: Order) => readonly Saver[];
}

/** The life of a load process: it is told its setting, then serves rounds until its parent lets go. */
export function serveOrders(prepare: (setting: Setting) => Promise<Savers>): void {
  let savers: Savers | null = null;
  const answer = async (told: Told): Promise<Answer> => {
    if ('setting' in told) {
      savers = await prepare(told.setting);
      return { ready: true };
    }
    if (savers === null) throw new Error('an order came before the setting');
    return { done: await round(savers.of(told.order), told.order) };
  };
  process.on('message', (told: Told) => {
    void answer(told)
      .catch((error: unknown): Answer => ({
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }))
      .then((said) => process.send?.(said));
  });
  process.once('disconnect', () => process.exit(0));
}

/** All clients save as fast as they are answered until the time is over. */
async function round(savers: readonly Saver[], { seconds }: Order): Promise<Done> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    savers.map(async (save) => {
      for (let now = performance.now(); now < until;) {
        await save();
        const after = performance.now();
        latencies.push(after - now);
        now = after;
      }
    }),
  );
  return { saves: latencies.length, seconds: (performance.now() - started) / 1000, latencies };
}
