import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import type { Text } from '#src/definition/text.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { ReadSheet } from '#src/domain/export/read-sheet.ts';
import { offlineChanges, type OfflineChange } from '#src/domain/scoring/offline/offline-changes.ts';
import {
  inTable,
  inWorkbook,
  readOffline,
  type CellName,
  type CellRefusal,
  type Offline,
} from '#src/domain/scoring/offline/read-offline.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { readBodyAt, readChangedSince } from '#src/store/score-past.ts';
import type { Deps } from '../deps.ts';
import type { Saved } from '../save-answers.ts';
import { openScoreSheet, type OpenSheet } from './open-sheet.ts';
import { refuseWriter, saveScores } from './save-scores.ts';

/** Bytes of an upload at most; unpacked so many times as much. */
export const offlineBytes = 4 * 1024 * 1024;
const unpackedBytes = 48 * 1024 * 1024;
const most = { sheets: 6, rows: 3000, columns: 40 };
const office = 'application/vnd.openxmlformats-officedocument';
const xlsx = `${office}.spreadsheetml.sheet`;
const docx = `${office}.wordprocessingml.document`;

type Value = string | readonly string[];
/** One place that the file would change: as it stands now, as the file has it, and who changed it after the file was taken. */
export interface Difference {
  readonly path: string;
  readonly label: Text;
  readonly cell: string;
  readonly was: Value | null;
  readonly is: Value;
  /** Null where nobody did: only such places are saved. */
  readonly meanwhile: { readonly by: string; readonly at: Date } | null;
}
export interface OfflineReport {
  /** What is confirmed: SHA-256 over the differences and what was refused. */
  readonly digest: string;
  /** Version the file was taken at, and the one that stands now. */
  readonly taken: number;
  readonly now: number;
  readonly differences: readonly Difference[];
  readonly refusals: readonly CellRefusal[];
}
export interface OfflineFile {
  readonly sheet: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const stale = deny(
  'conflict',
  '评分表或文件与您核对时不同，请重新核对后确认。',
  'The sheet or the file is not as it was when you looked; look at the differences again.',
);

/** Reads a file that was filled in elsewhere and says what it would change; nothing is saved. */
export async function lookAtOffline(deps: Deps, actor: Actor, file: OfflineFile): Promise<OfflineReport | Denial> {
  const looked = await look(deps, actor, file);
  return isDenial(looked) ? looked : looked.report;
}

/** Saves what was looked at, as any other edit: places changed meanwhile come back as conflicts and stay as they are. */
export async function saveOffline(
  deps: Deps,
  actor: Actor,
  file: OfflineFile & { readonly confirm: string },
): Promise<Saved | Denial> {
  const looked = await look(deps, actor, file);
  if (isDenial(looked)) return looked;
  if (looked.report.digest !== file.confirm) return stale;
  if (looked.changes.length === 0) return nothing;
  return await saveScores(deps, actor, { sheet: file.sheet, changes: looked.changes.map(({ change }) => change) });
}

const nothing = deny(
  'invalid',
  '文件与评分表没有可保存的不同。',
  'There is nothing in the file that differs and could be saved.',
);

interface Looked {
  readonly report: OfflineReport;
  readonly changes: readonly OfflineChange[];
}

async function look(deps: Deps, actor: Actor, file: OfflineFile): Promise<Looked | Denial> {
  const opened = await openScoreSheet(deps, actor, file.sheet);
  if (isDenial(opened)) return opened;
  const { sheet, panel } = opened;
  const refusal = refuseWriter(actor, panel, sheet, []);
  if (refusal !== null) return refusal;
  const given = await partsOf(opened, file);
  if (isDenial(given)) return given;
  const read = readOffline(given.parts, sheet.id, scoredSet(opened.judged.criteria), given.nameOf);
  if (isDenial(read)) return read;
  if (read.version > sheet.version) return stale;
  return await compare(deps, opened, read);
}

async function compare(deps: Deps, { sheet, judged }: OpenSheet, read: Offline): Promise<Looked> {
  const { criteria, scale, edition } = judged;
  const target = { set: scoredSet(criteria), scale, sheetKind: 'individual' as const, limits: edition.file.limits };
  const base = await readBodyAt(deps.db, sheet.id, read.version);
  const { changes, refusals } = offlineChanges(read, base, target, (words) => newId(sheet.id, words));
  const since = new Map((await readChangedSince(deps.db, sheet.id, read.version)).map((one) => [one.path, one]));
  const differing = changes.filter(({ change }) => !same(sheet.body[change.path], change.value));
  const differences = differing.map(({ change: { path, value }, cell, label }): Difference => {
    const meanwhile = since.get(path);
    return {
      path,
      label,
      cell,
      was: sheet.body[path] ?? null,
      is: value,
      meanwhile: meanwhile === undefined || typeof value !== 'string' ? null : { by: meanwhile.by, at: meanwhile.at },
    };
  });
  const digest = createHash('sha256')
    .update(
      canonicalize({
        sheet: sheet.id,
        taken: read.version,
        differences: differences.map(({ path, was, is }) => ({ path, was, is })),
        refusals: refusals.map(({ cell }) => cell),
      }) ?? '',
    )
    .digest('hex');
  return { report: { digest, taken: read.version, now: sheet.version, differences, refusals }, changes: differing };
}

const same = (a: Value | undefined, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The id of a new comment: the same for the same words on the same sheet. */
const newId = (sheet: string, words: string): string =>
  `x${createHash('sha256').update(`${sheet}\n${words}`).digest('hex').slice(0, 16)}`;

interface GivenFile {
  readonly parts: readonly ReadSheet[];
  readonly nameOf: CellName;
}

async function partsOf({ judged }: OpenSheet, { name, bytes }: OfflineFile): Promise<GivenFile | Denial> {
  const { limits } = judged.edition.file;
  const bounded = {
    ...limits,
    fileBytes: Math.min(limits.fileBytes, offlineBytes),
    unpackedBytes: Math.min(limits.unpackedBytes, unpackedBytes),
  };
  const inspected = await inspectFile(bytes, name, bounded);
  if (isDenial(inspected)) return inspected;
  // Readers are loaded with the first upload: most processes read none.
  if (inspected.type === xlsx) {
    const { readWorkbook } = await import('#src/adapters/sheet/read-workbook.ts');
    const parts = await readWorkbook(bytes, name, most);
    return isDenial(parts) ? parts : { parts, nameOf: inWorkbook };
  }
  if (inspected.type === docx) {
    const { readTables } = await import('#src/adapters/word/read-tables.ts');
    const { archiveEntries: entries, unpackedBytes: unpacked, unpackRatio: ratio } = bounded;
    const parts = await readTables(bytes, name, most, { entries, bytes: unpacked, ratio });
    return isDenial(parts) ? parts : { parts, nameOf: inTable };
  }
  return deny(
    'invalid',
    `“${name}”不是xlsx表格或docx文件，请用下载的评分表填写。`,
    `“${name}” is neither an xlsx workbook nor a docx file; fill in the one you downloaded.`,
  );
}
