import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { replay, type ReplayReport } from '#src/domain/replay/replay.ts';
import { exportSource } from './export-source.ts';

export interface ReplayedExport {
  readonly report: ReplayReport;
  /** The edition in force, or the latest there is; null where none could be loaded. */
  readonly edition: Edition | null;
}

/** Recomputes an export from its folder alone: no database, no settings, no network. */
export async function replayExport(folder: string): Promise<ReplayedExport | { readonly unreadable: Text }> {
  const source = await exportSource(folder);
  if ('unreadable' in source) return source;
  const report = await replay(source);
  const { editions, editionDigest } = source;
  const current = editions.find(({ edition }) => edition.digest === editionDigest) ?? editions.at(-1);
  return { report, edition: current?.edition ?? null };
}
