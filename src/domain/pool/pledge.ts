import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Text } from '#src/definition/text.ts';

/** SHA-256 over the canonical JSON of a pledge: what an assessor agreed to, to the letter. */
export const pledgeDigest = (pledge: readonly Text[]): string =>
  createHash('sha256')
    .update(canonicalize(pledge) ?? '')
    .digest('hex');
