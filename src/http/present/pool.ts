import { z } from 'zod';
import { ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import { Text } from '#src/definition/text.ts';
import { Profile } from '#src/domain/pool/profile.ts';
import type { CaseConflicts, ShownClaim, ShownConflict } from '#src/services/pool/case-conflicts.ts';
import type { OwnTerm } from '#src/services/pool/own-term.ts';
import type { PoolPage, PoolPerson } from '#src/services/pool/read-pool.ts';
import type { AssessorTerm } from '#src/store/assessor-terms.ts';
import type { Assessor } from '#src/store/assessors.ts';
import type { ConflictClaim } from '#src/store/conflict-claims.ts';

const Instant = z.iso.datetime();
const Words = z.object({ zh: z.string(), en: z.string() });

export const TermReply = z.object({
  available: z.boolean(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  load: z.int().nullable(),
  pledgedAt: Instant.nullable(),
  version: z.int(),
});
export const presentTerm = (term: AssessorTerm): z.infer<typeof TermReply> => ({
  available: term.available,
  from: term.from,
  until: term.until,
  load: term.load,
  pledgedAt: term.pledgedAt?.toISOString() ?? null,
  version: term.version,
});

export const AssessorReply = z.object({
  id: z.string(),
  name: z.string(),
  profile: Profile,
  active: z.boolean(),
  version: z.int(),
  /** Whether an account is linked. */
  account: z.string().nullable(),
});
export const presentAssessor = (one: Assessor): z.infer<typeof AssessorReply> => ({
  id: one.id,
  name: one.name,
  profile: one.profile,
  active: one.active,
  version: one.version,
  account: one.userId,
});

export const PoolReply = z.object({
  assessors: z.array(AssessorReply.extend({ term: TermReply.nullable(), pledged: z.boolean() })),
  /** As `after` it asks for the next page; null where there is none. */
  next: z.string().nullable(),
  count: z.int(),
});
export const presentPool = ({ assessors, more, count }: PoolPage): z.infer<typeof PoolReply> => {
  const last = assessors.at(-1);
  return {
    assessors: assessors.map((one) => ({
      ...presentAssessor(one),
      term: one.term === null ? null : presentTerm(one.term),
      pledged: one.pledged,
    })),
    next: more && last !== undefined ? `${last.id}|${last.sortKey}` : null,
    count,
  };
};
/** Where a page of the pool ended. */
export const PoolCursor = z
  .string()
  .max(500)
  .regex(/^[^|]+\|/u)
  .transform((text) => {
    const at = text.indexOf('|');
    return { id: text.slice(0, at), sortKey: text.slice(at + 1) };
  });

const Reason = z.object({ place: Text, words: Text, name: z.string(), exact: z.boolean() });
/** Where a conflict was found, or in whose words it was said. */
export const ConflictDetail = z.union([z.object({ reasons: z.array(Reason) }), z.object({ said: z.string() })]);
const NamedAssessor = z.object({ id: z.string(), name: z.string(), employer: z.string() });
const ConflictReply = z.object({
  id: z.string(),
  source: ConflictSource,
  weight: ConflictWeight,
  state: z.enum(['found', 'confirmed', 'dismissed', 'gone']),
  detail: ConflictDetail,
  foundAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
});
const ClaimReply = z.object({
  id: z.string(),
  person: z.string(),
  institution: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'upheld', 'rejected']),
  claimedAt: Instant,
  answer: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export const OwnClaimsReply = z.array(ClaimReply);
export const CaseConflictsReply = z.object({
  conflicts: z.array(ConflictReply.extend({ assessor: NamedAssessor })),
  claims: z.array(ClaimReply.extend({ assessor: NamedAssessor.nullable(), suggestions: z.array(NamedAssessor) })),
});

/** A claim as its applicant reads it: nothing in it says who is in the pool. */
export const presentClaim = (one: ConflictClaim): z.infer<typeof ClaimReply> => ({
  id: one.id,
  person: one.person,
  institution: one.institution,
  reason: one.reason,
  state: one.state,
  claimedAt: one.claimedAt.toISOString(),
  answer: one.answer,
  decidedAt: one.decidedAt?.toISOString() ?? null,
});

type Conflicting = Pick<
  ShownConflict,
  'id' | 'source' | 'weight' | 'state' | 'detail' | 'foundAt' | 'decidedAt' | 'reason'
>;
const presentConflict = (one: Conflicting, decidedBy: string | null): z.infer<typeof ConflictReply> => ({
  id: one.id,
  source: one.source,
  weight: one.weight,
  state: one.state,
  detail: ConflictDetail.parse(one.detail),
  foundAt: one.foundAt.toISOString(),
  decidedBy,
  decidedAt: one.decidedAt?.toISOString() ?? null,
  reason: one.reason,
});
const presentShownClaim = (one: ShownClaim) => ({
  ...presentClaim(one),
  assessor: one.assessor,
  suggestions: [...one.suggestions],
});
export const presentConflicts = ({ conflicts, claims }: CaseConflicts): z.infer<typeof CaseConflictsReply> => ({
  conflicts: conflicts.map((one) => ({ ...presentConflict(one, one.decidedByName), assessor: one.assessor })),
  claims: claims.map(presentShownClaim),
});

export const PoolPersonReply = AssessorReply.extend({
  term: TermReply,
  pledged: z.boolean(),
  load: z.array(z.object({ stage: z.string(), panels: z.int() })),
  conflicts: z.array(ConflictReply.extend({ application: z.string(), applicant: z.string().nullable() })),
});
export const presentPerson = (person: PoolPerson): z.infer<typeof PoolPersonReply> => ({
  ...presentAssessor(person.assessor),
  term: presentTerm(person.term),
  pledged: person.pledged,
  load: [...person.load],
  conflicts: person.conflicts.map((one) => ({
    ...presentConflict(one, one.decidedBy),
    application: one.applicationId,
    applicant: one.applicant,
  })),
});

export const OwnTermReply = z.object({
  name: z.string(),
  profile: Profile,
  term: TermReply,
  pledge: z.object({ text: z.array(Words), digest: z.string(), agreed: z.boolean() }),
});
export const presentOwn = ({ assessor, term, pledge }: OwnTerm): z.infer<typeof OwnTermReply> => ({
  name: assessor.name,
  profile: assessor.profile,
  term: presentTerm(term),
  pledge: { text: [...pledge.text], digest: pledge.digest, agreed: term.pledgeDigest === pledge.digest },
});
