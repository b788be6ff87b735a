import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createClock, type Clock } from '#src/adapters/clock.ts';
import { createNullCrypto, type Crypto } from '#src/adapters/crypto.ts';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { createIds } from '#src/adapters/ids.ts';
import { createMailbox, type Mailbox } from '#src/adapters/mail.ts';
import type { ApiClient } from '#src/cli/api-client.ts';
import { createAuth, type Auth } from '#src/http/auth.ts';
import { createServer } from '#src/http/server.ts';
import { createPrint } from '#src/services/create-print.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { Deps } from '#src/services/deps.ts';
import { editionRegistry } from '#src/services/editions.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { giveSeat } from '#src/services/give-seat.ts';
import { freezeDossier } from '#src/services/freeze-dossier.ts';
import { loadEditions } from '#src/services/load-editions.ts';
import { followAmendments } from '#src/services/follow-amendments.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { findSessionUser, markFactor } from '#src/store/sessions.ts';
import { publishedProgrammes } from './published-programmes.ts';
import { quickPrint, type PrintTroubles } from './quick-print.ts';
import { testDatabase, type TestDatabase } from './database.ts';

const clone = resolve(import.meta.dirname, '../..');
const secret = 'a-secret-of-the-tests-that-is-long-enough';

/** One signed-in person's view of the API. */
export interface Person {
  readonly email: string;
  readonly cookie: string;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ status: number; body: any }>;
  open(className?: string): Promise<string>;
  upload(id: string, name: string, bytes: Uint8Array, type?: string): Promise<{ status: number; body: any }>;
  /** The same person as the client that fills applications. */
  readonly client: ApiClient;
}
/** A place in an authority of the newest programme, or of the one named. */
export interface OfficialSeat {
  readonly authority: string;
  readonly role: SeatRole;
  readonly programme?: string;
}
export interface Official extends Person {
  readonly id: string;
}
export interface ApiServer {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly mailbox: Mailbox;
  readonly url: string;
  readonly auth: Auth;
  readonly folder: string;
  /** What a quick print can be made to do; null where volumes are really printed. */
  readonly troubles: PrintTroubles | null;
  /** Sets the award's clock; real time goes on from there. */
  setTime(instant: string): void;
  person(name: string): Promise<Person>;
  /** Somebody with seats in authorities whose session has shown its second factor. */
  official(name: string, seats: readonly OfficialSeat[]): Promise<Official>;
  /** The same, but the second factor is still to be shown. */
  officialWithoutFactor(name: string, seats: readonly OfficialSeat[]): Promise<Official>;
  stranger(): Person;
  /** Somebody who signed in at another server on the same database. */
  as(person: Person): Person;
  /** Runs queued jobs to their end. */
  runJobs(): Promise<void>;
  /** Loses what is queued, as a killed process would. */
  forgetJobs(): void;
  /** Stops it and says what `laurel doctor` found. */
  close(): Promise<readonly { invariant: string; where: string }[]>;
}

export interface ApiOptions {
  readonly time?: string;
  readonly programmes?: string;
  /** False: editions as published, where a test is of a dossier alone and needs no office. */
  readonly amended?: boolean;
  readonly bodyPatience?: number;
  /** Volumes that are not typeset, where a test is of something else. */
  readonly quick?: boolean;
  readonly mode?: 'demo' | 'serve';
  readonly baseUrl?: string;
  readonly logLevel?: string;
  /** Where the built pages lie; without it there are none. */
  readonly webFolder?: string;
  /** How sensitive values are sealed; by default they are not hidden. */
  readonly crypto?: Crypto;
  readonly logTo?: { write(line: string): void };
  /** A database that is there already, and is not dropped at the end. */
  readonly database?: TestDatabase;
}

/** The whole server on the run's database and real files, in this process; jobs run when asked. */
export async function apiServer(options: ApiOptions = {}): Promise<ApiServer> {
  const database = options.database ?? (await testDatabase());
  const folder = await mkdtemp(join(tmpdir(), 'laurel-api-'));
  const ids = createIds();
  const mailbox = await createMailbox(join(folder, 'mail'), ids);
  let offset = Date.parse(options.time ?? '2020-05-20T10:00:00+08:00') - Date.now();
  const real = createClock(database.pool);
  const moved = (date: Date): Date => new Date(date.getTime() + offset);
  const clock: Clock = {
    now: async () => moved(await real.now()),
    at: moved,
    inTimeInstant: async (headers) => moved(await real.inTimeInstant(headers)),
  };
  const jobs: string[] = [];
  const { print, troubles } = options.quick === true ? quickPrint() : { print: createPrint(), troubles: null };
  const deps: Deps = {
    db: database.db,
    clock,
    ids,
    files: await createFolderFiles(join(folder, 'files')),
    crypto: options.crypto ?? createNullCrypto(secret),
    mail: mailbox,
    print,
    editions: editionRegistry(await loadEditions(database.db, programmesFor(options, folder), options.mode ?? 'serve')),
    enqueue: async (_trx, _job, { applicationId }) => {
      jobs.push(applicationId);
    },
    log: { info: () => undefined, error: () => undefined },
  };
  await followAmendments(deps);
  const url = options.baseUrl ?? 'http://laurel.test';
  const auth = createAuth(database.pool, mailbox, { baseUrl: url, secret });
  const app = await createServer({
    deps,
    auth,
    secret,
    webFolder: options.webFolder ?? join(folder, 'no-web'),
    demo: null,
    logLevel: options.logLevel ?? 'silent',
    trustProxy: [],
    secure: url.startsWith('https:'),
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    ...(options.bodyPatience === undefined ? {} : { bodyPatience: options.bodyPatience }),
  });
  await app.ready();
  const withCookie = (email: string, cookie: string): Person => {
    const call: Person['call'] = async (method, path, body) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return {
        status: answer.statusCode,
        body:
          /json/u.test(String(answer.headers['content-type'])) && answer.body !== ''
            ? JSON.parse(answer.body)
            : answer.body,
      };
    };
    const send = async (method: 'POST' | 'PUT', path: string, payload: Buffer, type: string) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { origin: url, cookie, 'content-type': type },
        payload,
      });
      return { status: answer.statusCode, body: JSON.parse(answer.body) };
    };
    const upload: Person['upload'] = (id, name, bytes, type = 'application/octet-stream') =>
      send('POST', `/api/applications/${id}/files?name=${encodeURIComponent(name)}`, Buffer.from(bytes), type);
    const must = async <T>(answered: Promise<{ status: number; body: unknown }>): Promise<T> => {
      const { status, body } = await answered;
      if (status >= 400) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
      return body as T;
    };
    const client: ApiClient = {
      get: (path) => must(call('GET', path)),
      post: (path, body) => must(call('POST', path, body)),
      put: (path, body) => must(call('PUT', path, body)),
      upload: (path, bytes, type) => must(send('POST', path, Buffer.from(bytes), type)),
    };
    return {
      email,
      cookie,
      call,
      upload,
      client,
      open: async (className = 'organisation') => {
        const [edition] = deps.editions.all();
        const opened = await call('POST', '/api/applications', {
          programme: edition?.file.programme,
          edition: edition?.file.id,
          class: className,
        });
        return opened.body.id as string;
      },
    };
  };
  const person = async (name: string): Promise<Person> => {
    const email = `${/^[\w-]+$/u.test(name) ? name : 'person'}-${ids.next()}@demo.laurel.example`;
    await auth.api.signUpEmail({ body: { name, email, password: 'a-password-of-tests' } });
    const [mail] = await mailbox.list(email);
    const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail?.text ?? '')?.[0] ?? url);
    const verified = await app.inject({ method: 'GET', url: link.pathname + link.search, headers: { origin: url } });
    const cookie = [verified.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => line.split(';')[0])
      .join('; ');
    return withCookie(email, cookie);
  };
  const officialWithoutFactor = async (name: string, seats: readonly OfficialSeat[]): Promise<Official> => {
    const made = await person(name);
    const user = await findSessionUser(database.db, tokenIn(made.cookie), '2020-01-01');
    if (user === null) throw new Error('the session of an official is not there');
    const [edition] = deps.editions.all();
    for (const { authority, role, programme = edition?.file.programme ?? '' } of seats) {
      const seat = { programme, authority, role, userId: user.id, from: null, until: null };
      const by = { actorId: 'system', at: await clock.now() };
      const given = await database.db.transaction().execute(async (trx) => await giveSeat(deps, trx, seat, by));
      if (isDenial(given)) throw new Error(given.reason.en);
    }
    return { ...made, id: user.id };
  };
  return {
    app,
    deps,
    database,
    mailbox,
    url,
    auth,
    folder,
    troubles,
    setTime: (instant) => {
      offset = Date.parse(instant) - Date.now();
    },
    stranger: () => withCookie('', ''),
    as: ({ email, cookie }) => withCookie(email, cookie),
    person,
    officialWithoutFactor,
    official: async (name, seats) => {
      const made = await officialWithoutFactor(name, seats);
      await markFactor(database.db, tokenIn(made.cookie), new Date());
      return made;
    },
    forgetJobs: () => {
      jobs.length = 0;
    },
    runJobs: async () => {
      for (let id = jobs.shift(); id !== undefined; id = jobs.shift()) await freezeDossier(deps, id);
    },
    close: async () => {
      await app.close();
      const broken = await examineDatabase(deps);
      await print.close();
      if (options.database === undefined) await database.close();
      await rm(folder, { recursive: true, force: true });
      return broken;
    },
  };
}

const programmesFor = ({ programmes, amended }: ApiOptions, folder: string): string =>
  programmes ?? (amended === false ? publishedProgrammes(folder) : join(clone, 'programmes'));

/** The session's token in a cookie that better-auth has set. */
const tokenIn = (cookie: string): string =>
  decodeURIComponent(/session_token=([^;]+)/u.exec(cookie)?.[1] ?? '').split('.')[0] ?? '';
