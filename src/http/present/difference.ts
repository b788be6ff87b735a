import { z } from 'zod';
import type { Difference } from '#src/domain/form/differences.ts';
import { Text } from '#src/definition/text.ts';

export const DifferenceReply = z.object({ kind: z.string(), label: Text, before: z.string(), after: z.string() });

/** A difference as readers get it: the place in words, without its address. */
export const presentDifference = ({ kind, label, before, after }: Difference): z.infer<typeof DifferenceReply> => ({
  kind,
  label,
  before,
  after,
});
