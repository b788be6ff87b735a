import canonicalize from 'canonicalize';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { commitmentLines, termsOf } from '#src/domain/draw/terms.ts';

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a text in lower-case hex, by WebCrypto; the same as the server's own. */
const digestOf = async (text: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
const canonicalDigest = (value: unknown): Promise<string> => digestOf(canonicalize(value) ?? 'null');

/** Whether this page may hash at all: WebCrypto is there on https and localhost only. */
export const canCommit = (): boolean => globalThis.crypto?.subtle !== undefined;

/** A new seed: 32 random bytes as hex, made here and nowhere else. */
export const freshSeed = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

/** The commitment of a party to its seed in the current round of a draw: what `laurel draw verify` computes of it. */
export async function commitmentTo(record: DrawRecord, party: string, seed: string): Promise<string> {
  const previous = await canonicalDigest(record.redraws);
  const terms = await canonicalDigest(termsOf(record, record.redraws.length, previous));
  return await digestOf(commitmentLines(terms, party, seed));
}
