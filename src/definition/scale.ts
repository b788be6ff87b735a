import { z } from 'zod';
import { Key, Text } from './text.ts';

/** A band of percents with what each dimension looks like in it. */
export const Band = z.strictObject({
  band: z.int().positive(),
  percents: z.array(z.int().min(0).max(100)).min(1),
  describes: z.record(z.string(), Text),
});
export type Band = z.infer<typeof Band>;

/** How items of one kind are judged: by which dimensions, in which bands. */
export const ScaleKind = z.strictObject({
  dimensions: z.array(z.strictObject({ id: z.string(), title: Text })),
  bands: z.array(Band).min(1),
});
export type ScaleKind = z.infer<typeof ScaleKind>;

/** A file of `scales/` that editions share: the percents that may be given and what they mean (N4). */
export const Scale = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  title: Text,
  source: z.string(),
  confidence: z.string(),
  toBeConfirmed: z.boolean().optional(),
  /** Percents are given in steps of this many. */
  stepPercent: z.int().min(1).max(100),
  howToScore: z.array(Text),
  /** By the kind of a clause, as in `process` and `result`. */
  kinds: z.record(Key, ScaleKind),
});
export type Scale = z.infer<typeof Scale>;
