import type { Readable } from 'node:stream';

/** What a stored file is known by, within its application. */
export type StoredFile = { readonly sha256: string; readonly size: number };

export type OpenedFile = { readonly size: number; readonly stream: Readable };

/**
 * Where files lie: addressed by application and SHA-256 (64 hex digits), never shared between applications.
 * A folder now; another store can stand behind the same five functions.
 */
export type Files = {
  /** Stores the bytes whole or not at all; the same bytes again give the same answer. Throws when the source fails. */
  readonly put: (applicationId: string, source: Readable | Uint8Array) => Promise<StoredFile>;
  /** A stream of the bytes, or null when there is no such file. The caller reads or destroys it. */
  readonly open: (applicationId: string, sha256: string) => Promise<OpenedFile | null>;
  /** All bytes at once, or null when there is no such file. */
  readonly read: (applicationId: string, sha256: string) => Promise<Uint8Array | null>;
  /** Forgets a file; nothing happens when it is not there. */
  readonly remove: (applicationId: string, sha256: string) => Promise<void>;
  /** Digests of all files of an application, in order. */
  readonly list: (applicationId: string) => Promise<string[]>;
};
