import type { Text } from '#src/definition/text.ts';

/** The people of a programme's authorities, as the API tells them. */
export interface MembersReply {
  readonly programme: string;
  readonly today: string;
  readonly duty: 'system' | 'security' | 'audit' | null;
  readonly may: Readonly<Record<'invite' | 'close' | 'grant' | 'end' | 'reset' | 'log', boolean>>;
  readonly authorities: readonly MembersAuthority[];
  readonly people: readonly ListedPerson[];
  readonly invitations: readonly ListedInvitation[];
}
export interface MembersAuthority {
  readonly id: string;
  readonly name: Text;
  readonly side: string;
}
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly enrolled: boolean;
  readonly closed: boolean;
  readonly seats: readonly ListedSeat[];
}
export interface ListedSeat {
  readonly id: string;
  readonly authority: string;
  readonly role: Role;
  readonly from: string | null;
  readonly until: string | null;
  readonly delegatedBy: string | null;
  readonly now: boolean;
}
export type Role = 'handler' | 'reviewer' | 'leader' | 'viewer';
export interface ListedInvitation {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly expiresAt: string;
}
