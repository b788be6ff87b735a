import type { Kysely } from 'kysely';
import type { ExportFolder } from '#src/adapters/export-folder.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { replayFolders } from '#src/domain/replay/files.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';

/** What an export reaches for. */
export type ExportDeps = Pick<Deps, 'db' | 'files' | 'editions' | 'clock'> & {
  readonly print: Pick<Deps['print'], 'receipt'>;
};

/** An export under way: one view of the database from its first statement to its last, and the folder that is filled. */
export interface Exporting {
  readonly deps: ExportDeps;
  readonly db: Kysely<DB>;
  readonly edition: Edition;
  readonly folder: ExportFolder;
}

/** Names of folders and files of an export; README.txt says what lies in them. */
export const names = {
  readme: 'README.txt',
  list: '申报清单.csv',
  editions: replayFolders.editions,
  applications: '申报',
  scans: '签章页扫描件',
  attachments: '办理附件',
  history: '办理记录',
  tasks: '办理事项',
  messages: '消息',
  receipt: '回执',
  proof: '回执证明.json',
  about: '申报信息.json',
  batches: '推荐批次',
  clashes: '重复申报处理',
  extensions: '延期和重开',
  audit: replayFolders.audit,
  judging: replayFolders.judging,
  judgingScans: replayFolders.scans,
} as const;

export const revisionFolder = (revision: number): string => `第${revision}版`;

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
