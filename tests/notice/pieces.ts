import { z } from 'zod';

export const Kind = z.enum(['title', 'label', 'note', 'option', 'pledge', 'hint', 'unit', 'head', 'prose']);

/** One mended reading error: on `line` (from 1) of the source every `from` becomes `to`. */
export const Correction = z.strictObject({
  line: z.int().positive(),
  from: z.string().min(1),
  to: z.string(),
  why: z.string().min(1),
});
export type Correction = z.infer<typeof Correction>;

/** The pieces of wording in the order of the source, by attachment and section. */
export const Part = z.strictObject({
  attachment: z.int().min(1).max(4),
  section: z.string().min(1),
  pieces: z.array(z.strictObject({ kind: Kind, text: z.string().regex(/^\S([^_\n]*\S)?$/u) })).min(1),
});
export type Part = z.infer<typeof Part>;

/** A prescribed piece of wording as the corrected source has it; `id` counts within its section. */
export const Piece = z.strictObject({
  id: z.string(),
  attachment: z.int(),
  section: z.string(),
  kind: Kind,
  text: z.string(),
});
export type Piece = z.infer<typeof Piece>;

/** Numbers the pieces: `a1.2.07` is the seventh of attachment 1, section 2. */
export function numberPieces(parts: readonly Part[]): Piece[] {
  return parts.flatMap(({ attachment, section, pieces }) =>
    pieces.map(({ kind, text }, index) => ({
      id: `a${attachment}.${section}.${String(index + 1).padStart(2, '0')}`,
      attachment,
      section,
      kind,
      text,
    })),
  );
}
