import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { canonicalDigest } from '../dossier/digest.ts';
import type { DrawRecord } from './record.ts';
import { commitmentLines, drawDomain as domain, termsOf } from './terms.ts';

const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Opaque id of an application in a draw. `salt`: 32 random bytes as hex, new for each application in each draw, secret until the disclosure. */
export const entryId = (drawId: string, application: string, salt: string): string =>
  hashText([`${domain} entry`, drawId, application, salt].join('\n'));

/**
 * Digest of all that is fixed before the first commitment of a round (`index` from 0 among all rounds): what is drawn, for
 * what, with which public value until when, by whom, and all rounds before as they failed.
 */
export const termsDigest = (record: DrawRecord, index: number): string =>
  canonicalDigest(termsOf(record, index, canonicalDigest(record.redraws.slice(0, index))));

/** The terms of the current round: what a party commits under. */
export const currentTerms = (record: DrawRecord): string => termsDigest(record, record.redraws.length);

/**
 * Commitment to a seed. The seed's 32 random bytes hide it; the party keeps others from copying it; the terms keep whoever
 * learns the seeds from changing afterwards what they were for.
 */
export const commitmentOf = (terms: string, party: string, seed: string): string =>
  hashText(commitmentLines(terms, party, seed));

/** Key of a round's order: HKDF (RFC 5869) with SHA-256 over the seeds; its salt is the digest of terms, commitments and public value. */
export function drawKey(
  terms: string,
  seeds: readonly string[],
  commitments: readonly string[],
  value: string,
): Uint8Array {
  const salt = Buffer.from(canonicalDigest({ terms, commitments, value }), 'hex');
  return new Uint8Array(hkdfSync('sha256', Buffer.from(seeds.join(''), 'hex'), salt, `${domain} key`, 32));
}

/**
 * Entries in the order of their HMAC-SHA-256 under the key. Chosen over a shuffle: no stream of numbers and no rejection to
 * write again in another language, no bias (256 bits each, equal ones do not occur), and an entry that is taken out later
 * leaves the order of the others as it is.
 */
export function orderBy(key: Uint8Array, entries: readonly string[]): readonly string[] {
  const placed = entries.map((entry) => ({
    entry,
    place: createHmac('sha256', key).update(`${domain} order\n${entry}`).digest('hex'),
  }));
  return placed.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ entry }) => entry);
}

/** The order that the current round gives; null while a seed, a commitment or the public value is missing. */
export function orderOf(record: DrawRecord): readonly string[] | null {
  const { parties, publicValue } = record.round;
  const seeds = parties.flatMap(({ seed }) => seed ?? []);
  const commitments = parties.flatMap(({ commitment }) => commitment ?? []);
  if (seeds.length < parties.length || commitments.length < parties.length || publicValue.value === null) return null;
  return orderBy(drawKey(currentTerms(record), seeds, commitments, publicValue.value), record.entries);
}
