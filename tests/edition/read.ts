import { readFileSync } from 'node:fs';
import type { z } from 'zod';

const folder = new URL('../../programmes/jiangsu-quality-award/2020/', import.meta.url);

/** One file of the 2020 edition, read by its schema alone. */
export function readEditionFile<S extends z.ZodType>(path: string, schema: S): z.infer<S> {
  return schema.parse(JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
}
