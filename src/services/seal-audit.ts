import type { Transaction } from 'kysely';
import { nextRoot, type AuditRoot } from '#src/domain/audit/root.ts';
import { placeOf } from '#src/domain/audit/stream.ts';
import { databaseTime } from '#src/store/applications.ts';
import {
  editionsOfApplications,
  insertRoot,
  latestRoot,
  lockSealing,
  noteForgotten,
  readUnsealed,
  takeUnsealed,
  type Run,
  type UnsealedEvent,
} from '#src/store/seals.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';

/** Notes taken at a time: what a busy minute writes; a longer queue is worked off in several roots. */
const batch = 20_000;

/**
 * Puts every committed audit event that no root covers under the next root of its edition, and gives the new roots. One
 * process does it at a time, another gives none; a round that is cut off leaves everything as it was.
 */
export async function sealAudit(deps: Pick<Deps, 'db' | 'clock'>): Promise<readonly AuditRoot[]> {
  const sealed: AuditRoot[] = [];
  for (;;) {
    const round = await deps.db.transaction().execute((trx) => sealOnce(deps, trx));
    sealed.push(...round.roots);
    if (round.taken < batch) return sealed;
  }
}

/** Notes what was written without a note: once when a process begins to seal, for an earlier version may have run beside it. */
export async function findForgotten({ db }: Pick<Deps, 'db'>): Promise<void> {
  await noteForgotten(db);
}

interface Round {
  readonly taken: number;
  readonly roots: readonly AuditRoot[];
}

async function sealOnce({ clock }: Pick<Deps, 'clock'>, trx: Transaction<DB>): Promise<Round> {
  if (!(await lockSealing(trx))) return { taken: 0, roots: [] };
  const { taken, streams } = await takeUnsealed(trx, batch);
  const events = streams.length === 0 ? [] : await readUnsealed(trx, streams);
  if (events.length === 0) return { taken, roots: [] };
  const at = clock.at(await databaseTime(trx)).toISOString();
  const roots: AuditRoot[] = [];
  for (const { programme, edition, own } of await byEdition(trx, events)) {
    const before = await latestRoot(trx, programme, edition);
    const root = nextRoot(
      { programme, edition },
      before,
      own.map((event) => event.hash),
      at,
    );
    await insertRoot(trx, root, runsOf(own));
    roots.push(root);
  }
  return { taken, roots };
}

interface OfEdition {
  readonly programme: string;
  readonly edition: string;
  readonly own: UnsealedEvent[];
}

/** The events by the edition under whose roots they go, in their order. */
async function byEdition(trx: Transaction<DB>, events: readonly UnsealedEvent[]): Promise<Iterable<OfEdition>> {
  const places = new Map(events.map(({ stream }) => [stream, placeOf(stream)]));
  const ids = [...places.values()].flatMap((place) => ('application' in place ? [place.application] : []));
  const applications = await editionsOfApplications(trx, [...new Set(ids)]);
  const groups = new Map<string, OfEdition>();
  for (const event of events) {
    const place = places.get(event.stream) ?? nowhere;
    const { programme, edition } = 'application' in place ? (applications.get(place.application) ?? nowhere) : place;
    const key = `${programme} ${edition}`;
    const group = groups.get(key) ?? { programme, edition, own: [] };
    groups.set(key, group);
    group.own.push(event);
  }
  return groups.values();
}

/** Where a stream goes whose application is not there: sealed all the same, `laurel doctor` names it. */
const nowhere = { programme: '', edition: '' };

/** The events as runs: a stream without gaps is one; a gap, which `laurel doctor` names, begins another. */
function runsOf(events: readonly UnsealedEvent[]): Run[] {
  const runs: (Run & { to: number; readonly hashes: string[] })[] = [];
  for (const [index, { stream, seq, hash }] of events.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.stream === stream && last.to === seq - 1) {
      last.to = seq;
      last.hashes.push(hash);
    } else runs.push({ stream, from: seq, to: seq, firstIndex: index, hashes: [hash] });
  }
  return runs;
}
