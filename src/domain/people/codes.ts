/** Signs that are not mistaken for one another when read from paper: no 0, 1, I, L, O, U. */
export const paperAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs of a code that opens an account (59 bits), and of one of a card, which tries are counted (39 bits). */
export const invitationLength = 12;
export const cardLength = 8;

/** A code from random bytes, one sign from each byte that falls into the alphabet evenly; null where too few did. */
export function paperCode(bytes: Uint8Array, length: number): string | null {
  const even = 256 - (256 % paperAlphabet.length);
  const signs = [...bytes].filter((byte) => byte < even).slice(0, length);
  return signs.length < length ? null : signs.map((byte) => paperAlphabet[byte % paperAlphabet.length]).join('');
}

/** As it is printed: `ABCD-EFGH-JKMN`. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/gu, '$1-');

/** As it is typed: small letters, blanks and dashes do not matter. */
export const typedCode = (text: string): string => text.replace(/[\s\-–—－]/gu, '').toUpperCase();

/** Addresses of accounts without e-mail end so; nothing is ever sent there (RFC 2606). */
export const noMailDomain = '@no-mail.invalid';

/** What a person without e-mail types to sign in, as the address of the account; an address stays as it is. */
export const signInAddress = (typed: string): string =>
  typed.includes('@') ? typed.trim() : `${typed.trim().toLowerCase()}${noMailDomain}`;

/** An account's address as people know it: the sign-in name where there is no e-mail. */
export const knownAs = (email: string): string =>
  email.endsWith(noMailDomain) ? email.slice(0, -noMailDomain.length) : email;
