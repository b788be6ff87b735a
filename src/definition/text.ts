import { z } from 'zod';

/** A wording in both languages: `zh` is printed as it stands, `en` is its gloss on the page. */
export const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** Keys of sheets, fields, columns and options: usable in CEL and in JSON Pointers as they are. */
export const Key = z.string().regex(/^[a-z][A-Za-z0-9_]*$/u, 'a key is a letter followed by letters, digits or _');

/** Where a thing comes from: the notice prints it, or this edition adds it (and says so on the page). */
export const Origin = z.enum(['notice', 'addition']);

/** A condition in CEL over the application's fields (see domain/form/condition). */
export const Condition = z.string().min(1).max(600);

/** Id of a row of requirements, as in E1, A1.4 or M9. */
export const RowId = z.string().regex(/^[A-Z]+\d+(\.\d+)?$/u, 'a row of requirements, as in E1, A1.4 or M9');
