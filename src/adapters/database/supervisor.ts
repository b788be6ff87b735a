import { setTimeout as sleep } from 'node:timers/promises';
import { acquireServer, endServer } from './acquire-server.ts';
import { workDatabase, workRole } from './cluster.ts';
import { claimOwnership, releaseOwnership } from './ownership.ts';
import type { ServerFiles } from './server-files.ts';

export type EmbeddedOptions = {
  /** Folder of the cluster, its socket and its log; made if absent; the server's account must reach it. */
  readonly home: string;
  readonly packaged: ServerFiles;
  /** Where server files are copied to when the account cannot reach the packaged ones. */
  readonly sharedFolder: string;
  readonly durable: boolean;
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
export async function superviseEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let stopping = false;
  let server = await acquireServer(options);
  let restart: Promise<void> = Promise.resolve();

  const keepUp = (): void => {
    void server.gone.then(() => {
      if (!stopping) restart = bringBack();
    });
  };
  const bringBack = async (): Promise<void> => {
    options.report('the database ended unexpectedly; starting it again');
    for (let pause = 250; !stopping; pause = Math.min(pause * 2, 8000)) {
      try {
        server = await acquireServer(options);
        options.report('the database is back');
        return keepUp();
      } catch (error) {
        options.report(`the database does not start: ${(error as Error).message}`);
        await sleep(pause);
      }
    }
  };

  keepUp();
  return {
    connection: { host: server.socketFolder, user: workRole, database: workDatabase },
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      await restart;
      if (!claimOwnership(options.home)) return;
      await endServer(server);
      releaseOwnership(options.home);
    },
  };
}
