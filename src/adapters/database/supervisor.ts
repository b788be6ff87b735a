import { setTimeout as sleep } from 'node:timers/promises';
import { acquireServer, endServer, type EmbeddedOptions } from './acquire-server.ts';
import { workDatabase, workRole } from './cluster.ts';
import { claimOwnership, releaseOwnership } from './ownership.ts';

export type SuperviseOptions = EmbeddedOptions & {
  /** Hears, in one line each, that the server ended or came back. */
  readonly report: (line: string) => void;
};

export type EmbeddedDatabase = {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** For tests and the administrator's commands: the server's own process. */
  readonly pid: () => number;
  /** Stops the server, if this process is the one that keeps it. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL, or joins the one that runs on this folder, and keeps it running until
 * `stop`: a server that ends is started again. Throws when it cannot start, with the reason from its log.
 */
export async function superviseEmbedded(options: SuperviseOptions): Promise<EmbeddedDatabase> {
  const stopping = new AbortController();
  let server = await acquireServer(options);
  let restart: Promise<void> = Promise.resolve();

  const keepUp = async (): Promise<void> => {
    await server.gone;
    if (!stopping.signal.aborted) restart = bringBack();
  };
  const bringBack = async (): Promise<void> => {
    options.report('the database ended unexpectedly; starting it again');
    for (let pause = 250; !stopping.signal.aborted; pause = Math.min(pause * 2, 8000)) {
      try {
        server = await acquireServer(options);
        options.report('the database is back');
        void keepUp();
        return;
      } catch (error) {
        options.report(`the database does not start: ${(error as Error).message}`);
        await sleep(pause);
      }
    }
  };

  void keepUp();
  return {
    connection: { host: server.socketFolder, user: workRole, database: workDatabase },
    pid: () => server.pid,
    stop: async () => {
      stopping.abort();
      await restart;
      if (!claimOwnership(options.home)) return;
      await endServer(server);
      releaseOwnership(options.home);
    },
  };
}
