import type { JudgedTable, Row } from './rows.ts';
import type { Place } from './finding.ts';

/** Folders of an export that a replay reads. */
export const replayFolders = {
  editions: '届次定义',
  audit: '操作记录',
  judging: '评审',
  scans: '评审/扫描件',
} as const;

export const auditFiles = {
  events: `${replayFolders.audit}/events.jsonl`,
  roots: `${replayFolders.audit}/roots.jsonl`,
  runs: `${replayFolders.audit}/runs.jsonl`,
} as const;
export type ReplayFile = JudgedTable | keyof typeof auditFiles;

/** Where a table lies in an export. */
export const fileOf = (file: ReplayFile): string =>
  file in auditFiles ? auditFiles[file as keyof typeof auditFiles] : `${replayFolders.judging}/${file}.jsonl`;

/** A place in a row. */
export const placeIn = <T extends JudgedTable>(table: T, row: Pick<Row<T>, 'line'>, path = ''): Place => ({
  file: fileOf(table),
  line: row.line,
  path,
});
