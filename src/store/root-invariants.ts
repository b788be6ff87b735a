import { sql, type Kysely } from 'kysely';
import { leafOf, rootHash, type AuditRoot } from '#src/domain/audit/root.ts';
import { merkleRoot } from '#src/domain/audit/merkle.ts';
import { receiptDigest } from '#src/domain/audit/proof.ts';
import type { BrokenInvariant } from './invariants.ts';
import { latestRoots, listRoots, splitHashes } from './seals.ts';
import type { DB } from './schema.ts';

/** Roots looked at together: a busy one holds some thousand events. */
const page = 50;

/** Recomputes every root over the events it covers and every chain of roots; names the event, run or root that is not as it was sealed. */
export async function brokenRoots(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const { programme, edition } of await latestRoots(db)) {
    let before: Pick<AuditRoot, 'seq' | 'hash'> = { seq: 0, hash: '' };
    for (;;) {
      const roots = await listRoots(db, { programme, edition, after: before.seq, limit: page });
      const runs = await runsUnder(db, roots);
      for (const root of roots) {
        broken.push(...brokenLink(root, before), ...brokenLeaves(root, runs.get(root.seq) ?? []));
        before = root;
      }
      if (roots.length < page) break;
    }
  }
  return [...broken, ...(await brokenRuns(db))];
}

const named = ({ programme, edition, seq }: AuditRoot): string => `${programme}/${edition} root ${seq}`;

function brokenLink(root: AuditRoot, before: Pick<AuditRoot, 'seq' | 'hash'>): BrokenInvariant[] {
  const whole = root.seq === before.seq + 1 && root.previous === before.hash && root.hash === rootHash(root);
  return whole ? [] : [{ invariant: 'the roots of an edition form one whole chain', where: named(root) }];
}

interface StoredRun {
  /** Number of its root. */
  readonly root: number;
  readonly stream: string;
  readonly from: number;
  readonly to: number;
  readonly firstIndex: number;
  readonly hashes: Buffer;
  /** Hashes of the run's events as the table has them now, null where one is gone. */
  readonly events: readonly (string | null)[];
}

/** The runs under some roots that follow each other, by the number of the root. */
async function runsUnder(db: Kysely<DB>, roots: readonly AuditRoot[]): Promise<ReadonlyMap<number, StoredRun[]>> {
  const [first, last] = [roots[0], roots.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const { rows } = await sql<StoredRun>`
    select r.root_seq as "root", r.stream, r.from_seq as "from", r.to_seq as "to", r.first_index as "firstIndex", r.hashes,
      array(select e.hash from generate_series(r.from_seq, r.to_seq) n left join audit_event e on e.stream = r.stream and e.seq = n order by n) as events
    from audit_run r where r.programme = ${first.programme} and r.edition = ${first.edition} and r.root_seq between ${first.seq} and ${last.seq}
    order by r.root_seq, r.first_index`.execute(db);
  return Map.groupBy(rows, (run) => run.root);
}

function brokenLeaves(root: AuditRoot, runs: readonly StoredRun[]): BrokenInvariant[] {
  const leaves = runs.flatMap((run) => splitHashes(run.hashes));
  const inPlace = runs.every(
    (run, at) =>
      run.firstIndex === (at === 0 ? 0 : end(runs[at - 1])) && end(run) - run.firstIndex === run.hashes.length / 32,
  );
  const changed = runs.flatMap((run) => changedEvents(run, root));
  return inPlace && leaves.length === root.size && merkleRoot(leaves.map(leafOf)).toString('hex') === root.root
    ? changed
    : [...changed, { invariant: 'a root is what the hashes under it give', where: named(root) }];
}

const end = (run: StoredRun | undefined): number => (run === undefined ? 0 : run.firstIndex + run.to - run.from + 1);

/** Events that are gone or have another hash than the one they were sealed with. */
function changedEvents(run: StoredRun, root: AuditRoot): BrokenInvariant[] {
  const sealed = splitHashes(run.hashes);
  return run.events.flatMap((hash, at) =>
    hash === sealed[at]
      ? []
      : [
          {
            invariant: hash === null ? 'a sealed event is still there' : 'a sealed event is as it was sealed',
            where: `${run.stream} #${run.from + at}, leaf ${run.firstIndex + at} of ${named(root)}`,
          },
        ],
  );
}

/** Streams whose runs do not follow each other, and events that neither lie under a root nor wait for one. */
async function brokenRuns(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const gaps = await sql<{ where: string }>`
    select stream || ' #' || from_seq as where from (
      select stream, from_seq, coalesce(lag(to_seq) over (partition by stream order by to_seq), 0) as before from audit_run) r
    where from_seq <> before + 1`.execute(db);
  const forgotten = await sql<{ where: string }>`
    select e.stream || ' #' || e.seq as where from audit_event e
    where e.seq > coalesce((select max(to_seq) from audit_run r where r.stream = e.stream), 0)
      and not exists (select from audit_unsealed u where u.stream = e.stream)`.execute(db);
  return [
    ...gaps.rows.map(({ where }) => ({ invariant: 'the events of a stream were sealed without a gap', where })),
    ...forgotten.rows.map(({ where }) => ({ invariant: 'an event lies under a root or waits for one', where })),
  ];
}

/** Receipts that say something else than the event of their submission committed to. */
export async function brokenReceipts(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const { rows } = await sql<{ number: string; body: object; said: string }>`
    select r.number, r.body, e.body ->> 'receipt' as said from receipt r
    join audit_event e on e.stream = 'acts:' || r.application_id and e.hash = r.body ->> 'actsHead'
    where e.body ? 'receipt'`.execute(db);
  return rows
    .filter(({ body, said }) => receiptDigest(body) !== said)
    .map(({ number }) => ({ invariant: 'a receipt is what its event committed to', where: number }));
}
