/** Where a browser keeps what the server said of visits and of who is signed in, for opening the page without network. */
export const visitData = 'laurel-visit-data';

/** Whoever signs in or out, or locks the session, leaves no visit of somebody else behind in this browser. Edits not yet sent stay, as everywhere. */
export async function forgetVisits(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(visitData).catch(() => false);
}
