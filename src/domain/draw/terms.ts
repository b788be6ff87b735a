import { roundsOf, type DrawRecord } from './record.ts';

/** Begins all that is hashed in a draw: no digest of one can pass as one of something else. */
export const drawDomain = 'laurel-draw/1';

/**
 * All that is fixed before the first commitment of a round (`index` from 0 among all rounds): what is drawn, for what, with
 * which public value until when, by whom; `previous` is the digest of all rounds before. Its digest is what is committed under.
 */
export function termsOf(record: DrawRecord, index: number, previous: string): object {
  const round = roundsOf(record)[index];
  if (round === undefined) throw new RangeError(`There is no round ${index + 1}.`);
  const { format, id, programme, edition, purpose, title, entries } = record;
  const { name, source, knownFrom } = round.publicValue;
  return {
    format,
    id,
    programme,
    edition,
    purpose,
    title,
    entries,
    round: round.number,
    openedAt: round.openedAt,
    publicValue: { name, source, knownFrom },
    revealBy: round.revealBy,
    parties: round.parties.map(({ party }) => party),
    previous,
  };
}

/** The lines whose SHA-256 commits a party to its seed under the terms of a round. */
export const commitmentLines = (terms: string, party: string, seed: string): string =>
  [`${drawDomain} commitment`, terms, party, seed].join('\n');
