import {
  pageOfEvents,
  pageOfStreams,
  runsOfRoot,
  streamOfEdition,
  type EditionKey,
} from '#src/store/edition-export.ts';
import { listRoots } from '#src/store/seals.ts';
import { names, type Exporting } from './exported.ts';

const page = 1000;
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Writes all audit events of an edition, its roots, and which event lies under which: one JSON text a line. */
export async function exportAudit(exporting: Exporting, key: EditionKey): Promise<void> {
  await exportEvents(exporting, key);
  await exportRoots(exporting, key);
}

async function exportEvents({ db, folder }: Exporting, key: EditionKey): Promise<void> {
  const events = await folder.lines(`${names.audit}/events.jsonl`);
  const write = async (stream: string): Promise<void> => {
    for (let after = 0; ;) {
      const some = await pageOfEvents(db, stream, after, page);
      for (const event of some) await events.write(line(event));
      if (some.length < page) return;
      after = some.at(-1)?.seq ?? after;
    }
  };
  await write(streamOfEdition(key));
  for (let after = ''; ;) {
    const { streams, last } = await pageOfStreams(db, key, after);
    for (const stream of streams) await write(stream);
    if (last === null) break;
    after = last;
  }
  await events.end();
}

async function exportRoots({ db, folder }: Exporting, key: EditionKey): Promise<void> {
  const roots = await folder.lines(`${names.audit}/roots.jsonl`);
  const runs = await folder.lines(`${names.audit}/runs.jsonl`);
  for (let after = 0; ;) {
    const some = await listRoots(db, { ...key, after, limit: page });
    for (const root of some) {
      await roots.write(line(root));
      for (const run of await runsOfRoot(db, key, root.seq)) await runs.write(line(run));
    }
    if (some.length < page) break;
    after = some.at(-1)?.seq ?? after;
  }
  await roots.end();
  await runs.end();
}
