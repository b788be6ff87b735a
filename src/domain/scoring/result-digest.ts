import { canonicalDigest } from '../dossier/digest.ts';
import type { ResultJson } from './result.ts';

/** What a result is closed, signed and replayed by: SHA-256 over its canonical JSON (RFC 8785). Not for the pages. */
export const resultDigest = (result: ResultJson): string => canonicalDigest(result);
