import { z } from 'zod';
import { pathOf } from '#src/definition/problem.ts';
import type { ChainedEvent } from '../audit/event.ts';
import { editionKinds } from '../audit/stream.ts';
import { fileOf } from './files.ts';
import type { Checking } from './finding.ts';
import { judgedTables, rowShapes, type JudgedTable, type Row, type Tables } from './rows.ts';
import type { ReplaySource } from './source.ts';

/** An event of a stream that is recomputed, with its line. */
export interface ReadEvent extends Omit<ChainedEvent, 'body'> {
  readonly body: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly line: number;
}
/** The streams of an export: all hashes, and of what the judging rests on the events themselves. */
export interface Streams {
  readonly hashes: ReadonlyMap<string, readonly string[]>;
  readonly events: ReadonlyMap<string, readonly ReadEvent[]>;
}

const Event = z.looseObject({
  stream: z.string(),
  seq: z.int(),
  kind: z.string(),
  body: z.record(z.string(), z.unknown()),
  actor: z.string(),
  at: z.string(),
  previous: z.string(),
  hash: z.string(),
});

/** Kinds of events of applications that the judging looks at. */
const ofCases: ReadonlySet<string> = new Set(['case-acted', 'process-changed', 'conflict-changed']);

/** Reads the tables of a source; a line that has not the shape of its table is a finding and counts for nothing. */
export async function readTables(source: ReplaySource, into: Checking): Promise<Tables> {
  const tables: Partial<Record<JudgedTable, unknown[]>> = {};
  for (const table of judgedTables) tables[table] = await readTable(source, table, into);
  return tables as unknown as Tables;
}

async function readTable<T extends JudgedTable>(source: ReplaySource, table: T, into: Checking): Promise<Row<T>[]> {
  const rows: Row<T>[] = [];
  for await (const one of source.lines(table)) {
    const place = { file: fileOf(table), line: one.line };
    if ('unread' in one) into.wrong(place, `不是JSON：${one.unread}`, `it is no JSON: ${one.unread}`);
    else {
      const read = rowShapes[table].safeParse(one.value);
      if (read.success) rows.push({ ...read.data, line: one.line } as unknown as Row<T>);
      else
        for (const issue of read.error.issues)
          into.wrong(
            { ...place, path: pathOf(...issue.path.map(String)) },
            `不符合格式：${issue.message}`,
            `it has not the shape of this table: ${issue.message}`,
          );
    }
  }
  return rows;
}

/** Reads all events and looks at each by itself and in its chain: its hash, its number, the hash before it. */
export async function readStreams(
  source: ReplaySource,
  link: (event: ReadEvent, before: ReadEvent | null) => void,
  into: Checking,
): Promise<Streams> {
  const hashes = new Map<string, string[]>();
  const events = new Map<string, ReadEvent[]>();
  let before: ReadEvent | null = null;
  for await (const one of source.lines('events')) {
    const place = { file: fileOf('events'), line: one.line };
    const read = 'unread' in one ? null : Event.safeParse(one.value);
    if (read?.success !== true) {
      into.wrong(place, '不是一条操作记录', 'it is no audit event');
      continue;
    }
    const event: ReadEvent = { ...read.data, line: one.line };
    link(event, before !== null && before.stream === event.stream ? before : null);
    before = event;
    push(hashes, event.stream, event.hash);
    const kind = event.stream.split(':')[0] ?? '';
    if (editionKinds.has(kind) || ofCases.has(event.kind)) push(events, event.stream, event);
  }
  return { hashes, events };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
