import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';

const Whole = z.int();

/** Panels as they are kept and exported, with the dual values that prove how good they are. */
export const Assignment = z.object({
  format: z.literal(1),
  panels: z
    .array(
      z.object({
        application: z.string(),
        members: z.array(z.string()).readonly(),
        /** Those of the members who lead. */
        leads: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** What one application of an assessor costs a panel: the price that balances what all panels want. */
  prices: z.array(z.object({ assessor: z.string(), price: Whole })).readonly(),
  levels: z.object({ seats: Whole, least: Whole, minimum: Whole, fit: Whole, spread: Whole }),
  /** The levels as one number, and what no panels can exceed. */
  value: Whole,
  bound: Whole,
  /** SHA-256 over the canonical JSON of all the rest. */
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type Assignment = z.infer<typeof Assignment>;

export function assignmentDigest({
  digest: _digest,
  ...rest
}: Omit<Assignment, 'digest'> & { digest?: string }): string {
  return createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('hex');
}
