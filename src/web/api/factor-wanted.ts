/** Who waits until the second factor was shown on the page; each is told whether it was. */
let waiting: readonly ((shown: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function set(next: typeof waiting): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Asks the person for the second factor; false where they do not give it, or no page is there that could ask. */
export async function askFactor(): Promise<boolean> {
  if (listeners.size === 0) return false;
  return await new Promise((done) => set([...waiting, done]));
}

export const isFactorWanted = (): boolean => waiting.length > 0;

/** What was asked goes on, or is given up. */
export function factorAnswered(shown: boolean): void {
  const told = waiting;
  set([]);
  for (const tell of told) tell(shown);
}

/** Hears when it is asked for and when no more; gives what ends it. */
export function onFactor(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
