import { mkdir } from 'node:fs/promises';
import { createServer as createSocket } from 'node:net';
import { join, resolve } from 'node:path';
import { PgBoss } from 'pg-boss';
import { createClock, createDemoClock, type DemoClock } from './adapters/clock.ts';
import { demoPeople } from './adapters/demo-people.ts';
import { createNullCrypto } from './adapters/crypto.ts';
import { openDatabase } from './adapters/database/open-database.ts';
import { createFolderFiles } from './adapters/folder-files.ts';
import { createIds } from './adapters/ids.ts';
import { keptSecret } from './adapters/kept-secret.ts';
import { createMailbox, createSmtpMail, type Mailbox } from './adapters/mail.ts';
import { readSettings, type Settings } from './adapters/settings.ts';
import { onStopRequest } from './adapters/stop-request.ts';
import { createAuth } from './http/auth.ts';
import { createServer } from './http/server.ts';
import { enqueueWith, startJobs } from './jobs/freeze.ts';
import { startOfficeWork } from './jobs/office.ts';
import { startSealing } from './jobs/seal.ts';
import type { Deps } from './services/deps.ts';
import { editionRegistry } from './services/editions.ts';
import { createPrint } from './services/create-print.ts';
import { loadEditions } from './services/load-editions.ts';
import { followAmendments } from './services/follow-amendments.ts';
import { openStore } from './store/database.ts';
import { migrate } from './store/migrate.ts';

export const clone = resolve(import.meta.dirname, '..');

/** A running Laurel: the address people use, the one it listens on, and how it stops. */
export interface Running {
  readonly url: string;
  readonly listening: string;
  readonly deps: Deps;
  readonly stop: () => Promise<void>;
}

/** Builds every adapter, wires them, and listens. The only place that does. Where it fails, what it began is ended. */
export async function start(settings: Settings, report: (line: string) => void): Promise<Running> {
  await using opened = new AsyncDisposableStack();
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o711 });
  const database = await openDatabase(settings, report);
  opened.defer(database.close);
  const store = openStore(database.connection);
  opened.defer(store.close);
  await migrate(store.db);
  const editions = editionRegistry(await loadEditions(store.db, settings.programmes, settings.mode));
  const port = settings.port === 0 ? await freePort(settings.host) : settings.port;
  const url = settings.baseUrl ?? `http://${settings.host}:${port}`;
  const secret = settings.secret ?? (await keptSecret(settings.dataFolder));
  const ids = createIds();
  const mailbox = settings.smtp === null ? await createMailbox(join(settings.dataFolder, 'mail'), ids) : null;
  const mail = mailbox ?? createSmtpMail(settings.smtp!.url, settings.smtp!.from);
  const demoClock =
    settings.mode === 'demo' ? await createDemoClock(store.pool, settings.dataFolder, demoStart(editions.all())) : null;
  const boss = new PgBoss({ db: { executeSql: (text, values) => store.pool.query(text, values) }, schema: 'jobs' });
  const print = createPrint(settings.fonts ?? undefined);
  opened.defer(() => print.close());
  const deps: Deps = {
    db: store.db,
    clock: demoClock ?? createClock(store.pool),
    ids,
    files: await createFolderFiles(join(settings.dataFolder, 'files')),
    crypto: createNullCrypto(secret),
    mail,
    editions,
    print,
    log: logger,
    enqueue: enqueueWith(boss),
  };
  boss.on('error', (error) => logger.error({ message: error.message }, 'job queue'));
  await followAmendments(deps);
  await boss.start();
  opened.defer(() => boss.stop({ graceful: true, timeout: 20_000 }));
  await startJobs(boss, deps);
  const sealing = startSealing(deps, { seconds: settings.sealSeconds, addresses: settings.rootMail });
  opened.defer(sealing.stop);
  opened.defer(startOfficeWork(deps).stop);
  const auth = createAuth(store.pool, mail, { baseUrl: url, secret });
  const demo = demoClock === null || mailbox === null ? null : demoParts(demoClock, mailbox, auth, url, settings);
  const app = await createServer({
    deps,
    auth,
    secret,
    webFolder: join(clone, 'build', 'web'),
    demo,
    logLevel: settings.logLevel,
    trustProxy: settings.trustedProxies,
    secure: url.startsWith('https:'),
  });
  opened.defer(() => app.close());
  const listening = await app.listen({ port, host: settings.host });
  const parts = opened.move();
  return { url, listening, deps, stop: () => parts.disposeAsync() };
}

const logger: Deps['log'] = {
  info: (fields, message) => console.log(JSON.stringify({ level: 'info', ...fields, message })),
  error: (fields, message) => console.error(JSON.stringify({ level: 'error', ...fields, message })),
};

function demoParts(
  clock: DemoClock,
  mailbox: Mailbox,
  auth: ReturnType<typeof createAuth>,
  baseUrl: string,
  settings: Settings,
) {
  return { clock, mailbox, auth, baseUrl, people: demoPeople(settings.dataFolder) };
}

/** The demo begins at the moment its latest edition names. */
function demoStart(editions: readonly { file: { demoClock: string } }[]): Date {
  const last = editions.at(-1);
  if (last === undefined) throw new Error('There is no edition under programmes/.');
  return new Date(last.file.demoClock);
}

async function freePort(host: string): Promise<number> {
  return await new Promise((done, fail) => {
    const probe = createSocket();
    probe.once('error', fail);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no free port')),
      );
    });
  });
}

const notForRealPersons =
  "Not yet for real persons' data: sensitive fields are not encrypted in this version.\n" +
  '尚不可用于真实个人数据：本版本的敏感栏目未加密保存。';

async function main(): Promise<void> {
  const mode = process.argv[2] === 'serve' ? 'serve' : 'demo';
  const read = readSettings(process.env, mode, clone);
  if (!read.ok) {
    console.error(read.refusal.message);
    process.exit(1);
  }
  const { settings } = read;
  const stopping = new AbortController();
  const starting = start(settings, (line) => console.log(line));
  onStopRequest(async () => {
    stopping.abort();
    await (await starting).stop();
  });
  const { url } = await starting;
  console.log(mode === 'demo' ? `Laurel demo: ${url}` : `Laurel: ${url}\n${notForRealPersons}`);
  if (mode === 'demo' && settings.seed) await fillDemo(url, settings, stopping.signal);
}

/** Fills the demo beside its serving: what fails here is logged and stops nothing. */
async function fillDemo(url: string, { programmes, dataFolder }: Settings, signal: AbortSignal): Promise<void> {
  try {
    const { seedDemo } = await import('./cli/seed-demo.ts');
    await seedDemo({ url, programmes, dataFolder, log: logger, signal });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger.error({ reason }, 'the demo could not be filled; the next start tries again');
  }
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    // Where ending what was begun failed too, the first reason is the one to know.
    const reason: unknown = error instanceof SuppressedError ? error.suppressed : error;
    console.error(`Laurel did not start: ${reason instanceof Error ? reason.message : String(reason)}`);
    process.exit(1);
  });
}
