import { visitData as data } from './forget-visits.ts';

const shell = 'laurel-visit-shell';
/** The key under which the shell lies for every panel: the HTML is the same for all pages. */
const shellKey = '/reviews/';

/** Whether a page can be opened without network: here it can, here this browser or address does not allow it. */
export type OfflineState = 'kept' | 'unable';

/**
 * Keeps what this page is made of and what it shows, so that it opens without network from now on. Service workers
 * want a secure address (https); elsewhere what is typed is kept all the same, but the page must stay open.
 */
export async function keepForOffline(): Promise<OfflineState> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return 'unable';
  try {
    await navigator.serviceWorker.register('/visit-worker.js', { scope: '/reviews/' });
    await keepShell();
    await (await caches.open(data)).add('/api/session');
    return 'kept';
  } catch (error) {
    // Storage may be full or forbidden, and the network may just have gone; the page says so.
    console.warn('the page is not kept for opening without network', error);
    return (await caches.match(shellKey).catch(() => undefined)) === undefined ? 'unable' : 'kept';
  }
}

/** Keeps what a visit says in the place of the server's own answer about it. */
export async function keepVisit(panel: string, page: object): Promise<void> {
  if (!('caches' in globalThis)) return;
  const answer = new Response(JSON.stringify(page), { headers: { 'content-type': 'application/json' } });
  await caches.open(data).then(
    async (pages) => await pages.put(`/api/panels/${panel}/visit`, answer),
    (error: unknown) => console.warn('the visit is not kept for opening without network', error),
  );
}

/** Files this page has loaded; those of an older build go. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  const wanted = loadedFiles(
    performance.getEntriesByType('resource').map(({ name }) => name),
    location.origin,
  );
  const there = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll(wanted.filter((url) => !there.has(url)));
  const page = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  await cache.put(shellKey, page);
}

/** Of all that was loaded, the product's own files: no data, nothing foreign, each once. */
export function loadedFiles(loaded: readonly string[], origin: string): readonly string[] {
  const own = loaded.filter((name) => {
    const url = URL.canParse(name) ? new URL(name) : null;
    return url !== null && url.origin === origin && !url.pathname.startsWith('/api/') && /\.\w+$/u.test(url.pathname);
  });
  return [...new Set(own)];
}
