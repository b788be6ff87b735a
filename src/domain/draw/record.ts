import { z } from 'zod';

const control = /\p{Cc}/u;

/** One line of text: no control characters and no half of a surrogate pair, so that every program reads the same bytes. */
export const Line = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => text.isWellFormed() && !control.test(text), 'one line of well-formed text');
const Words = z.strictObject({ zh: Line, en: Line });

/** 32 bytes as 64 lower-case hex digits: digests, seeds and salts. */
export const Hex32 = z.string().regex(/^[0-9a-f]{64}$/u, '64 lower-case hex digits');

/** An instant in UTC with milliseconds, always of the same width: two of them compare as strings. */
export const Instant = z.string().refine((text) => {
  const date = new Date(text);
  return text.length === 24 && !Number.isNaN(date.getTime()) && date.toISOString() === text;
}, 'an instant in UTC, as in 2001-02-03T04:05:06.000Z');

/** Names that go into what is hashed, line by line: no line ends and nothing that looks like another name. */
const Name = z.string().regex(/^[\w.:-]{1,100}$/u, 'letters, digits and . : _ -');
export const PartyKey = z.string().regex(/^[a-z][A-Za-z0-9_-]{0,39}$/u, 'a letter followed by letters, digits, _ or -');

/** A party that commits to a seed before the public value is known and reveals it after. */
const Party = z.strictObject({
  party: PartyKey,
  commitment: Hex32.nullable(),
  committedAt: Instant.nullable(),
  seed: Hex32.nullable(),
  revealedAt: Instant.nullable(),
  /** It did not commit or reveal in time: when that was written down, and what was said of it. */
  withheld: z.strictObject({ at: Instant, noted: Line }).nullable(),
});

/** A value that nobody of the house makes: named before it is known, written down before any seed is revealed. */
const PublicValue = z.strictObject({
  name: Words,
  source: Line,
  knownFrom: Instant,
  value: Line.nullable(),
  enteredAt: Instant.nullable(),
});

const round = {
  number: z.int().positive(),
  openedAt: Instant,
  publicValue: PublicValue,
  /** Last instant for the public value and the seeds; what is missing then is withheld. */
  revealBy: Instant,
  parties: z.array(Party).min(2).max(9).readonly(),
};
const Round = z.strictObject(round);
const FailureReason = z.enum(['withheld', 'mismatch', 'no-value']);
const FailedRound = z.strictObject({ ...round, failed: z.strictObject({ at: Instant, reason: FailureReason }) });

const Opening = z.strictObject({ entry: Hex32, application: Name, salt: Hex32 });
const Witness = z.strictObject({ role: Words, name: z.union([z.literal(''), Line]) });

/** A draw from its preparation to its disclosure as one document (docs/draw-format.md); whoever has it can verify it. */
export const DrawRecord = z.strictObject({
  format: z.literal(1),
  id: Name,
  programme: Name,
  edition: Name,
  purpose: z.enum(['defence-order', 'tie', 'panel']),
  title: Words,
  /** Opaque ids, ascending. */
  entries: z.array(Hex32).min(2).max(10_000).readonly(),
  witnesses: z.array(Witness).max(20).readonly(),
  /** Rounds that came to nothing, whole, the earliest first. */
  redraws: z.array(FailedRound).readonly(),
  round: Round,
  order: z.array(Hex32).readonly().nullable(),
  drawnAt: Instant.nullable(),
  /** Which application each entry is, from the disclosure on. */
  openings: z.array(Opening).readonly().nullable(),
  disclosedAt: Instant.nullable(),
  /** SHA-256 of each part by its JSON Pointer: tells where a record was damaged. */
  digests: z.record(z.string(), Hex32),
});
export type DrawRecord = z.infer<typeof DrawRecord>;
export type DrawRound = z.infer<typeof Round>;
export type DrawParty = z.infer<typeof Party>;
export type DrawOpening = z.infer<typeof Opening>;
export type DrawWitness = z.infer<typeof Witness>;
export type DrawFailureReason = z.infer<typeof FailureReason>;

/** All rounds, the failed ones first, the current one last. */
export const roundsOf = (record: DrawRecord): readonly DrawRound[] => [...record.redraws, record.round];
