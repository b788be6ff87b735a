const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A fresh id for a row, an instance or an edit: a letter and eleven signs. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(11));
  return `k${[...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}
