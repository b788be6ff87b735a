/** A pause in typing after which a field is sent, and the longest it waits while typing goes on; milliseconds. */
const pause = 500;
const longestWait = 2500;
const retries = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** When the next batch goes: after a pause in typing, at once, or less and less often while the server is away. */
export class Pace {
  readonly #later: (act: () => void, milliseconds: number) => () => void;
  readonly #act: () => void;
  #cancel: (() => void) | null = null;
  #waitingSince: number | null = null;
  #failures = 0;

  constructor(later: (act: () => void, milliseconds: number) => () => void, act: () => void) {
    this.#later = later;
    this.#act = act;
  }

  /** Something was typed. */
  typed(): void {
    const now = Date.now();
    this.#waitingSince ??= now;
    this.#schedule(Math.max(0, Math.min(pause, this.#waitingSince + longestWait - now)));
  }

  now(): void {
    this.#schedule(0);
  }

  /** The server did not answer: later, and later still the next time. */
  again(): void {
    this.#schedule(retries[Math.min(this.#failures++, retries.length - 1)] ?? 30_000);
  }

  /** The server answered. */
  worked(): void {
    this.#failures = 0;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #schedule(milliseconds: number): void {
    this.stop();
    this.#cancel = this.#later(() => {
      this.#cancel = null;
      this.#waitingSince = null;
      this.#act();
    }, milliseconds);
  }
}
