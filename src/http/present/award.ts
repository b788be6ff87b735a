import { z } from 'zod';
import { awardActNames } from '#src/domain/award/acts.ts';
import { Approval, Winner } from '#src/domain/award/publication.ts';
import type { ShownAward } from '#src/services/award/read-award.ts';

const Instant = z.iso.datetime();
const Words = z.object({ zh: z.string(), en: z.string() });
const Denied = z.object({ code: z.string(), reason: Words });

/** An award as the office's pages get it. */
export const AwardReply = z.object({
  programme: z.string(),
  edition: z.string(),
  title: Words,
  state: z.string(),
  notice: z.object({ published: Instant, from: z.string(), until: z.string(), over: z.boolean() }).nullable(),
  approval: Approval.nullable(),
  conferred: z.string().nullable(),
  numbers: z.record(z.string(), z.string()),
  openObjections: z.int(),
  prizes: z.array(z.object({ id: z.string(), name: Words })),
  outcomes: z.array(
    z.object({
      application: z.string(),
      applicant: z.string(),
      number: z.string().nullable(),
      class: z.string(),
      prize: z.string(),
      state: z.string(),
      publishedAt: Instant.nullable(),
      conferredAt: Instant.nullable(),
      certificate: z.string().nullable(),
      validUntil: z.string().nullable(),
      revokedAt: Instant.nullable(),
      revokedWhy: z.string().nullable(),
      winner: Winner.nullable(),
    }),
  ),
  acts: z.array(z.object({ act: z.enum(awardActNames), denial: Denied.nullable() })),
  course: z.array(z.object({ seq: z.int(), act: z.string(), by: z.string(), at: Instant, details: z.unknown() })),
});

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentAward({ opened, outcomes, acts, course }: ShownAward): z.input<typeof AwardReply> {
  const { award, edition, publication, facts } = opened;
  const { notice } = publication;
  return {
    programme: award.programme,
    edition: award.edition,
    title: edition.file.title,
    state: award.state,
    notice:
      notice === null
        ? null
        : { published: notice.published, from: notice.from, until: notice.until, over: facts.notice?.over ?? false },
    approval: publication.approval,
    conferred: publication.conferred,
    numbers: publication.numbers,
    openObjections: facts.openObjections,
    prizes: edition.file.prizes.map(({ id, name }) => ({ id, name })),
    outcomes: outcomes.map(({ outcome, applicant, number, winner }) => ({
      application: outcome.application_id,
      applicant,
      number,
      class: outcome.class,
      prize: outcome.prize,
      state: outcome.state,
      publishedAt: instant(outcome.published_at),
      conferredAt: instant(outcome.conferred_at),
      certificate: outcome.certificate,
      validUntil: outcome.valid_until,
      revokedAt: instant(outcome.revoked_at),
      revokedWhy: outcome.revoked_why,
      winner,
    })),
    acts: acts.map(({ act, denial }) => ({
      act,
      denial: denial === null ? null : { code: denial.code, reason: denial.reason },
    })),
    course: course.map(({ seq, act, by, at, details }) => ({ seq, act, by, at: at.toISOString(), details })),
  };
}
