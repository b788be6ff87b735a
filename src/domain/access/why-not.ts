import type { SeatRole, Side } from '#src/definition/workflow.ts';
import { deny, type Denial } from '../denial.ts';
import { concerns, type CaseSubject, type Seat } from './seat.ts';

/** Who asks: a visitor without account, a signed-in user with the seats they have in authorities, or the house itself. */
export type Actor =
  | { readonly kind: 'visitor' }
  | {
      readonly kind: 'user';
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly seats: readonly Seat[];
      /** Whether this session has shown its second factor: nothing is done for an authority without. */
      readonly factor: boolean;
    }
  | { readonly kind: 'system' };
export type User = Extract<Actor, { kind: 'user' }>;

export type Action =
  | 'application.open'
  | 'application.read'
  | 'application.write'
  | 'application.decide'
  | 'file.read'
  | 'file.add'
  | 'case.read'
  | 'case.note'
  | 'case.export'
  | 'case.behalf'
  | 'extension.grant'
  | 'extension.read'
  | 'supervision.read'
  | 'interference.read'
  | 'addendum.manage'
  | 'message.manage'
  | 'clash.read'
  | 'clash.decide'
  | 'batch.read'
  | 'batch.manage'
  | 'office.read';

type Grant = 'owner' | 'user' | 'system' | Side | `${Side}.${SeatRole}`;

/** Who may do what to an application. Whatever is not listed is denied; acts are narrowed further by the workflow's table. */
export const accessTable: Readonly<Record<Action, readonly Grant[]>> = {
  'application.open': ['user'],
  'application.read': ['owner', 'system'],
  'application.write': ['owner'],
  'application.decide': ['owner', 'system', 'channel', 'government', 'province'],
  'file.read': ['owner', 'system', 'channel', 'government', 'province', 'supervision'],
  'file.add': [
    'owner',
    'channel.handler',
    'channel.reviewer',
    'channel.leader',
    'province.handler',
    'province.reviewer',
  ],
  'case.read': ['channel', 'government', 'province', 'supervision'],
  'case.note': [
    'channel.handler',
    'channel.reviewer',
    'channel.leader',
    'province.handler',
    'province.reviewer',
    'province.leader',
  ],
  'case.export': [
    'channel.handler',
    'channel.reviewer',
    'province.handler',
    'province.reviewer',
    'supervision.handler',
  ],
  // An act of a party without account (X7): one person records it, another confirms.
  'case.behalf': ['channel.handler', 'channel.reviewer', 'province.handler', 'province.reviewer'],
  'extension.grant': ['province.leader'],
  'extension.read': ['province', 'supervision'],
  'supervision.read': ['supervision'],
  'interference.read': ['supervision'],
  'addendum.manage': ['province.handler', 'province.reviewer', 'province.leader'],
  'message.manage': [
    'channel.handler',
    'channel.reviewer',
    'government.handler',
    'province.handler',
    'province.reviewer',
    'consulted.handler',
  ],
  'clash.read': ['province', 'supervision'],
  'clash.decide': ['province.reviewer', 'province.leader'],
  'batch.read': ['channel', 'province', 'supervision'],
  'batch.manage': ['channel.handler', 'channel.reviewer'],
  'office.read': ['channel', 'government', 'consulted', 'province', 'supervision', 'administration'],
};

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
const signedOut = deny(
  'signed-out',
  '登录已过期或尚未登录，请登录后继续；已填内容不会丢失。',
  'You are not signed in. Sign in to go on; nothing you typed is lost.',
);

/** Null where the actor may, else the reason; a stranger learns no more than that there is nothing. */
export function whyNot(actor: Actor, action: Action, subject: CaseSubject | null): Denial | null {
  if (actor.kind === 'visitor') return signedOut;
  const allowed = accessTable[action];
  if (actor.kind === 'system') return allowed.includes('system') ? null : absent;
  if (allowed.includes('user')) return null;
  if (subject !== null && subject.ownerId === actor.id && allowed.includes('owner')) return null;
  return actor.seats.some((seat) => granted(allowed, seat) && (action === 'office.read' || seesCase(seat, subject)))
    ? null
    : absent;
}

const seesCase = (seat: Seat, subject: CaseSubject | null): boolean => subject !== null && concerns(seat, subject);

/** Whether a line of the table names the seat, by its side or by side and role. */
const granted = (allowed: readonly Grant[], seat: Seat): boolean =>
  allowed.includes(seat.side) || allowed.includes(`${seat.side}.${seat.role}`);

/** The seats by which somebody has an action at all, in whatever case. */
export const seatsFor = (actor: Actor, action: Action): readonly Seat[] =>
  actor.kind === 'user' ? actor.seats.filter((seat) => granted(accessTable[action], seat)) : [];
