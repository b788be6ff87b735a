import { z } from 'zod';
import { Text } from '#src/definition/text.ts';

/** What an item of a correction is about: a field, a sheet (or one of its instances), a report, one clause of it, a piece of evidence. */
export const CorrectionPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), sheet: z.string().max(60), path: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('sheet'), sheet: z.string().max(60), instance: z.string().max(40).optional() }),
  z.strictObject({ kind: z.literal('report'), report: z.string().max(60), clause: z.string().max(40).optional() }),
  z.strictObject({
    kind: z.literal('evidence'),
    item: z.string().max(40).optional(),
    category: z.string().max(60).optional(),
  }),
]);
export type CorrectionPlace = z.infer<typeof CorrectionPlace>;

const words = z.string().trim().min(1).max(1000);
/** What the office asks: where, why, and what is to be done. */
export const AskedItem = z.strictObject({ place: CorrectionPlace, reason: words, asked: words });
export type AskedItem = z.infer<typeof AskedItem>;

export const CorrectionItem = AskedItem.extend({
  id: z.string(),
  /** The place in words, as it was when asked. */
  label: Text,
  /** The applicant's answer: what was done. */
  answer: z.string().nullable(),
  /** Who found it solved, once looked at; null while it is not. */
  solvedBy: z.string().nullable(),
});
export type CorrectionItem = z.infer<typeof CorrectionItem>;

export const Correction = z.strictObject({
  round: z.int().positive(),
  /** The revision the items speak of. */
  revision: z.int(),
  items: z.array(CorrectionItem).min(1),
});
export type Correction = z.infer<typeof Correction>;

/** Stores beside the sheets, by the names that the answers have them under. */
export interface StoreNames {
  readonly evidence: string;
  readonly reports: string;
}

/**
 * Whether a change at a path of a store is what an item asks for. A field unlocks itself, what lies below it and the
 * reason why it is blank; a sheet all of it; a clause the whole report, for its PDF is supplied whole; evidence its item,
 * or all of it where something is to be added.
 */
export function unlocks({ place }: Pick<AskedItem, 'place'>, store: string, path: string, names: StoreNames): boolean {
  switch (place.kind) {
    case 'field':
      return store === place.sheet && isBelow(withoutBlank(path), place.path);
    case 'sheet':
      return store === place.sheet && (place.instance === undefined || path.startsWith(`${place.instance}:`));
    case 'report':
      return store === names.reports && isBelow(path, place.report);
    case 'evidence':
      return store === names.evidence && (place.item === undefined || isBelow(path, `items/${place.item}`));
  }
}

const withoutBlank = (path: string): string => path.replace(/^((?:[^:]*:)?)\$blank\//u, '$1');
const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);
