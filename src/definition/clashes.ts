import { z } from 'zod';
import { Key, RowId, Text } from './text.ts';

/** What an applicant is recognised by across applications: named in code, where each knows how to be compared. */
export const ClashKey = z.enum(['code', 'person', 'leader', 'holding', 'name']);
export type ClashKey = z.infer<typeof ClashKey>;

/** `clashes.json`: which fields identify, which pairs may not both apply, and what in a name tells nobody apart. */
export const ClashesFile = z.strictObject({
  $schema: z.string().optional(),
  /** For each class, the dotted fields that give a key; a rows field names its column too, as in `holdings.list.code`. */
  keys: z.record(Key, z.partialRecord(ClashKey, z.array(z.string()).min(1))),
  /** Two applications clash where one has the first key and another the second with the same value. */
  pairs: z
    .array(z.strictObject({ id: Key, rule: RowId, first: ClashKey, second: ClashKey, near: z.boolean(), title: Text }))
    .min(1),
  /** Legal forms and the like, taken out of names before they are compared. */
  ignore: z.array(z.string().min(1)),
  /** The one sentence that an office or an applicant is told (X15). */
  sentence: Text,
});
export type ClashesFile = z.infer<typeof ClashesFile>;
export type ClashPair = ClashesFile['pairs'][number];
