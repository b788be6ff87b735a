import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { knownAs, noMailDomain } from '#src/domain/people/codes.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import {
  insertAccount,
  lockAccount,
  lockInvitation,
  markAccepted,
  takeOverAccount,
  type Invitation,
} from '#src/store/invitations.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { giveSeat } from './give-seat.ts';
import { noInvitation, secretHash } from './invite-person.ts';

export interface AcceptInvitation {
  readonly secret: string;
  /** The hash of the password chosen; null where an account that is there already is used. */
  readonly passwordHash: string | null;
}
export interface Accepted {
  /** What the person signs in with: the address, or the name the house has given. */
  readonly signInName: string;
  /** The account was there before, with its own password. */
  readonly existing: boolean;
}

/** What an invitation says to whoever holds it. */
export interface OpenInvitation {
  readonly name: string;
  /** Null for a code on paper. */
  readonly email: string | null;
  /** Whether a password is to be chosen: not where the person's own account is used. */
  readonly wantsPassword: boolean;
}

/** The invitation of a secret as its holder may see it; `absent` where it does not hold. */
export async function readInvitation(deps: Deps, actor: Actor, secret: string): Promise<OpenInvitation | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const invitation = await lockInvitation(trx, secretHash(secret));
    if (invitation === null) return noInvitation;
    const { name, email } = invitation;
    const known = email === null ? null : await lockAccount(trx, email);
    return { name, email, wantsPassword: email === null ? actor.kind !== 'user' : known?.settled !== true };
  });
}

/**
 * Opens the account of an invitation. By a mail's link its address is proved; an account that its person has already
 * is kept as it is, and one that somebody else began with the address becomes theirs. By a code on paper a signed-in
 * person uses their own account, anybody else gets one with a sign-in name in the place of an address.
 */
export async function acceptInvitation(deps: Deps, actor: Actor, input: AcceptInvitation): Promise<Accepted | Denial> {
  const at = await deps.clock.now();
  try {
    return await deps.db.transaction().execute(async (trx) => {
      const invitation = await lockInvitation(trx, secretHash(input.secret));
      if (invitation === null) return noInvitation;
      const account = await accountFor(deps, trx, { actor, invitation, passwordHash: input.passwordHash });
      if (isDenial(account)) return account;
      await markAccepted(trx, invitation.id, account.id);
      const body = { invitation: invitation.id, user: account.id };
      await recordInAuthority(trx, invitation, { kind: 'invitation-accepted', body }, account.id, at);
      if (invitation.seat !== null) {
        const seat = {
          ...invitation.seat,
          programme: invitation.programme,
          from: null,
          until: null,
          userId: account.id,
        };
        const given = await giveSeat(deps, trx, seat, { actorId: 'system', at });
        // Nothing of it stays: an invitation that cannot give its seat is not used up.
        if (isDenial(given)) throw new Refused(given);
      }
      return { signInName: knownAs(account.email), existing: account.existing };
    });
  } catch (error) {
    if (error instanceof Refused) return error.denial;
    throw error;
  }
}

class Refused extends Error {
  readonly denial: Denial;
  constructor(denial: Denial) {
    super(denial.reason.en);
    this.denial = denial;
  }
}

interface Opening {
  readonly actor: Actor;
  readonly invitation: Invitation;
  readonly passwordHash: string | null;
}
interface OpenedAccount {
  readonly id: string;
  readonly email: string;
  readonly existing: boolean;
}

async function accountFor(deps: Deps, trx: Transaction<DB>, opening: Opening): Promise<OpenedAccount | Denial> {
  const { actor, invitation, passwordHash } = opening;
  if (invitation.email === null && actor.kind === 'user') return { id: actor.id, email: actor.email, existing: true };
  const email = invitation.email ?? (await freeName(trx));
  const known = await lockAccount(trx, email);
  if (known?.settled === true) return { id: known.id, email, existing: true };
  if (passwordHash === null) return passwordWanted;
  const { name } = invitation;
  const account = { id: known?.id ?? deps.ids.next(), accountId: deps.ids.next(), name, email, passwordHash };
  await (known === null ? insertAccount(trx, account) : takeOverAccount(trx, account));
  return { id: account.id, email, existing: false };
}

/** A sign-in name nobody has: chosen by the house, so that nothing is revealed by trying names. */
async function freeName(trx: Transaction<DB>): Promise<string> {
  for (;;) {
    const email = `u${randomInt(100_000, 1_000_000)}${noMailDomain}`;
    if ((await lockAccount(trx, email)) === null) return email;
  }
}

const passwordWanted = deny(
  'invalid',
  '请设置密码（至少 10 个字符）。',
  'Choose a password of at least 10 characters.',
);
