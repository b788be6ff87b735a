import { createContext, useContext } from 'react';
import { agreementOf, type ItemAgreement } from '#src/domain/scoring/agreement.ts';
import type { MemberPercents } from '#src/domain/scoring/combine.ts';
import { readScores, type Scores } from '#src/domain/scoring/score-sheet.ts';
import { setOf } from '../scored-page.ts';
import type { ConsensusPage } from '../types.ts';

/** A member's sheet as it was handed in. */
export interface MemberScores {
  readonly assessor: string;
  readonly name: string;
  readonly lead: boolean;
  readonly scores: Scores;
}
/** The room as it stands on this page: what others handed in, and what is agreed by what is shown here. */
export interface Room {
  readonly page: ConsensusPage;
  readonly members: readonly MemberScores[];
  readonly items: readonly ItemAgreement[];
  /** Whether the lead may write here now, and whether one may say yes or no. */
  readonly leads: boolean;
  readonly says: boolean;
}

export const membersOf = ({ members }: ConsensusPage): readonly MemberScores[] =>
  members.map(({ assessor, name, lead, body }) => ({ assessor, name, lead, scores: readScores(body) }));

/** How far the panel is with each item, by what this page shows of the panel's sheet. */
export function agreements(
  page: ConsensusPage,
  members: readonly MemberScores[],
  panel: Scores,
): readonly ItemAgreement[] {
  const saying = page.saying.map(({ assessor }): MemberPercents => ({
    assessor,
    percents: members.find((one) => one.assessor === assessor)?.scores.percents ?? {},
  }));
  return agreementOf(setOf(page), panel, saying, page.stage.spread ?? undefined);
}

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('there is no consensus room here');
  return room;
}

/** What somebody of the panel is called; the id of one who is no member any more. */
export const nameIn = ({ page }: Room, assessor: string): string =>
  page.saying.find((one) => one.assessor === assessor)?.name ??
  page.members.find((one) => one.assessor === assessor)?.name ??
  assessor;
