import { expect, type BrowserContext, type Page } from '@playwright/test';

interface Call {
  readonly url: string;
  readonly from: string;
}

interface Initiator {
  readonly type: string;
  readonly stack?: Stack;
}
interface Stack {
  readonly callFrames: readonly { readonly url: string }[];
  readonly parent?: Stack;
}

const isApi = (url: string): boolean => /^\/(?:api|demo)\//u.test(new URL(url).pathname);

/**
 * Makes the test unable to call the API by Playwright or by Node, and notes who began every request of the page:
 * the product's own scripts, or a link that was followed. What the test puts into the page is neither.
 */
export class NoApiCalls {
  readonly #calls: Call[] = [];
  readonly #origin: string;

  constructor(context: BrowserContext, origin: string) {
    this.#origin = origin;
    const refuse = (): never => {
      throw new Error('a walk must not call the API itself');
    };
    for (const act of ['fetch', 'get', 'post', 'put', 'patch', 'delete', 'head'] as const)
      Object.defineProperty(context.request, act, { value: refuse });
    const plain = globalThis.fetch;
    globalThis.fetch = async (target, options) => {
      const url = target instanceof Request ? target.url : String(target);
      if (url.startsWith(origin) && isApi(url)) refuse();
      return await plain(target, options);
    };
  }

  /** Listens to a page from now on. */
  async watch(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      if (request.url.startsWith(this.#origin) && isApi(request.url))
        this.#calls.push({ url: request.url, from: beginner(initiator, this.#origin) });
    });
  }

  /** Fails where any request of the API was begun by anything but the product's pages, or where hardly any was seen. */
  expectNone(least = 20): void {
    expect(this.#calls.length, 'requests seen').toBeGreaterThan(least);
    expect(this.#calls.filter(({ from }) => from !== 'page')).toEqual([]);
  }
}

/** `page` where the product's own scripts or markup began it; else what did. */
function beginner({ type, stack }: Initiator, origin: string): string {
  if (type !== 'script') return ['parser', 'other', 'preflight'].includes(type) ? 'page' : type;
  const frames: string[] = [];
  for (let one = stack; one !== undefined; one = one.parent) frames.push(...one.callFrames.map(({ url }) => url));
  const strange = frames.filter((url) => !url.startsWith(`${origin}/assets/`));
  return frames.length > 0 && strange.length === 0 ? 'page' : strange.join(' ') || 'a script without a name';
}
