import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { NamingClient } from './named-statements.ts';

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/** Answers of a server that is starting or recovering: its socket is not there, or it says "not yet". */
const notYet = new Set(['57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET']);

/**
 * A pool that tries again for a while when the server is just coming back, so that a restart of the database
 * shows as a slow request and not as a failed one.
 */
export class PatientPool extends Pool {
  readonly #patience: number;

  constructor(config: PoolConfig, patience: number) {
    super({ ...config, Client: NamingClient });
    this.#patience = patience;
    // A lost idle connection is replaced at the next use; without a listener it would end the process.
    this.on('error', () => undefined);
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | void {
    if (!callback) return this.#connectPatiently();
    void this.#tell(callback); // the pool itself asks so, for `pool.query`
  }

  async #tell(callback: Connected): Promise<void> {
    let client: PoolClient;
    try {
      client = await this.#connectPatiently();
    } catch (error) {
      return callback(error as Error, undefined, () => undefined);
    }
    callback(undefined, client, (release) => client.release(release));
  }

  async #connectPatiently(): Promise<PoolClient> {
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
