import { createContext, useContext } from 'react';
import type { Anchor } from '#src/domain/scoring/anchor.ts';
import type { JudgedItem, JudgedPage } from '../types.ts';

export type NoteKind = 'strength' | 'opportunity';
/** What a comment is to rest on. */
export interface Citing {
  readonly anchor: Anchor;
  readonly quote: string;
}
/** What the reader and the sheet of a desk know of each other. */
export interface Desk {
  readonly page: JudgedPage;
  /** The clause that is being scored. */
  readonly item: JudgedItem;
  readonly choose: (clause: string) => void;
  readonly editable: boolean;
  /** Makes a comment of the clause that is being scored. */
  readonly add: (kind: NoteKind, citing?: Citing) => void;
  /** The comment that was just made: its field is to be entered. */
  readonly fresh: string | null;
  /** Where the reader is to go; `turn` makes a second wish for the same place a new one. */
  readonly wish: { readonly anchor: Anchor; readonly turn: number } | null;
  readonly show: (anchor: Anchor) => void;
  /** The reader is to go to the clause that is being scored. */
  readonly asked: number;
  readonly ask: () => void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDeskState(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('there is no desk here');
  return desk;
}
