import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { SeatRole } from '#src/definition/workflow.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { grouped, invitationLength, paperCode, typedCode } from '#src/domain/people/codes.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import { insertInvitation, lockInvitationById, withdrawInvitation } from '#src/store/invitations.ts';
import type { DB } from '#src/store/schema.ts';
import { dutyOffice } from './administration.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { whyNotGiven } from './seat-plan.ts';

/** How long an invitation holds, in days of real time: a letter on paper takes a while. */
const holds = { mail: 7, paper: 30 };

export interface InvitePerson {
  readonly programme: string;
  readonly name: string;
  /** Null for an invitation by a code on paper. */
  readonly email: string | null;
  /** A seat that comes with it: only the house itself gives one so, to the first administrators. */
  readonly seat?: { readonly authority: string; readonly role: SeatRole };
}
export interface Invited {
  readonly id: string;
  /** What opens the account: goes into the link of a mail, or is printed as `ABCD-EFGH-JKMN`. Told this once. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Only this of a secret is kept. */
export function secretHash(secret: string): string {
  const code = typedCode(secret);
  return createHash('sha256')
    .update(code.length === invitationLength ? code : secret)
    .digest('hex');
}

/** Invites somebody to an account; the caller brings the secret to them. Whether the address has an account already is told nobody. */
export async function invitePerson(
  deps: Pick<Deps, 'db' | 'clock' | 'editions' | 'ids'>,
  actor: Actor,
  input: InvitePerson,
): Promise<Invited | Denial> {
  const { programme, name, email } = input;
  const denial = whyNot(actor, 'account.invite', { programme, authority: null });
  if (denial !== null) return denial;
  const office = dutyOffice(deps.editions, programme, 'system');
  if (office === null) return noOffice;
  const seat = input.seat === undefined || actor.kind !== 'system' ? null : input.seat;
  const clash = seat === null ? null : whyNotGiven(deps.editions, { ...seat, programme, from: null, until: null }, []);
  if (clash !== null) return clash;
  const way = email === null ? 'paper' : 'mail';
  const invited = {
    id: deps.ids.next(),
    secret: way === 'mail' ? deps.ids.secret() : grouped(newCode(deps)),
    expiresAt: new Date(Date.now() + holds[way] * 86_400_000),
  };
  const at = await deps.clock.now();
  await deps.db.transaction().execute(async (trx: Transaction<DB>) => {
    const { id, secret, expiresAt } = invited;
    const address = email?.trim().toLowerCase() ?? null;
    const row = { id, ...office, name: name.trim(), email: address, seat, expiresAt, secretHash: secretHash(secret) };
    await insertInvitation(trx, { ...row, createdBy: actorId(actor) }, at);
    await recordInAuthority(
      trx,
      office,
      { kind: 'account-invited', body: { invitation: id, way } },
      actorId(actor),
      at,
    );
  });
  return invited;
}

/** Some 59 random bits as signs for paper. */
function newCode(deps: Pick<Deps, 'ids'>): string {
  for (;;) {
    const code = paperCode(Buffer.from(deps.ids.secret(), 'base64url'), invitationLength);
    if (code !== null) return code;
  }
}

/** Takes an invitation back that was not used yet. */
export async function withdrawInvited(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ readonly withdrawn: true } | Denial> {
  const refused = whyNot(actor, 'account.invite', null);
  if (refused !== null) return refused;
  const at = await deps.clock.now();
  const done = await deps.db.transaction().execute(async (trx) => {
    const invitation = await lockInvitationById(trx, id);
    const denial = invitation === null ? noInvitation : whyNot(actor, 'account.invite', invitation);
    if (denial !== null || invitation === null) return denial ?? noInvitation;
    await withdrawInvitation(trx, id, at);
    await recordInAuthority(
      trx,
      invitation,
      { kind: 'invitation-withdrawn', body: { invitation: id } },
      actorId(actor),
      at,
    );
    return null;
  });
  return isDenial(done) ? done : { withdrawn: true };
}

export const noInvitation = deny(
  'absent',
  '邀请不存在、已使用或已过期。请向系统管理员索取新的邀请。',
  'This invitation is not there, was used, or has expired. Ask the system administrator for another.',
);
const noOffice = deny(
  'invalid',
  '本届没有设系统管理员，请先在 authorities.json 中设置。',
  'This edition has no system administration. Set one up in authorities.json first.',
);
