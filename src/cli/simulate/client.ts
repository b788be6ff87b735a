import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, apiClient, type FileClient } from '../api-client.ts';
import { actIn, routeOf, type Ledger } from './ledger.ts';

/** How long somebody tries to reach a server that gives no answer, in milliseconds. */
const patience = 300_000;
/** Waits between two tries, and where the server says that it is asked too often. */
const pause = 500;
const whenTooOften = 2_000;

/**
 * A client whose calls are written down. Where it is asked to come back later it does; where no answer comes it asks again
 * as long as asking twice is the same as once. Else it says so (status 0), and who asked looks what has become of it.
 */
export function recordedClient(origin: string, ledger: Ledger, who: string, signal: AbortSignal): FileClient {
  const plain = apiClient(origin, signal);
  async function recorded<T>(method: string, path: string, again: boolean, ask: () => Promise<T>): Promise<T> {
    const until = Date.now() + patience;
    for (;;) {
      const answer = await once(ledger, path, routeOf(method, path), ask);
      if (!('error' in answer)) {
        const act = actIn(method, path);
        if (act !== null) ledger.acknowledge({ ...act, by: who });
        return answer.value;
      }
      const { status } = answer.error;
      if (status === 0) await untilBack(origin, until, signal);
      if (status === tooOften) await sleep(whenTooOften, undefined, { signal });
      const asksAgain = status === tooOften || (status === 0 && again);
      if (!asksAgain || Date.now() > until) throw answer.error;
    }
  }
  return {
    get: (path) => recorded('GET', path, true, () => plain.get(path)),
    bytes: (path) => recorded('GET', path, true, () => plain.bytes(path)),
    put: (path, body) => recorded('PUT', path, true, () => plain.put(path, body)),
    upload: (path, bytes, type) => recorded('POST', path, isFile(path), () => plain.upload(path, bytes, type)),
    post: (path, body) => recorded('POST', path, isSaving(path), () => plain.post(path, body)),
  };
}

/** Waits for a server that is away. */
async function untilBack(origin: string, until: number, signal: AbortSignal): Promise<void> {
  while (Date.now() < until) {
    const ready = await fetch(new URL('/readyz', origin)).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(pause, undefined, { signal });
  }
}

const tooOften = 429;
/** A file that is there already is the same file, a value that is there already no change; looking at a report or a page changes nothing. */
const isFile = (path: string): boolean => /\/files\?/u.test(path);
const isSaving = (path: string): boolean =>
  /^\/api\/applications\/[^/]+\/(?:answers|reports\/[^/]+\/inspect)$|^\/api\/paper\/scan$|^\/api\/score-sheets\/[^/]+\/values$/u.test(
    path,
  );

type Answer<T> = { readonly value: T } | { readonly error: ApiError };

async function once<T>(ledger: Ledger, path: string, route: string, ask: () => Promise<T>): Promise<Answer<T>> {
  const began = performance.now();
  const note = (status: number): void =>
    ledger.call({ route, status, milliseconds: Math.round((performance.now() - began) * 10) / 10 });
  try {
    const value = await ask();
    note(200);
    return { value };
  } catch (error) {
    // fetch says "fetch failed" or "terminated" where a connection is refused or breaks; a server without database is away too.
    const away = error instanceof TypeError || (error instanceof ApiError && error.status === 503);
    const answered = away ? new ApiError(0, path, 'no answer came') : error;
    if (!(answered instanceof ApiError)) throw error;
    note(answered.status);
    return { error: answered };
  }
}
