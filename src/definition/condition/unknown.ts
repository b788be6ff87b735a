/**
 * Thrown (always this one instance) where a condition reads a blank or something unreadable. CEL's && and || and its
 * quantifiers take in such a failure as the third truth value: `false && unknown` is false, `true || unknown` is true.
 */
class Unknown extends Error {
  override readonly name = 'Unknown';
}

export const unknown: Error = Object.freeze(new Unknown('a field that the condition reads is blank'));

/** `unknown` where a field it reads is blank or cannot be read. */
export type Truth = boolean | 'unknown';
