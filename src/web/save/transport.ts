import type { Text } from '#src/definition/text.ts';
import type { SavedPage } from '../api/types.ts';
import type { Edit } from './edit.ts';

/** What the server said to a batch of edits of one sheet. */
export type Outcome =
  | { readonly kind: 'saved'; readonly page: SavedPage }
  /** Nobody is signed in any more: wait, then send again. */
  | { readonly kind: 'signed-out' }
  /** The dossier is locked: nothing can be saved in this state. */
  | { readonly kind: 'locked'; readonly reason: Text }
  /** One path (or the whole batch, where none is named) is refused for good. */
  | { readonly kind: 'refused'; readonly reason: Text; readonly path: string | null }
  /** No answer, or a passing fault: send again later. */
  | { readonly kind: 'away'; readonly reason: Text };

export type Send = (sheet: string, edits: readonly Edit[], leaving: boolean) => Promise<Outcome>;
