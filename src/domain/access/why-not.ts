import { deny, type Denial } from '../denial.ts';

/** Who asks. In this house so far: a visitor without account, or a signed-in user. */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'user'; readonly id: string; readonly name: string; readonly email: string }
  | { readonly kind: 'system' };

export type Action =
  | 'application.open'
  | 'application.read'
  | 'application.write'
  | 'application.decide'
  | 'file.read'
  | 'file.add';
export interface ApplicationSubject {
  readonly ownerId: string;
}

/** Who may do what to an application. Whatever is not listed is denied. */
const table: Readonly<Record<Action, readonly ('owner' | 'user' | 'system')[]>> = {
  'application.open': ['user'],
  'application.read': ['owner', 'system'],
  'application.write': ['owner'],
  'application.decide': ['owner', 'system'],
  'file.read': ['owner', 'system'],
  'file.add': ['owner'],
};

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
const signedOut = deny(
  'signed-out',
  '登录已过期或尚未登录，请登录后继续；已填内容不会丢失。',
  'You are not signed in. Sign in to go on; nothing you typed is lost.',
);

/** Null where the actor may, else the reason; a stranger learns no more than that there is nothing. */
export function whyNot(actor: Actor, action: Action, subject: ApplicationSubject | null): Denial | null {
  if (actor.kind === 'visitor') return signedOut;
  const allowed = table[action];
  if (actor.kind === 'system') return allowed.includes('system') ? null : absent;
  if (allowed.includes('user')) return null;
  return subject !== null && subject.ownerId === actor.id && allowed.includes('owner') ? null : absent;
}
