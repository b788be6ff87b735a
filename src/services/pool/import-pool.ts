import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { importReport, reportDigest, type ImportLine } from '#src/domain/pool/import-report.ts';
import { poolLists } from '#src/domain/pool/known-codes.ts';
import { PoolRow, readPoolRows, type PoolTable } from '#src/domain/pool/read-rows.ts';
import { assessorsNamed, assessorsOf, type Assessor } from '#src/store/assessors.ts';
import { findImport, keepImport } from '#src/store/pool-imports.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { poolFor, type Pool } from './pool-subject.ts';

/** Bytes of an upload at most; unpacked so many times as much. */
export const importBytes = 4 * 1024 * 1024;
const unpackedBytes = 48 * 1024 * 1024;
const most = { sheets: 5, rows: 3000, columns: 60 };
/** Milliseconds that an upload waits for its confirmation. */
const kept = 24 * 3600 * 1000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ImportReport {
  /** SHA-256 of the file: what is confirmed by. */
  readonly digest: string;
  /** Digest of the report: what is confirmed. */
  readonly report: string;
  readonly lines: readonly ImportLine[];
  readonly unknown: readonly string[];
}
export interface ImportFile {
  readonly programme: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a workbook of the pool and says row by row what it would do; nothing of the pool is changed. */
export async function lookAtImport(deps: Deps, actor: Actor, file: ImportFile): Promise<ImportReport | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', file.programme);
  if (isDenial(pool)) return pool;
  const table = await readTable(pool, file);
  if (isDenial(table)) return table;
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  const at = await deps.clock.now();
  const by = { actorId: actorId(actor), at, before: new Date(at.getTime() - kept) };
  await deps.db.transaction().execute((trx) => keepImport(trx, { programme: file.programme, digest, rows: table }, by));
  const lines = await reportOf(deps.db, pool, table.rows);
  return { digest, report: reportDigest(lines), lines, unknown: table.unknown };
}

async function readTable(pool: Pool, { name, bytes }: ImportFile): Promise<PoolTable | Denial> {
  const { limits } = pool.edition.file;
  const inspected = await inspectFile(bytes, name, {
    ...limits,
    fileBytes: Math.min(limits.fileBytes, importBytes),
    unpackedBytes: Math.min(limits.unpackedBytes, unpackedBytes),
  });
  if (isDenial(inspected)) return inspected;
  if (inspected.type !== xlsx)
    return deny(
      'invalid',
      `“${name}”不是xlsx表格，请另存为xlsx后上传。`,
      `“${name}” is no xlsx workbook; save it as xlsx.`,
    );
  // Loaded with the first upload: most processes read none.
  const { readWorkbook } = await import('#src/adapters/sheet/read-workbook.ts');
  const sheets = await readWorkbook(bytes, name, most);
  if (isDenial(sheets)) return sheets;
  const lists = poolLists(pool.edition);
  const table = sheets.map(({ rows }) => readPoolRows(rows, lists)).find((one) => one !== null);
  return table ?? noHead(name);
}

const noHead = (name: string): Denial =>
  deny(
    'invalid',
    `“${name}”中没有找到“姓名”一列，请用下载的模板填写。`,
    `“${name}” has no column “姓名” (name); fill in the template.`,
  );

/** The report of rows against the pool as it is. */
export async function reportOf(
  db: Kysely<DB>,
  { programme }: Pool,
  rows: readonly PoolRow[],
): Promise<readonly ImportLine[]> {
  const named = await assessorsNamed(
    db,
    programme,
    rows.map(({ name }) => name),
  );
  const numbered = await assessorsOf(
    db,
    programme,
    rows.flatMap(({ id }) => (id === '' ? [] : [id])),
  );
  const known = new Map<string, Assessor>([...named, ...numbered].map((one) => [one.id, one]));
  return importReport(rows, [...known.values()]);
}

const Kept = z.object({ rows: z.array(PoolRow), unknown: z.array(z.string()) });

/** The rows of an upload that waits for its confirmation; refused where it has been confirmed or is too old. */
export async function keptRows(
  db: Kysely<DB>,
  programme: string,
  digest: string,
): Promise<readonly PoolRow[] | Denial> {
  const found = await findImport(db, programme, digest);
  return found === null
    ? deny(
        'absent',
        '没有待确认的这个文件（可能已经导入，或超过一天未确认），请重新上传。',
        'No such file waits to be confirmed: it was imported already, or is older than a day. Upload it again.',
      )
    : Kept.parse(found.rows).rows;
}
