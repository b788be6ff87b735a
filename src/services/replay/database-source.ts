import type { Kysely } from 'kysely';
import { verifyToken } from '#src/adapters/ballot-signing.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { auditFiles, replayFolders, type ReplayFile } from '#src/domain/replay/files.ts';
import type { JudgedTable } from '#src/domain/replay/rows.ts';
import type { ReplaySource, SourceLine } from '#src/domain/replay/source.ts';
import type { EditionKey } from '#src/store/edition-export.ts';
import { judgedRows } from '#src/store/judged-tables.ts';
import type { DB } from '#src/store/schema.ts';
import { eventsOf, rootsOf, runsOf } from '../export/audit.ts';

/** Under which name an edition lies in an export. */
export const editionFile = ({ amendment, digest }: Edition): string =>
  `${replayFolders.editions}/修订${amendment?.number ?? 0}_${digest.slice(0, 8)}.json`;

/** The database as something to be replayed: the same rows that an export would have, in one view (`db` is a transaction). */
export function databaseSource(
  db: Kysely<DB>,
  key: EditionKey,
  { current, known }: { readonly current: Edition; readonly known: readonly Edition[] },
): ReplaySource {
  return {
    programme: key.programme,
    edition: key.edition,
    editionDigest: current.digest,
    manifest: null,
    files: {
      count: 0,
      findings: [],
      skipped: [
        {
          file: 'manifest.json',
          line: null,
          path: '',
          zh: '直接读取数据库，没有导出的文件可与清单核对',
          en: 'the database itself was read: there are no files to compare with a manifest',
        },
      ],
    },
    editions: known.map((edition) => ({ file: editionFile(edition), edition })),
    scans: null,
    lines: (file) => numbered(rowsOf(db, file, key)),
    verifyToken,
  };
}

function rowsOf(db: Kysely<DB>, file: ReplayFile, key: EditionKey): AsyncIterable<unknown> {
  if (!(file in auditFiles)) return judgedRows(db, file as JudgedTable, key);
  const read = { events: eventsOf, roots: rootsOf, runs: runsOf }[file as keyof typeof auditFiles];
  return read(db, key);
}

/** Rows as the lines of an export would have them. */
async function* numbered(rows: AsyncIterable<unknown>): AsyncGenerator<SourceLine> {
  let line = 0;
  for await (const row of rows) {
    line += 1;
    yield { line, value: JSON.parse(JSON.stringify(row)) as unknown };
  }
}
