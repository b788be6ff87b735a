import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { newestEdition } from '#src/cli/editions.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { completeApplication } from '../../support/complete-application.ts';
import { deviceCode } from '../../support/totp.ts';
import { type } from './active.ts';
import { NoApiCalls } from './no-api-calls.ts';
import { account, enter, official, type Offices } from './offices.ts';
import { prepared } from './prepared.ts';

const password = 'a-password-of-tests';

/** Somebody at work in a browser of their own, with a folder for what they print and scan. */
export interface Worker {
  readonly page: Page;
  readonly applicant: { readonly place: (name: string) => string };
}
export interface Applying extends Worker {
  readonly id: string;
  readonly name: string;
}

/** The people of a walk, each in a browser that cannot call the API by itself. */
export class People {
  readonly #offices: Offices;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #calls: NoApiCalls[] = [];

  private constructor(offices: Offices, browser: Browser, folder: string) {
    this.#offices = offices;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async gather(offices: Offices, browser: Browser): Promise<People> {
    return new People(offices, browser, await mkdtemp(join(tmpdir(), 'laurel-offices-walk-')));
  }

  /** An official with a seat, signed in, whose second factor was shown. */
  async official(name: string, authority: string, role: SeatRole): Promise<Worker> {
    const context = await this.#browser.newContext();
    return this.#worker(`${authority}-${role}`, await official(this.#offices, context, name, { authority, role }));
  }

  /** Somebody whose draft is filled, signed in; the rest of the way is theirs. */
  async applicant(name: string, sample: ApplicationData): Promise<Applying> {
    const { client, id } = await prepared(this.#offices.url, name, sample.class);
    const edition = newestEdition();
    const definition = edition.classes[sample.class];
    if (definition === undefined) throw new Error(`no class ${sample.class}`);
    const { data, open } = await completeApplication(edition, sample);
    await fillApplication(client, id, { definition, data, open });
    const context = await this.#browser.newContext();
    await enter(context, this.#offices.url, `${name}@demo.laurel.example`);
    const worker = this.#worker(name, await context.newPage());
    return { ...worker, id, name: String((sample.answers['basic'] as { name?: unknown }).name) };
  }

  /** An official with a seat and a password only: the way in is walked by the page. */
  async newcomer(name: string, authority: string, role: SeatRole): Promise<Worker & { readonly email: string }> {
    const email = `${authority}-${role}@demo.laurel.example`;
    await account(this.#offices.url, name, email);
    await this.#offices.seat({ email, authority, role });
    return { ...this.#worker(email, await (await this.#browser.newContext()).newPage()), email };
  }

  #worker(name: string, page: Page): Worker {
    return { page, applicant: { place: (file) => join(this.#folder, `${name}-${file}`) } };
  }

  /** From now on nobody can call the API but by the pages. */
  async closeApi(workers: readonly Worker[]): Promise<void> {
    for (const { page } of workers) {
      const calls = new NoApiCalls(page.context(), this.#offices.url);
      await calls.watch(page);
      this.#calls.push(calls);
    }
  }

  /** Fails where anything but a page of the product asked the API. */
  expectNoApiCalls(): void {
    for (const calls of this.#calls) calls.expectNone(3);
  }

  async leave(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Signs in by the page, sets up the second factor with a code of the card, and comes back with one of the device. */
export async function signInWithDevice(page: Page, url: string, email: string): Promise<void> {
  await passwordStep(page, url, email);
  await expect(page).toHaveURL(/\/people\/enrol$/u);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '开始设置' }).click();
  const secret = (await page.locator('code.secret').innerText()).replaceAll(/\s/gu, '');
  await page.getByLabel('验证码', { exact: true }).fill(deviceCode(`otpauth://totp/laurel?secret=${secret}`, -1));
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await expect(page.getByText('第二重验证已设置')).toBeVisible();
  await page.context().clearCookies();
  await passwordStep(page, url, email);
  await expect(page.getByRole('heading', { name: '第二重验证' })).toBeVisible();
  await type(page, deviceCode(`otpauth://totp/laurel?secret=${secret}`));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/office/u);
}

async function passwordStep(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('电子邮箱或登录名').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}
