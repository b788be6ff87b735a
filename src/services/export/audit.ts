import type { Kysely } from 'kysely';
import { editionKinds } from '#src/domain/audit/stream.ts';
import type { AuditRoot } from '#src/domain/audit/root.ts';
import { auditFiles } from '#src/domain/replay/files.ts';
import type { StoredEvent } from '#src/store/audit.ts';
import {
  pageOfEvents,
  pageOfStreams,
  runsOfRoot,
  type EditionKey,
  type ExportedRun,
} from '#src/store/edition-export.ts';
import { editionStreams } from '#src/store/judged-tables.ts';
import type { DB } from '#src/store/schema.ts';
import { listRoots } from '#src/store/seals.ts';
import type { Exporting } from './exported.ts';

const page = 1000;

/** Writes all audit events of an edition, its roots, and which event lies under which: one JSON text a line. */
export async function exportAudit({ db, folder }: Exporting, key: EditionKey): Promise<void> {
  const parts = [
    [auditFiles.events, eventsOf(db, key)],
    [auditFiles.roots, rootsOf(db, key)],
    [auditFiles.runs, runsOf(db, key)],
  ] as const;
  for (const [path, rows] of parts) {
    const lines = await folder.lines(path);
    for await (const row of rows) await lines.write(`${JSON.stringify(row)}\n`);
    await lines.end();
  }
}

/** Every event that lies under the roots of an edition or will: of the edition and its judging, then of its applications. */
export async function* eventsOf(db: Kysely<DB>, key: EditionKey): AsyncGenerator<StoredEvent> {
  for await (const stream of editionStreams(db, key, [...editionKinds])) yield* eventsIn(db, stream);
  for (let after = ''; ;) {
    const { streams, last } = await pageOfStreams(db, key, after);
    for (const stream of streams) yield* eventsIn(db, stream);
    if (last === null) return;
    after = last;
  }
}

async function* eventsIn(db: Kysely<DB>, stream: string): AsyncGenerator<StoredEvent> {
  for (let after = 0; ;) {
    const some = await pageOfEvents(db, stream, after, page);
    yield* some;
    if (some.length < page) return;
    after = some.at(-1)?.seq ?? after;
  }
}

/** The roots of an edition, in order. */
export async function* rootsOf(db: Kysely<DB>, key: EditionKey): AsyncGenerator<AuditRoot> {
  for (let after = 0; ;) {
    const some = await listRoots(db, { ...key, after, limit: page });
    yield* some;
    if (some.length < page) return;
    after = some.at(-1)?.seq ?? after;
  }
}

/** Which events lie under which root, root by root. */
export async function* runsOf(db: Kysely<DB>, key: EditionKey): AsyncGenerator<ExportedRun> {
  for await (const root of rootsOf(db, key)) yield* await runsOfRoot(db, key, root.seq);
}
