import { z } from 'zod';

/** One application in the result of a stage, or of the overall evaluation. */
export const StageEntry = z.strictObject({
  application: z.string(),
  /** Number of its acceptance. */
  number: z.string().nullable(),
  class: z.string(),
  /** Rounded points in digits; null where the criteria give none, or nothing was counted. */
  total: z.string().nullable(),
  /** Null where there is no ranking. */
  rank: z.int().positive().nullable(),
  tied: z.boolean(),
  /** Whether it goes on: to the next stage, or to the committee. */
  in: z.boolean(),
  /** Digest of the panel's result it rests on. */
  panel: z.string().nullable(),
});
export type StageEntry = z.infer<typeof StageEntry>;

export const StageResult = z.strictObject({
  entries: z.array(StageEntry),
  /** Applications tied across the line that wait for a draw. */
  waiting: z.array(z.string()),
  /** SHA-256 over the canonical JSON of entries and who waits. */
  digest: z.string(),
});
export type StageResult = z.infer<typeof StageResult>;

/** Whether what a stage keeps is a result; written by us, read by us. */
export const isEntryList = (value: unknown): value is StageResult => StageResult.safeParse(value).success;
