import type { Browser, Page } from '@playwright/test';
import { forked, signedIn } from './forked.ts';

/** What the process tells first. */
export interface JudgingTold {
  readonly url: string;
  /** Cases, in the order of their numbers. */
  readonly cases: readonly string[];
  /** Sessions by the names of those who have them. */
  readonly people: Readonly<Record<string, string>>;
}

/** Who is there, by what they do. */
export const names = {
  handler: '季经办',
  reviewer: '郭审核',
  leader: '唐主任',
  supervision: '施监督',
  assessors: ['温书衡', '顾行简', '梁知白', '沈怀瑾'],
  committee: ['严主任', '孟委员', '白委员', '祝委员', '卢委员'],
  applicants: ['苏砚宁', '林叙白'],
} as const;

export interface JudgingHouse extends Omit<JudgingTold, 'people'> {
  /** The page of somebody at work, in a browser of their own; at an address where one is given. */
  at(name: string, address?: string): Promise<Page>;
  /** A page of somebody who is not signed in. */
  public(address: string): Promise<Page>;
  /** Moves the clock of the award. */
  setTime(time: string): Promise<void>;
  stop(): Promise<void>;
}

const size = { width: 1440, height: 900 };

/** Starts a server with admitted cases, and everybody at their own desk. */
export async function startJudging(browser: Browser): Promise<JudgingHouse> {
  const { told, ask, stop } = await forked<JudgingTold>('judging-process.ts');
  const pages = new Map<string, Page>();
  const open = async (name: string): Promise<Page> => {
    const cookie = told.people[name];
    if (cookie === undefined) throw new Error(`nobody is called ${name}`);
    const page = await (await signedIn(browser, told.url, cookie, size)).newPage();
    pages.set(name, page);
    return page;
  };
  return {
    url: told.url,
    cases: told.cases,
    at: async (name, address) => {
      const page = pages.get(name) ?? (await open(name));
      if (address !== undefined) await page.goto(told.url + address);
      return page;
    },
    public: async (address) => {
      const page = await (await browser.newContext({ viewport: size, locale: 'zh-CN' })).newPage();
      await page.goto(told.url + address);
      return page;
    },
    setTime: (time) => ask({ time }),
    stop,
  };
}
