import { z } from 'zod';
import { fileId } from '#src/definition/value/ids.ts';

const Quote = z.string().max(2000);
/** Left, top, width and height as fractions of the page, so that no resolution is bound to them. */
const Rect = z.tuple([Fraction(), Fraction(), Fraction(), Fraction()]);

/** Where in a dossier a comment has its ground: a field of the form, regions of a PDF's page, or words of a written report. */
export const Anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), sheet: z.string().min(1).max(80), path: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('pdf'),
    file: z.string().regex(fileId),
    page: z.int().positive(),
    rects: z.array(Rect).min(1).max(200),
    quote: Quote,
  }),
  z.strictObject({
    kind: z.literal('report'),
    report: z.string().min(1).max(80),
    clause: z.string().min(1).max(40),
    from: z.int().min(0),
    to: z.int().min(0),
    quote: Quote,
  }),
]);
export type Anchor = z.infer<typeof Anchor>;

/** The anchor kept as JSON text, or null where the text is none. */
export function readAnchor(text: string): Anchor | null {
  const parsed = Anchor.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : null;
}

/** Two comments have the same ground where these agree: comments are brought together by it in the consensus. */
export function groundOf(anchor: Anchor): string {
  if (anchor.kind === 'field') return `field ${anchor.sheet} ${anchor.path}`;
  return anchor.kind === 'pdf' ? `pdf ${anchor.file} ${anchor.page}` : `report ${anchor.report} ${anchor.clause}`;
}

function Fraction(): z.ZodNumber {
  return z.number().min(0).max(1);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
