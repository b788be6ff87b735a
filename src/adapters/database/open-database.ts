import { superviseEmbedded } from './supervisor.ts';
import { clusterHome, rootsSharedFolder } from './cluster-home.ts';
import { packagedServer } from './server-files.ts';

/** How to reach the database: fields that the `pg` driver understands. */
export type DatabaseConnection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string };

export type OpenedDatabase = {
  readonly kind: 'external' | 'embedded';
  readonly connection: DatabaseConnection;
  /** Ends the embedded server that this process keeps; does nothing to an external one. */
  readonly close: () => Promise<void>;
};

export type DatabaseSettings = {
  readonly mode: 'demo' | 'serve';
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
};

/**
 * Opens the database the settings name: the given DATABASE_URL, or the embedded server in the data folder.
 * `report` hears one line when the embedded server ends and returns. Throws with a reason for the operator.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  report: (line: string) => void,
): Promise<OpenedDatabase> {
  if (settings.databaseUrl !== null) {
    return { kind: 'external', connection: { connectionString: settings.databaseUrl }, close: async () => undefined };
  }
  const packaged = packagedServer();
  if (packaged === null) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  }
  const embedded = await superviseEmbedded({
    home: await clusterHome(settings.dataFolder, settings.mode === 'demo'),
    packaged,
    sharedFolder: rootsSharedFolder,
    durable: true,
    report,
  });
  return { kind: 'embedded', connection: embedded.connection, close: embedded.stop };
}
