import type { Duty } from '#src/definition/authority.ts';
import type { SeatRole, Side } from '#src/definition/workflow.ts';
import { deny, type Denial } from '../denial.ts';
import {
  concerns,
  concernsAuthority,
  concernsBallot,
  concernsConsultation,
  concernsPanel,
  type AuthoritySubject,
  type BallotSubject,
  type CaseSubject,
  type ConsultationSubject,
  type PanelSubject,
  type Seat,
} from './seat.ts';

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
  | 'consultation.read'
  | 'consultation.manage'
  | 'consultation.answer'
  | 'paper.read'
  | 'paper.book'
  | 'paper.register'
  | 'ballot.read'
  | 'ballot.manage'
  | 'ballot.vote'
  | 'ballot.keep'
  | 'office.read'
  | 'member.read'
  | 'account.invite'
  | 'account.close'
  | 'factor.reset'
  | 'seat.grant'
  | 'seat.end'
  | 'seat.delegate'
  | 'log.read'
  | 'pool.read'
  | 'pool.manage'
  | 'assessor.self'
  | 'judging.read'
  | 'judging.manage'
  | 'judging.confirm'
  | 'conflict.declare'
  | 'review.read'
  | 'review.write'
  | 'consensus.read'
  | 'consensus.write'
  | 'consensus.lead'
  | 'result.read'
  | 'draw.read'
  | 'draw.manage'
  | 'draw.seed'
  | 'severity.read'
  | 'decision.read'
  | 'decision.manage'
  | 'decision.vote'
  | 'decision.chair'
  | 'award.read'
  | 'award.manage'
  | 'award.confirm'
  | 'objection.read'
  | 'objection.manage'
  | 'objection.decide'
  | 'feedback.read'
  | 'feedback.answer'
  | 'feedback.release';

type Grant = 'owner' | 'user' | 'system' | Side | `${Side}.${SeatRole}` | `duty.${Duty}`;
type Subject = CaseSubject | ConsultationSubject | BallotSubject | AuthoritySubject | PanelSubject | null;

const sides: readonly Side[] = ['channel', 'government', 'consulted', 'province', 'supervision', 'administration'];
/** What only looks. A leader or viewer may look on a phone; everything else wants the second factor. */
export const looking: ReadonlySet<Action> = new Set([
  'application.read',
  'file.read',
  'case.read',
  'office.read',
  'extension.read',
  'supervision.read',
  'interference.read',
  'clash.read',
  'batch.read',
  'consultation.read',
  'paper.read',
  'ballot.read',
  'member.read',
  'log.read',
  'pool.read',
  'judging.read',
  'review.read',
  'consensus.read',
  'result.read',
  'draw.read',
  'severity.read',
  'decision.read',
  'award.read',
  'objection.read',
]);
/** What is about no case: asked of nobody's authority in particular it means of any. */
const besideCases: ReadonlySet<Action> = new Set([
  'office.read',
  'member.read',
  'account.invite',
  'account.close',
  'factor.reset',
  'seat.grant',
  'seat.end',
  'seat.delegate',
  'log.read',
  'assessor.self',
]);
/** What only the one who leads a panel does. */
const leading: ReadonlySet<Action> = new Set(['consensus.lead', 'feedback.release']);

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
    'government.handler',
    'government.leader',
    'province.handler',
    'province.reviewer',
    'province.leader',
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
  'consultation.read': ['channel', 'consulted', 'province', 'supervision'],
  'consultation.manage': ['channel.handler'],
  'consultation.answer': ['consulted.handler'],
  'paper.read': ['channel', 'province', 'supervision'],
  'paper.book': ['channel.handler', 'channel.reviewer', 'province.handler', 'province.reviewer'],
  'paper.register': ['channel.handler', 'channel.reviewer', 'province.handler', 'province.reviewer'],
  'ballot.read': ['committee', 'province', 'supervision'],
  'ballot.manage': ['province.handler', 'province.reviewer'],
  'ballot.vote': ['committee.handler', 'committee.leader'],
  // Custodians open the box together; which two is said when a ballot is prepared.
  'ballot.keep': [
    'province.handler',
    'province.reviewer',
    'province.leader',
    'supervision.handler',
    'supervision.reviewer',
    'supervision.leader',
    'committee.leader',
  ],
  'office.read': sides,
  'member.read': sides,
  'account.invite': ['system', 'duty.system'],
  'account.close': ['duty.system'],
  'factor.reset': ['duty.security'],
  'seat.grant': ['system', 'duty.security'],
  'seat.end': ['duty.security'],
  'seat.delegate': sides.flatMap((side) => [`${side}.handler` as const, `${side}.leader` as const]),
  'log.read': ['duty.audit'],
  // The judging: an assessor's seat reaches just the panels they sit on; nobody else writes a score.
  'pool.read': ['province', 'supervision'],
  'pool.manage': ['province.handler', 'province.reviewer'],
  'assessor.self': ['assessor'],
  'judging.read': ['province', 'supervision'],
  'judging.manage': ['province.handler', 'province.reviewer'],
  'judging.confirm': ['province.leader'],
  'conflict.declare': ['assessor'],
  'review.read': ['assessor'],
  'review.write': ['assessor'],
  'consensus.read': ['assessor', 'province', 'supervision'],
  'consensus.write': ['assessor'],
  'consensus.lead': ['assessor'],
  'result.read': ['province', 'supervision'],
  'draw.read': ['province', 'supervision'],
  'draw.manage': ['province.handler', 'province.reviewer'],
  // Each party's seed is its own: the office's leader and supervision.
  'draw.seed': ['province.leader', 'supervision.handler', 'supervision.reviewer', 'supervision.leader'],
  'severity.read': ['province.leader', 'supervision'],
  'decision.read': ['committee', 'province', 'supervision'],
  'decision.manage': ['province.handler', 'province.reviewer'],
  'decision.vote': ['committee.handler', 'committee.leader'],
  'decision.chair': ['committee.leader', 'province.leader'],
  'award.read': ['province', 'supervision'],
  'award.manage': ['province.handler', 'province.reviewer'],
  'award.confirm': ['province.leader'],
  'objection.read': ['province', 'supervision'],
  'objection.manage': ['province.handler', 'province.reviewer'],
  'objection.decide': ['province.leader'],
  'feedback.read': ['owner', 'province', 'supervision'],
  'feedback.answer': ['owner'],
  'feedback.release': ['assessor'],
};

/** What is done to a case: those who may read the case are told that it is not theirs to do; to all others there is no case. */
export const toldToReaders: ReadonlySet<Action> = new Set([
  'application.decide',
  'file.add',
  'case.note',
  'case.export',
  'case.behalf',
  'addendum.manage',
]);

const notTheirs = deny('not-allowed', '这一步不由您办理。', 'This is not yours to do.');
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
const signedOut = deny(
  'signed-out',
  '登录已过期或尚未登录，请登录后继续；已填内容不会丢失。',
  'You are not signed in. Sign in to go on; nothing you typed is lost.',
);

const factorWanted = deny(
  'factor',
  '这一步需要第二重验证：请输入动态验证码或验证码卡上的一个码，然后继续。',
  'This needs your second factor: enter a code of your device or of your code card, then go on.',
);

/**
 * Null where the actor may, else the reason; a stranger learns no more than that there is nothing. Whoever may by a seat
 * alone, but has not shown the second factor in this session, is asked for it (`factor`).
 */
export function whyNot(actor: Actor, action: Action, subject: Subject): Denial | null {
  if (actor.kind === 'visitor') return signedOut;
  const allowed = accessTable[action];
  if (actor.kind === 'system') return allowed.includes('system') ? null : absent;
  if (allowed.includes('user')) return null;
  if (subject !== null && 'ownerId' in subject && subject.ownerId === actor.id && allowed.includes('owner'))
    return null;
  const seats = actor.seats.filter((seat) => granted(allowed, seat) && reaches(seat, action, subject, actor.id));
  if (seats.length === 0) return refused(actor, action, subject);
  return seats.some((seat) => inUse(actor, seat, action)) ? null : factorWanted;
}

/** Why somebody who may not is refused: as if there were nothing, unless they read the case anyway. */
function refused(actor: User, action: Action, subject: Subject): Denial {
  const reads = toldToReaders.has(action) && whyNot(actor, 'case.read', subject) === null;
  return reads ? notTheirs : absent;
}

function reaches(seat: Seat, action: Action, subject: Subject, userId: string): boolean {
  if (subject === null) return besideCases.has(action);
  if ('members' in subject)
    return concernsPanel(seat, subject, userId) && (!leading.has(action) || subject.lead === userId);
  if ('committee' in subject) return concernsBallot(seat, subject);
  if ('sent' in subject) return concernsConsultation(seat, subject);
  return 'ownerId' in subject
    ? action === 'office.read' || (!besideCases.has(action) && concerns(seat, subject))
    : besideCases.has(action) && concernsAuthority(seat, subject);
}

/** Whether a seat counts in this session: for acts only with the second factor, for looking also those who sign or only look. */
const inUse = (actor: User, seat: Seat, action: Action): boolean =>
  actor.factor || (looking.has(action) && (seat.role === 'leader' || seat.role === 'viewer'));

/** Whether a line of the table names the seat: by its side, by side and role, or by the administration's duty. */
const granted = (allowed: readonly Grant[], seat: Seat): boolean =>
  allowed.includes(seat.side) ||
  allowed.includes(`${seat.side}.${seat.role}`) ||
  (seat.duty !== undefined && seat.role === 'handler' && allowed.includes(`duty.${seat.duty}`));

/** The seats by which somebody has an action in this session, in whatever case. */
export const seatsFor = (actor: Actor, action: Action): readonly Seat[] =>
  actor.kind === 'user'
    ? actor.seats.filter((seat) => granted(accessTable[action], seat) && inUse(actor, seat, action))
    : [];

/** The seats by which somebody may act in the workflow: none before the second factor was shown. */
export const actingSeats = (actor: User): readonly Seat[] => (actor.factor ? actor.seats : []);
