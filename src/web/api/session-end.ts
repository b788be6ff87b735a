/** Whether the session has ended under the page; and who waits until somebody has signed in again. */
let ended = false;
let signIns = 0;
const listeners = new Set<() => void>();

function tell(now: boolean): void {
  ended = now;
  for (const listener of listeners) listener();
}

/** The server no longer knows who this is. */
export const sessionEnded = (): void => tell(true);

export function signedInAgain(): void {
  signIns += 1;
  tell(false);
}

export const hasSessionEnded = (): boolean => ended;

/** How often somebody signed in again: an answer to a request from before is no news. */
export const timesSignedIn = (): number => signIns;

/** Hears of both; gives what ends it. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export async function untilSignedIn(): Promise<void> {
  if (!ended) return;
  await new Promise<void>((done) => {
    const stop = onSession(() => {
      if (ended) return;
      stop();
      done();
    });
  });
}
