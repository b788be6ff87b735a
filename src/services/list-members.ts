import type { Authority, Duty } from '#src/definition/authority.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { openInvitations, type Invitation } from '#src/store/invitations.ts';
import { readPeople, type Person } from '#src/store/members.ts';
import { awardDay } from './award-day.ts';
import type { Deps } from './deps.ts';
import { authoritiesOf } from './seats.ts';
import { newestOf } from './seat-plan.ts';

export interface Members {
  readonly programme: string;
  readonly today: string;
  readonly authorities: readonly Authority[];
  readonly people: readonly Person[];
  /** Open ones; only for who may invite. */
  readonly invitations: readonly Invitation[];
  readonly may: Readonly<Record<'invite' | 'close' | 'grant' | 'end' | 'reset' | 'log', boolean>>;
  readonly duty: Duty | null;
}

/** The people of one's own authorities; for the administration those of the whole programme. */
export async function listMembers(deps: Deps, actor: Actor, programme: string): Promise<Members | Denial> {
  const denial = whyNot(actor, 'member.read', null);
  if (denial !== null) return denial;
  const edition = newestOf(deps.editions, programme);
  if (edition === null || actor.kind !== 'user') return noProgramme;
  const seen = authoritiesSeen(actor, edition);
  if (seen.length === 0) return noProgramme;
  const today = awardDay(deps);
  const whole = actor.seats.some((seat) => seat.programme === programme && seat.side === 'administration');
  const may = (action: Action): boolean => whyNot(actor, action, { programme, authority: null }) === null;
  return {
    programme,
    today,
    authorities: seen,
    people: whole ? await readPeople(deps.db, programme, null, today) : await peopleOf(deps, programme, seen, today),
    invitations: may('account.invite') ? await openInvitations(deps.db, programme) : [],
    may: {
      invite: may('account.invite'),
      close: may('account.close'),
      grant: may('seat.grant'),
      end: may('seat.end'),
      reset: may('factor.reset'),
      log: may('log.read'),
    },
    duty: actor.seats.find((seat) => seat.programme === programme && seat.duty !== undefined)?.duty ?? null,
  };
}

const authoritiesSeen = (actor: Actor, edition: Edition): Authority[] =>
  [...authoritiesOf(edition).values()].filter(
    ({ id }) => whyNot(actor, 'member.read', { programme: edition.file.programme, authority: id }) === null,
  );

/** The people of several authorities, each once, with the seats of all of these. */
async function peopleOf(
  deps: Deps,
  programme: string,
  authorities: readonly Authority[],
  today: string,
): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const { id } of authorities)
    for (const person of await readPeople(deps.db, programme, id, today)) {
      const known = found.get(person.id);
      found.set(person.id, known === undefined ? person : { ...known, seats: [...known.seats, ...person.seats] });
    }
  return [...found.values()];
}

export const noProgramme = deny(
  'absent',
  '没有这个奖项，或您在其中没有席位。',
  'There is no such programme, or you have no seat in it.',
);
