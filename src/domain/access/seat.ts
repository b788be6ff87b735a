import type { Duty } from '#src/definition/authority.ts';
import type { ActorRole, SeatRole, Side } from '#src/definition/workflow.ts';

/** A place somebody has in an authority today; over all editions of the programme. */
export interface Seat {
  readonly programme: string;
  readonly authority: string;
  readonly side: Side;
  /** The channel the authority belongs to; null where it stands over all. */
  readonly channel: string | null;
  readonly role: SeatRole;
  /** Of a seat in the administration: which of the three. */
  readonly duty?: Duty;
}

/** An authority as something to be read or changed: null where no one in particular is meant. */
export interface AuthoritySubject {
  readonly programme: string;
  readonly authority: string | null;
}

/** Whether a seat is concerned with the people of an authority: its own, or for the administration everybody's of the programme. */
export const concernsAuthority = (seat: Seat, { programme, authority }: AuthoritySubject): boolean =>
  seat.programme === programme && (seat.side === 'administration' || seat.authority === authority);

/** What a case is to the offices: whose it is, where it went, and whether it was handed in. */
export interface CaseSubject {
  /** Null where nobody owns what is asked about, as a batch or a clash. */
  readonly ownerId: string | null;
  readonly programme: string;
  /** Null until the dossier is handed to an office. */
  readonly channel: string | null;
  readonly state: string;
}

/** A consultation: the letter of a channel to one department about applicants. */
export interface ConsultationSubject {
  readonly programme: string;
  readonly channel: string;
  /** The department that is asked; null where all of a case are meant. */
  readonly authority: string | null;
  /** Whether the letter has been sent: a department knows nothing of a draft. */
  readonly sent: boolean;
}

/** Whether a seat is concerned with a consultation: the channel's own, those above, and the very department once it is asked. */
export function concernsConsultation(seat: Seat, subject: ConsultationSubject): boolean {
  if (seat.programme !== subject.programme) return false;
  if (seat.side === 'consulted') return subject.sent && seat.authority === subject.authority;
  return seat.side === 'province' || seat.side === 'supervision' || seat.channel === subject.channel;
}

/** A panel of the judging: whose it is. Empty and without lead where no panel in particular is meant. */
export interface PanelSubject {
  readonly programme: string;
  /** Accounts of the members who are asked or take part; one who stands aside is none. */
  readonly members: readonly string[];
  readonly lead: string | null;
}

/** Whether a seat is concerned with a panel: an assessor's with their own, everybody else's with all of the programme. */
export const concernsPanel = (seat: Seat, subject: PanelSubject, userId: string): boolean =>
  seat.programme === subject.programme && (seat.side !== 'assessor' || subject.members.includes(userId));

/** A secret ballot: of one committee. */
export interface BallotSubject {
  readonly programme: string;
  /** The authority whose members vote. */
  readonly committee: string;
}

/** Whether a seat is concerned with a ballot: that of the committee itself, and those above. */
export const concernsBallot = (seat: Seat, { programme, committee }: BallotSubject): boolean =>
  seat.programme === programme &&
  (seat.side === 'committee' ? seat.authority === committee : seat.side === 'province' || seat.side === 'supervision');

/** Whether a seat is concerned with a case at all: its channel's, or everybody's for those above the channels. */
export function concerns(seat: Seat, subject: CaseSubject): boolean {
  if (subject.channel === null || seat.programme !== subject.programme) return false;
  return seat.side === 'province' || seat.side === 'supervision' || seat.channel === subject.channel;
}

/** As what somebody with these seats may act in a case. */
export function rolesInCase(seats: readonly Seat[], subject: CaseSubject, userId: string): readonly ActorRole[] {
  const own: ActorRole[] = subject.ownerId === userId ? ['owner'] : [];
  const others = seats.flatMap((seat): ActorRole[] =>
    seat.role !== 'viewer' && concerns(seat, subject) ? [`${seat.side}.${seat.role}`] : [],
  );
  return [...new Set([...own, ...others])];
}
