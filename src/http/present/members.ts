import { z } from 'zod';
import { knownAs } from '#src/domain/people/codes.ts';
import type { Deps } from '#src/services/deps.ts';
import type { Members } from '#src/services/list-members.ts';
import { authorityOf } from '#src/services/seat-plan.ts';
import type { LoggedEvent, LogPlace } from '#src/store/authority-streams.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
export const MembersReply = z.object({
  programme: z.string(),
  today: z.string(),
  duty: z.string().nullable(),
  may: z.object({
    invite: z.boolean(),
    close: z.boolean(),
    grant: z.boolean(),
    end: z.boolean(),
    reset: z.boolean(),
    log: z.boolean(),
  }),
  authorities: z.array(z.object({ id: z.string(), name: Text, side: z.string() })),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      enrolled: z.boolean(),
      closed: z.boolean(),
      seats: z.array(
        z.object({
          id: z.string(),
          authority: z.string(),
          role: z.string(),
          from: z.string().nullable(),
          until: z.string().nullable(),
          delegatedBy: z.string().nullable(),
          now: z.boolean(),
        }),
      ),
    }),
  ),
  invitations: z.array(
    z.object({ id: z.string(), name: z.string(), email: z.string().nullable(), expiresAt: z.iso.datetime() }),
  ),
});

export function presentMembers(members: Members): z.infer<typeof MembersReply> {
  return {
    programme: members.programme,
    today: members.today,
    duty: members.duty,
    may: members.may,
    authorities: members.authorities.map(({ id, name, side }) => ({ id, name, side })),
    people: members.people.map(({ id, name, email, enrolled, closedAt, seats }) => ({
      id,
      name,
      email: knownAs(email),
      enrolled,
      closed: closedAt !== null,
      seats: seats.map(({ id: seat, authority, role, from, until, delegatedBy, now }) => ({
        id: seat,
        authority,
        role,
        from,
        until,
        delegatedBy,
        now,
      })),
    })),
    invitations: members.invitations.map(({ id, name, email, expiresAt }) => ({
      id,
      name,
      email,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

export const LogReply = z.array(
  z.object({
    authority: z.string(),
    authorityName: Text,
    seq: z.int(),
    kind: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    subject: z.string().nullable(),
    role: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    /** As `before` it asks for what is older. */
    cursor: z.string(),
  }),
);

/** Where a page of the log ended, as `2020-05-20T02:00:00.000Z|nanjing|7`. */
export const LogCursor = z
  .string()
  .max(120)
  .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z\|[^|]+\|\d{1,9}$/u)
  .refine((text) => !Number.isNaN(Date.parse(text.split('|')[0] ?? '')))
  .transform((text): LogPlace => {
    const [at = '', authority = '', seq = ''] = text.split('|');
    return { at: new Date(at), authority, seq: Number(seq) };
  });

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Events as somebody reads them: names in the place of ids, as the accounts have them now. */
export const presentLog = (deps: Pick<Deps, 'editions'>, log: readonly LoggedEvent[]): z.infer<typeof LogReply> =>
  log.map(({ programme, authority, seq, kind, at, actorId, actorName, subjectName, body }) => ({
    authority,
    authorityName: authorityOf(deps.editions, programme, authority)?.name ?? { zh: authority, en: authority },
    seq,
    kind,
    at: at.toISOString(),
    actor: actorName ?? actorId,
    subject: subjectName,
    role: textIn(body['role']),
    from: textIn(body['from']),
    until: textIn(body['until']),
    cursor: `${at.toISOString()}|${authority}|${seq}`,
  }));
