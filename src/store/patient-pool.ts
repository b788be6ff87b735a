import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { NamingClient } from './named-statements.ts';

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/** Answers of a server that is starting or recovering: its socket is not there, or it says "not yet". */
const notYet = new Set(['57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET']);

/**
 * A pool that tries again for a while when the server is just coming back, so that a restart of the database
 * shows as a slow request and not as a failed one.
 */
export class PatientPool extends pg.Pool {
  readonly #patience: number;

  constructor(config: pg.PoolConfig, patience: number) {
    super({ ...config, Client: NamingClient } as pg.PoolConfig);
    this.#patience = patience;
    // A lost idle connection is replaced at the next use; without a listener it would end the process.
    this.on('error', () => undefined);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    const connected = this.#connectPatiently();
    if (!callback) return connected; // else the pool itself asks, for `pool.query`
    connected.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    const deadline = Date.now() + this.#patience;
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (!notYet.has((error as { code?: string }).code ?? '') || Date.now() > deadline) throw error;
      }
      await sleep(50);
    }
  }
}
