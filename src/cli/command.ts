/** A command of the command line. `run` gives the exit code. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly run: (words: readonly string[]) => Promise<number>;
}

/** The words after a command cannot be used; the message says why. */
export class UsageError extends Error {}
