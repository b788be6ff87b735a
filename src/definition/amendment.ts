import { z } from 'zod';
import { Key, Text } from './text.ts';

/**
 * One change of a file as published: JSON Patch (RFC 6902) in which a step into a list may name its element
 * (`/states/final`, `/actions/submit@sealed`, `/actions/submit@correctionSealed@submitted`) instead of counting it.
 */
export const AmendmentChange = z.strictObject({
  /** The file below the edition's folder, or `codes/…`, `criteria/…`, `calendars/…`; `add` with an empty path makes a new one. */
  file: z.string().regex(/^[A-Za-z0-9-]+(\/[A-Za-z0-9-]+)*\.json$/u),
  op: z.enum(['add', 'replace', 'remove']),
  path: z.string().regex(/^(\/.*)?$/u),
  value: z.unknown().optional(),
  /** The text that is replaced, so that nobody replaces another than they have read. */
  was: z.string().optional(),
  /** Where something is added to a list: the element it comes after; else it comes last. */
  after: z.string().optional(),
});
export type AmendmentChange = z.infer<typeof AmendmentChange>;

const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]*\.[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/u);
/** A field (or a column of one, `sheet.field.column`) that is no more: where its values go; null keeps them in the history only. */
export const FieldMove = z.strictObject({ class: Key, from: fieldName, to: fieldName.nullable() });
export type FieldMove = z.infer<typeof FieldMove>;

const head = {
  number: z.int().positive(),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  title: Text,
  /** Texts only; only what is new; or anything, with maps that say what becomes of what is there. */
  class: z.enum(['wording', 'additive', 'mapped']),
  reason: Text,
  fields: z.array(FieldMove).optional(),
  /** For every state that cases may be in: the state they are in afterwards. Asked wherever the workflow changes. */
  states: z.record(Key, Key).optional(),
};

/** `amendments/NNN.json`: one amendment of a published edition. */
export const AmendmentFile = z.strictObject({
  $schema: z.string().optional(),
  ...head,
  changes: z.array(AmendmentChange).min(1),
});
export type AmendmentFile = z.infer<typeof AmendmentFile>;

/** What a bundle says of the amendment that made it, and the digest of the edition it was made from. */
export const Amendment = z.strictObject({ ...head, from: z.string() });
export type Amendment = z.infer<typeof Amendment>;
