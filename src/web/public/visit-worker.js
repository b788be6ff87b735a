// Lets the page of a site visit open without network, once it was opened in this browser. The page itself puts its shell
// and files into `laurel-visit-shell`; what the server says of the session and of visits is kept in `laurel-visit-data`.
const shell = 'laurel-visit-shell';
const data = 'laurel-visit-data';
/** How long a bad network is waited for before what is kept is shown; milliseconds. */
const patience = 4000;
const isPage = (url) => /^\/reviews\/[0-9a-f-]+\/visit\/?$/u.test(url.pathname);
const isKept = (url) => url.pathname === '/api/session' || /^\/api\/panels\/[0-9a-f-]+\/visit$/u.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(url)) event.respondWith(fresh(request, '/reviews/', shell));
  } else if (isKept(url)) event.respondWith(fresh(request, url.pathname, data));
  else if (!url.pathname.startsWith('/api/')) event.respondWith(kept(request));
});

/** The server's answer; what is kept where none comes. A new answer about a visit takes the place of the kept one. */
async function fresh(request, key, name) {
  const old = await caches.match(key, { cacheName: name, ignoreVary: true });
  const asked = fetch(request).then(async (answer) => {
    if (name === data && answer.ok) await (await caches.open(data)).put(key, answer.clone());
    return answer;
  });
  if (old === undefined) return await asked;
  const late = new Promise((resolve) => setTimeout(resolve, patience, old));
  return await Promise.race([asked.catch(() => old), late]);
}

/** Files that never change are taken from here first. */
async function kept(request) {
  return (await caches.match(request, { cacheName: shell, ignoreVary: true })) ?? (await fetch(request));
}
