/**
 * Whom and what the pictures of the offices show: a demo of its own whose officials have seats, and cases of invented
 * applicants at every place of the way, made through the public API.
 */
import type { Browser, BrowserContext } from '@playwright/test';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import { account, startOffices, type Offices } from '../../tests/e2e/support/offices.ts';
import { carryOn } from './office-carry.ts';
import { cases, type CaseIds } from './office-cases.ts';
import { moment } from './stage.ts';

export const password = 'a-password-of-tests';

/** The officials of the pictures: seat, and the name that pages show. */
export const officials = [
  ['zhenjiang', 'handler', '周敏'],
  ['zhenjiang', 'reviewer', '韩立秋'],
  ['zhenjiang', 'leader', '丁一鸣'],
  ['zhenjiang.tax', 'handler', '袁小满'],
  ['xuzhou', 'handler', '孟晓'],
  ['xuzhou', 'leader', '贺成'],
  ['province', 'handler', '叶知秋'],
  ['province', 'reviewer', '秦川'],
  ['province', 'leader', '陶然'],
  ['supervision', 'handler', '严正'],
  ['securityAdministration', 'handler', '安石'],
] as const;

/** What a browser keeps of somebody's session. */
export type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface OfficeCast {
  readonly url: string;
  /** Cookies of who has shown the second factor, by `authority-role`; of an applicant who is to correct, as `applicant`. */
  readonly states: ReadonlyMap<string, Cookies>;
  /** Ids of what was made, by the names that scenes use. */
  readonly ids: CaseIds;
  stop(): Promise<void>;
}

/** Somebody's client of the API, by `authority-role`. */
export type Clients = (who: string) => ApiClient;

/** Starts the offices, seats the officials, and brings the cases to where the scenes find them. */
export async function openOffices(browser: Browser): Promise<OfficeCast> {
  const offices = await startOffices();
  const setClock = async (): Promise<void> => {
    await apiClient(offices.url).post('/demo/clock', { now: moment });
  };
  await setClock();
  const clients = new Map<string, ApiClient>();
  const states = new Map<string, Cookies>();
  for (const [authority, role, name] of officials) {
    const { client, state } = await seated(offices, browser, { authority, role, name });
    clients.set(`${authority}-${role}`, client);
    states.set(`${authority}-${role}`, state);
  }
  const of: Clients = (who) => {
    const client = clients.get(who);
    if (client === undefined) throw new Error(`nobody has the seat ${who}`);
    return client;
  };
  const ids = await cases(offices.url, of);
  await carryOn(of, ids);
  // A second sign-in would be told of on every page.
  for (const client of clients.values()) await client.post('/api/auth/sign-out', {});
  states.set('applicant', await signedIn(offices.url, browser, 'asked@demo.laurel.example'));
  return { url: offices.url, states, ids, stop: () => offices.stop() };
}

/** An official with two sessions past the second factor: one of the API, one for the browser. */
export async function seated(
  offices: Offices,
  browser: Browser,
  { authority, role, name }: { authority: string; role: 'handler' | 'reviewer' | 'leader'; name: string },
) {
  const email = `${authority}-${role}@demo.laurel.example`.toLowerCase();
  const client = await account(offices.url, name, email);
  const state = await signedIn(offices.url, browser, email);
  await offices.seat({ email, authority, role });
  return { client, state };
}

/** The cookies of a browser that has signed somebody in. */
async function signedIn(url: string, browser: Browser, email: string): Promise<Cookies> {
  const context = await browser.newContext();
  await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } });
  const state = await context.storageState();
  await context.close();
  return state;
}
