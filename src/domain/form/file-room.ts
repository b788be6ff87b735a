import type { StoredFile } from './answers.ts';

export interface FileRoom {
  /** Every file the application holds, oldest first. */
  readonly held: readonly Pick<StoredFile, 'sha256' | 'size'>[];
  /** Files it names now; only they count. */
  readonly named: ReadonlySet<string>;
  /** Files that frozen dossiers and scans keep, whether or not they are named now. */
  readonly onRecord: ReadonlySet<string>;
  /** Most bytes of all named files together. */
  readonly most: number;
}

/**
 * Whether a file of so many bytes has room beside those that an application names, and which of the others are let go for
 * it. They are kept as long as they take no more room than the application itself may: somebody may still want them back.
 */
export function roomFor(
  size: number,
  { held, named, onRecord, most }: FileRoom,
): { readonly ok: boolean; readonly release: readonly string[] } {
  const counted = sum(held.filter((file) => named.has(file.sha256)));
  if (counted + size > most) return { ok: false, release: [] };
  const loose = held.filter((file) => !named.has(file.sha256) && !onRecord.has(file.sha256));
  const release: string[] = [];
  let kept = sum(loose);
  for (const file of loose) {
    if (kept <= most) break;
    release.push(file.sha256);
    kept -= file.size;
  }
  return { ok: true, release };
}

const sum = (files: readonly Pick<StoredFile, 'size'>[]): number => files.reduce((total, file) => total + file.size, 0);
