import type { Text } from '#src/definition/text.ts';
import type { SavedPage } from '../api/types.ts';
import type { Edit } from './edit.ts';

/** What the server said to a batch of edits of one sheet. */
export type Outcome =
  | { readonly kind: 'saved'; readonly page: SavedPage }
  /** One path (or the whole batch, where none is named) is refused for good. */
  | { readonly kind: 'refused'; readonly reason: Text; readonly path: string | null }
  /** The batch is refused as it is; its parts may be taken. */
  | { readonly kind: 'too-much'; readonly reason: Text }
  | Halt;

/** Nothing can be sent for now. */
export type Halt =
  /** Nobody is signed in any more: wait, then send again. */
  | { readonly kind: 'signed-out' }
  /** The dossier is locked: nothing can be saved in this state. */
  | { readonly kind: 'locked'; readonly reason: Text }
  /** No answer, or a passing fault: send again later. */
  | { readonly kind: 'away'; readonly reason: Text };

export type Send = (sheet: string, edits: readonly Edit[], leaving: boolean) => Promise<Outcome>;
