import { z } from 'zod';
import { eventHash } from '../audit/event.ts';
import { merkleRoot } from '../audit/merkle.ts';
import { AuditRoot, leafOf, rootHash } from '../audit/root.ts';
import { fileOf } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import type { ReadEvent, Streams } from './load.ts';
import type { ReplaySource } from './source.ts';

/** Looks at one event: that its content has its hash, and that it follows the one before it in its stream. */
export function linkChecker(into: Checking): (event: ReadEvent, before: ReadEvent | null) => void {
  return (event, before) => {
    into.one();
    const place = { file: fileOf('events'), line: event.line };
    const { stream, seq, kind, body, actor, at, previous, hash } = event;
    const real = eventHash({ stream, seq, kind, body, actor, at, previous });
    if (real !== hash)
      into.wrong(
        { ...place, path: '/hash' },
        `${stream}第${seq}条的内容与其摘要不符：内容被改动过`,
        `event ${seq} of ${stream} does not have its hash: it was changed`,
      );
    if (seq !== (before?.seq ?? 0) + 1)
      into.wrong(
        { ...place, path: '/seq' },
        `${stream}第${seq}条之前缺第${(before?.seq ?? 0) + 1}条`,
        `${stream}: event ${(before?.seq ?? 0) + 1} is missing before event ${seq}`,
      );
    else if (previous !== (before?.hash ?? ''))
      into.wrong(
        { ...place, path: '/previous' },
        `${stream}第${seq}条没有接在前一条之后`,
        `event ${seq} of ${stream} does not follow the one before it`,
      );
  };
}

const Run = z.looseObject({
  root: z.int(),
  stream: z.string(),
  from: z.int().positive(),
  to: z.int().positive(),
  firstIndex: z.int().nonnegative(),
});
type Run = z.infer<typeof Run> & { readonly line: number };

/** Recomputes every root over the events it covers, and the chain of roots; says which events lie under none yet. */
export async function checkRoots(
  source: ReplaySource,
  { hashes }: Streams,
): Promise<{ readonly checked: Checked; readonly latest: AuditRoot | null }> {
  const into = checking('roots');
  const runs = Map.groupBy(await readLines(source, 'runs', Run, into), (run) => run.root);
  const sealed = new Map<string, number>();
  let before: AuditRoot | null = null;
  for (const root of await readLines(source, 'roots', AuditRoot, into)) {
    into.one();
    checkRoot(into, source, root, before);
    checkLeaves(into, root, runs.get(root.seq) ?? [], { hashes, sealed });
    const { line: _line, ...own } = root;
    before = own;
  }
  const open = [...hashes]
    .map(([stream, list]) => ({ stream, count: list.length - (sealed.get(stream) ?? 0) }))
    .filter(({ count }) => count > 0);
  if (open.length > 0) sayOpen(into, open);
  return { checked: into.done(), latest: before };
}

/** Which streams go on beyond the latest root: one line, whatever their number. */
function sayOpen(into: Checking, open: readonly { readonly stream: string; readonly count: number }[]): void {
  const count = open.reduce((sum, one) => sum + one.count, 0);
  const named = open.slice(0, 3).map(({ stream }) => stream);
  into.skip(
    { file: fileOf('roots') },
    `最新的${count}条记录还没有列入任何默克尔树根（${named.join('、')}${open.length > 3 ? '等' : ''}）`,
    `the latest ${count} events lie under no root yet (${named.join(', ')}${open.length > 3 ? ' and others' : ''})`,
  );
}

async function readLines<T extends object>(
  source: ReplaySource,
  file: 'runs' | 'roots',
  shape: z.ZodType<T>,
  into: Checking,
): Promise<(T & { readonly line: number })[]> {
  const rows: (T & { readonly line: number })[] = [];
  for await (const one of source.lines(file)) {
    const read = 'unread' in one ? null : shape.safeParse(one.value);
    if (read?.success === true) rows.push({ ...read.data, line: one.line });
    else
      into.wrong({ file: fileOf(file), line: one.line }, '此行不符合格式', 'this line has not the shape of its file');
  }
  return rows;
}

function checkRoot(
  into: Checking,
  source: ReplaySource,
  root: AuditRoot & { readonly line: number },
  before: AuditRoot | null,
): void {
  const place = { file: fileOf('roots'), line: root.line };
  if (rootHash(root) !== root.hash)
    into.wrong(
      { ...place, path: '/hash' },
      `第${root.seq}个树根的内容与其摘要不符`,
      `root ${root.seq} does not have its hash`,
    );
  if (root.seq !== (before?.seq ?? 0) + 1 || root.previous !== (before?.hash ?? ''))
    into.wrong(
      { ...place, path: '/previous' },
      `第${root.seq}个树根没有接在前一个之后`,
      `root ${root.seq} does not follow the one before it`,
    );
  if (root.programme !== source.programme || root.edition !== source.edition)
    into.wrong(place, `第${root.seq}个树根不属于本届`, `root ${root.seq} is of another edition`);
}

function checkLeaves(
  into: Checking,
  root: AuditRoot & { readonly line: number },
  runs: readonly Run[],
  { hashes, sealed }: Pick<Streams, 'hashes'> & { readonly sealed: Map<string, number> },
): void {
  const leaves: string[] = [];
  for (const run of runs) {
    const place = { file: fileOf('runs'), line: run.line };
    const own = hashes.get(run.stream)?.slice(run.from - 1, run.to) ?? [];
    if (own.length !== run.to - run.from + 1)
      into.wrong(
        place,
        `${run.stream}第${run.from}至${run.to}条列入了第${root.seq}个树根，但记录不全`,
        `events ${run.from} to ${run.to} of ${run.stream} lie under root ${root.seq}, but are not all here`,
      );
    if (run.firstIndex !== leaves.length || run.from !== (sealed.get(run.stream) ?? 0) + 1)
      into.wrong(place, '此段的位置不接续', 'this run does not follow the one before it');
    sealed.set(run.stream, run.to);
    leaves.push(...own);
  }
  const real = merkleRoot(leaves.map(leafOf)).toString('hex');
  if (leaves.length !== root.size || real !== root.root)
    into.wrong(
      { file: fileOf('roots'), line: root.line, path: '/root' },
      `第${root.seq}个树根与其下${leaves.length}条记录算出的不符：${real}`,
      `root ${root.seq} is not what the ${leaves.length} events under it give: ${real}`,
    );
}
