import { canonicalDigest } from '../dossier/digest.ts';
import type { DrawRecord } from './record.ts';

/** The parts of a record that have a digest each, by JSON Pointer. */
function partsOf(record: DrawRecord): readonly (readonly [string, unknown])[] {
  const { digests: _digests, redraws, round, ...rest } = record;
  const { parties, ...ofRound } = round;
  return [
    ...Object.entries(rest).map(([key, value]) => [`/${key}`, value] as const),
    ...redraws.map((value, index) => [`/redraws/${index}`, value] as const),
    ...Object.entries(ofRound).map(([key, value]) => [`/round/${key}`, value] as const),
    ...parties.map((value, index) => [`/round/parties/${index}`, value] as const),
  ];
}

/** Digest of every part of a record, by JSON Pointer. */
export const partDigests = (record: DrawRecord): Readonly<Record<string, string>> =>
  Object.fromEntries(partsOf(record).map(([path, value]) => [path, canonicalDigest(value)]));

/** The record with the digests of its parts as they are now. */
export const sealed = (record: DrawRecord): DrawRecord => ({ ...record, digests: partDigests(record) });

/**
 * Digest by which a draw is known on paper: over all but the disclosure, so that the sheet signed at the draw can be compared
 * before and after it.
 */
export function drawDigest(record: DrawRecord): string {
  const { digests: _digests, openings: _openings, disclosedAt: _disclosedAt, ...said } = record;
  return canonicalDigest(said);
}
