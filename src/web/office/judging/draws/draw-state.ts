import type { DrawParty, DrawRecord } from '#src/domain/draw/record.ts';
import type { Rights } from '../use-judging.ts';

export type DrawState = 'committing' | 'waiting' | 'revealing' | 'ready' | 'drawn' | 'disclosed';

/** How far a draw is. */
export function drawState({ round, drawnAt, disclosedAt }: DrawRecord): DrawState {
  if (disclosedAt !== null) return 'disclosed';
  if (drawnAt !== null) return 'drawn';
  if (round.parties.some(({ commitment }) => commitment === null)) return 'committing';
  if (round.publicValue.value === null) return 'waiting';
  return round.parties.some(({ seed }) => seed === null) ? 'revealing' : 'ready';
}

/** The party of a draw that somebody belongs to. */
export const ownParty = ({ round }: DrawRecord, rights: Pick<Rights, 'party'>): DrawParty | null =>
  round.parties.find(({ party }) => party === rights.party) ?? null;

export const drawActIds = [
  'commit',
  'enter-value',
  'reveal',
  'draw',
  'disclose',
  'witness',
  'withhold',
  'redraw',
] as const;
export type DrawActId = (typeof drawActIds)[number];
export type DrawHindrance =
  | 'notParty'
  | 'handlers'
  | 'already'
  | 'drawn'
  | 'notAllCommitted'
  | 'notEntered'
  | 'isEntered'
  | 'notAllRevealed'
  | 'notDrawn'
  | 'isDisclosed';

/** Why an act of a draw cannot be done now, from what the record says; times are the server's to judge. Null where it can. */
export function whyNotDraw(
  id: DrawActId,
  record: DrawRecord,
  rights: Pick<Rights, 'party' | 'manage'>,
): DrawHindrance | null {
  const state = drawState(record);
  const over = state === 'drawn' || state === 'disclosed';
  const own = ownParty(record, rights);
  if (id === 'disclose') return !over ? 'notDrawn' : state === 'disclosed' ? 'isDisclosed' : managed(rights);
  if (over) return 'drawn';
  switch (id) {
    case 'commit':
      return own === null ? 'notParty' : own.commitment === null ? null : 'already';
    case 'reveal':
      if (state === 'committing') return 'notAllCommitted';
      if (state === 'waiting') return 'notEntered';
      return own === null ? 'notParty' : own.seed === null ? null : 'already';
    case 'enter-value':
      return state === 'committing' ? 'notAllCommitted' : state === 'waiting' ? managed(rights) : 'isEntered';
    case 'draw':
      if (state === 'committing') return 'notAllCommitted';
      return state === 'ready' ? managed(rights) : state === 'waiting' ? 'notEntered' : 'notAllRevealed';
    case 'witness':
    case 'withhold':
    case 'redraw':
      return managed(rights);
  }
}

const managed = ({ manage }: Pick<Rights, 'manage'>): DrawHindrance | null => (manage ? null : 'handlers');

/** The act that leads a draw on; null once it is disclosed. */
export const nextDrawAct = (record: DrawRecord): DrawActId | null =>
  (
    {
      committing: 'commit',
      waiting: 'enter-value',
      revealing: 'reveal',
      ready: 'draw',
      drawn: 'disclose',
      disclosed: null,
    } as const
  )[drawState(record)];

/** Witnesses from lines of `role name`; a line of one word is a role whose name is left for the pen. */
export function witnessesFrom(
  typed: string,
): readonly { readonly role: { readonly zh: string; readonly en: string }; readonly name: string }[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [role = '', ...name] = line.split(/\s+/u);
      return { role: { zh: role, en: role }, name: name.join(' ') };
    });
}
