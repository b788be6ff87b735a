import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import { sealedScan } from '#src/cli/sealed-scan.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { ApplicationPage } from '#src/web/api/types.ts';
import { completeApplication } from '../../support/complete-application.ts';
import type { Order, SeatOrder } from './office-process.ts';
import { prepared } from './prepared.ts';

const password = 'a-password-of-tests';

export interface Offices {
  readonly url: string;
  /** Gives an account a seat whose sessions have shown the second factor. */
  seat(order: SeatOrder): Promise<void>;
  /** Takes the sessions somebody has now as having shown the second factor. */
  show(email: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a demo that can seat officials. */
export async function startOffices(): Promise<Offices> {
  const data = await mkdtemp(join(tmpdir(), 'laurel-offices-'));
  const child = fork(join(import.meta.dirname, 'office-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', PORT: '0', LAUREL_DATA: data },
  });
  const heard = async (): Promise<string> =>
    await new Promise((done, fail) => {
      child.once('message', (word: string) => done(word));
      child.once('exit', (code) => fail(new Error(`the offices ended with ${code}`)));
    });
  const url = await heard();
  const ask = async (order: Order): Promise<void> => {
    const answer = heard();
    child.send(order);
    await answer;
  };
  return {
    url,
    seat: ask,
    show: (email) => ask({ email }),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** An account that has confirmed its address, signed in as a client. */
export async function account(url: string, name: string, email: string): Promise<ApiClient> {
  const client = apiClient(url);
  await client.post('/api/auth/sign-up/email', { name, email, password, callbackURL: '/home' });
  const mails = await client.get<readonly { to: string; text: string }[]>('/demo/mail');
  const mail = mails.find((one) => one.to === email)?.text ?? '';
  const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail)?.[0] ?? '');
  await client.get(link.pathname + link.search);
  return client;
}

/** Signs a browser in. */
export async function enter(context: BrowserContext, url: string, email: string): Promise<void> {
  await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } });
}

/** An official at work in a browser. */
export async function official(
  offices: Offices,
  context: BrowserContext,
  name: string,
  seat: Omit<SeatOrder, 'email'>,
): Promise<Page> {
  const email = `${seat.authority}-${seat.role}@demo.laurel.example`;
  await account(offices.url, name, email);
  await enter(context, offices.url, email);
  await offices.seat({ email, ...seat });
  return await context.newPage();
}

/** An applicant's dossier, filled, final, sealed and submitted through the API. */
export async function handedIn(
  url: string,
  name: string,
  sample: ApplicationData,
): Promise<{ readonly id: string; readonly email: string; readonly client: ApiClient }> {
  const { client, id } = await prepared(url, name, sample.class);
  const edition = newestEdition();
  const definition = edition.classes[sample.class];
  if (definition === undefined) throw new Error(`no class ${sample.class}`);
  const { data, open } = await completeApplication(edition, sample);
  await fillApplication(client, id, { definition, data, open });
  await client.post(`/api/applications/${id}/actions/finalise`);
  await clearedByOffice(url, client, id);
  await sealAll(client, id);
  await client.post(`/api/applications/${id}/actions/submit`, { digest: (await pageOf(client, id)).dossier?.digest });
  return { id, email: `${name}@demo.laurel.example`, client };
}

const pageOf = async (client: ApiClient, id: string): Promise<ApplicationPage> =>
  await client.get(`/api/applications/${id}`);

/** From 定稿 under way through the pre-check, by a handler of its channel made for it; nothing where the edition has none. */
async function clearedByOffice(url: string, client: ApiClient, id: string): Promise<void> {
  const page = await untilFinal(client, id);
  if (!page.preCheck) return;
  await client.post(`/api/applications/${id}/actions/send-precheck`, { digest: page.dossier?.digest });
  const authority = page.channel?.id ?? '';
  const clerk = await account(url, '预审人', `precheck-${id}@demo.laurel.example`);
  await clerk.post('/demo/seats', { authority, role: 'reviewer' });
  await clerk.post(`/api/cases/${id}/actions/clear`, {});
}

async function untilFinal(client: ApiClient, id: string): Promise<ApplicationPage> {
  for (let tries = 0; tries < 600; tries += 1) {
    const page = await pageOf(client, id);
    if (page.state.phase === 'final') return page;
    await sleep(300);
  }
  throw new Error('the dossier was not final in time');
}

/** From 定稿 under way to the last scan of a sealed leaf. */
export async function sealAll(client: ApiClient, id: string): Promise<void> {
  await untilFinal(client, id);
  for (const { leaf, side, scan } of (await pageOf(client, id)).checklist)
    if (side === 'applicant' && scan === null) await attachScan(client, id, leaf);
}

async function attachScan(client: ApiClient, id: string, leaf: string): Promise<void> {
  const [sheet = '', instance = ''] = leaf.split(':');
  const printed = await client.get<{ pages: readonly string[] }>(
    `/api/applications/${id}/preview/${sheet}?instance=${instance}`,
  );
  const { sha256 } = await client.upload<{ sha256: string }>(
    `/api/applications/${id}/files?name=${leaf.replace(':', '-')}.jpg`,
    await sealedScan(printed.pages[0] ?? ''),
    'application/octet-stream',
  );
  await client.put(`/api/applications/${id}/leaves/${leaf}`, { file: sha256 });
}
