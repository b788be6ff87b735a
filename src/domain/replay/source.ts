import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Finding } from './finding.ts';
import type { ReplayFile } from './files.ts';
import type { VerifyToken } from '../ballot/faults.ts';

/** A line of a file of an export, parsed; `unread` where it is no JSON. */
export type SourceLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly unread: string };

/** An edition as it lies in an export: the file, and what it holds once it was loaded and checked. */
export interface SourceEdition {
  readonly file: string;
  readonly edition: Edition;
}

/** What a replay reads: an export's folder, or the database through the same rows. */
export interface ReplaySource {
  readonly programme: string;
  readonly edition: string;
  /** Digest of the edition in force. */
  readonly editionDigest: string;
  /** SHA-256 of the manifest; null where the database itself is read. */
  readonly manifest: string | null;
  /** What was found of the files before anything was read from them: how many there are, and which are not as the manifest says. */
  readonly files: {
    readonly count: number;
    readonly findings: readonly Finding[];
    readonly skipped: readonly Finding[];
  };
  readonly editions: readonly SourceEdition[];
  /** SHA-256 of the bytes of every scan there is; null where the bytes do not lie here. */
  readonly scans: ReadonlySet<string> | null;
  readonly lines: (file: ReplayFile) => AsyncIterable<SourceLine>;
  readonly verifyToken: VerifyToken;
}
