import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeatRole, Side } from '#src/definition/workflow.ts';
import { caseScopeFor, consultationScopeFor, scopeFor } from '#src/domain/access/scope.ts';
import type { Seat } from '#src/domain/access/seat.ts';
import { seatsFor, whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import { caseGrams, gramsOf, gramsWanted, sortKey } from '#src/domain/workflow/case-words.ts';
import { listApplications } from '#src/store/applications.ts';
import { insertBatch, listBatches } from '#src/store/batches.ts';
import { countCases, listCases, tallyCases, type CaseFilter, type Cursor } from '#src/store/cases.ts';
import { listConsultations } from '#src/store/consultations.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';

const programmes = ['random-one', 'random-two'];
const channels = ['north', 'south', 'west'];
const states = ['submitted', 'accepted', 'correcting', 'refused'];
const names = ['江北精密仪器', '江南精密机械', '北江仪表', '恒源', 'Acme 仪器 12'];
const classes = ['organisation', 'individual'];
const departments = ['north.tax', 'south.tax', 'west.tax'];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

interface Row {
  readonly id: string;
  readonly ownerId: string;
  readonly programme: string;
  readonly channel: string | null;
  readonly state: string;
  readonly class: string;
  readonly applicant: string;
}
interface Letter {
  readonly id: string;
  readonly programme: string;
  readonly channel: string;
  readonly authority: string;
  readonly sent: boolean;
}

let server: ApiServer;
let owners: readonly string[] = [];
let rows: readonly Row[] = [];
let letters: readonly Letter[] = [];
const batches: { id: string; programme: string; channel: string; state: 'draft' | 'sent' }[] = [];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  const people = await Promise.all(['one', 'two'].map((name) => server.official(name, [])));
  owners = people.map((one) => one.id);
  // Drawn once from a seed, so that a failure can be looked at again.
  const dice = fc.sample(fc.array(fc.nat(997), { minLength: 8, maxLength: 8 }), { seed: 20200520, numRuns: 160 });
  rows = dice.map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], n) => ({
    id: `random-${String(n).padStart(3, '0')}`,
    ownerId: pick(owners, a),
    programme: pick(programmes, b),
    channel: c % 4 === 0 ? null : pick(channels, c),
    state: pick(states, d),
    class: pick(classes, e),
    applicant: pick(names, f),
  }));
  const { db } = server.deps;
  const digest = server.deps.editions.all()[0]?.digest ?? '';
  const at = new Date('2020-05-20T00:00:00Z');
  for (const [n, row] of rows.entries())
    await db
      .insertInto('application')
      .values({
        id: row.id,
        programme: row.programme,
        edition: '2020',
        edition_digest: digest,
        process_digest: digest,
        class: row.class,
        owner_id: row.ownerId,
        state: row.state,
        salt: 's',
        failure: null,
        channel: row.channel,
        applicant: row.channel === null ? null : row.applicant,
        sort_key: row.channel === null ? null : sortKey(row.applicant),
        grams: row.channel === null ? null : [...caseGrams(row.channel, [row.applicant])],
        turn: row.channel,
        due: n % 3 === 0 ? null : new Date(at.getTime() + (n % 5) * 86_400_000),
        created_at: at,
        updated_at: at,
      })
      .execute();
  for (const [n, [a = 0, b = 0, c = 0]] of dice.slice(0, 24).entries()) {
    const state = a % 2 === 0 ? ('draft' as const) : ('sent' as const);
    const batch = { id: `random-${n}`, programme: pick(programmes, b), channel: pick(channels, c), state };
    batches.push(batch);
    const made = { ...batch, edition: '2020', number: null, cases: [], createdBy: 'x', createdAt: at };
    await db.transaction().execute((trx) => insertBatch(trx, made));
  }
  letters = dice.slice(0, 30).map(([a = 0, b = 0, c = 0], n) => ({
    id: `random-${n}`,
    programme: pick(programmes, b),
    channel: pick(channels, c),
    authority: pick(departments, c),
    sent: a % 2 === 0,
  }));
  // One draft a department, channel and edition: each letter is of an edition of its own.
  for (const [n, { sent, ...letter }] of letters.entries())
    await db
      .insertInto('consultation')
      .values({
        ...letter,
        edition: String(n),
        process_digest: digest,
        state: sent ? 'sent' : 'draft',
        number: null,
        salt: 's',
        created_by: 'x',
        created_at: at,
        sent_at: sent ? at : null,
        due: null,
        closed_at: null,
      })
      .execute();
}, 60_000);
afterAll(async () => {
  const { db } = server.deps;
  for (const table of ['consultation', 'batch', 'application'] as const)
    await db.deleteFrom(table).where('id', 'like', 'random-%').execute();
  expect(await server.close()).toEqual([]);
});

const seats: fc.Arbitrary<Seat> = fc
  .record({
    programme: fc.constantFrom(...programmes),
    side: fc.constantFrom(...Side.options),
    role: fc.constantFrom(...SeatRole.options),
    channel: fc.constantFrom(...channels),
  })
  .map(({ programme, side, role, channel }) => {
    const above = side === 'province' || side === 'supervision' || side === 'administration';
    const authority = above ? side : side === 'channel' ? channel : `${channel}.${side === 'consulted' ? 'tax' : side}`;
    return { programme, authority, side, channel: above ? null : channel, role };
  });
const actors: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'visitor' }) },
  {
    weight: 12,
    arbitrary: fc
      .record({ own: fc.nat(3), seats: fc.array(seats, { maxLength: 3 }), factor: fc.boolean() })
      .map(({ own, ...rest }): Actor => {
        const id = owners[own] ?? 'nobody';
        return { kind: 'user', id, name: id, email: `${id}@laurel.example`, ...rest };
      }),
  },
);
const filters: fc.Arbitrary<CaseFilter> = fc.record(
  {
    programme: fc.constantFrom(...programmes),
    channel: fc.constantFrom(...channels),
    class: fc.constantFrom(...classes),
    states: fc.subarray(states, { minLength: 1 }),
    search: fc.constantFrom('江', '精密', '仪器', 'acme', '12', '江北 仪器', '没有'),
  },
  { requiredKeys: [] },
);

/** The same filter, applied to one case. */
function matches(row: Row, { programme, channel, class: of, states: some, search }: CaseFilter): boolean {
  const grams = new Set(gramsOf(row.applicant));
  return (
    (programme === undefined || row.programme === programme) &&
    (channel === undefined || row.channel === channel) &&
    (of === undefined || row.class === of) &&
    (some === undefined || some.includes(row.state)) &&
    (search === undefined || gramsWanted(search).every((gram) => grams.has(gram)))
  );
}
const allowed = (actor: Actor, action: Action): readonly Row[] =>
  rows.filter((row) => whyNot(actor, action, row) === null);
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id).toSorted();

/** Every page of a list, one after the other. */
async function everyPage(actor: Actor, action: 'case.read' | 'case.export', filter: CaseFilter, order: 'due' | 'name') {
  const found = [];
  for (let after: Cursor | null = null; ;) {
    const page = await listCases(server.deps.db, {
      scope: caseScopeFor(actor, action),
      filter,
      order,
      after,
      limit: 9,
    });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < 9) return found;
    const value = order === 'name' ? last.sortKey : (last.due?.toISOString() ?? '9999-12-31T00:00:00.000Z');
    after = { id: last.id, value };
  }
}

describe('for random people, seats and cases, what is listed is what whyNot allows one by one', () => {
  it('in lists, pages, filters, searches and counts', async () => {
    await fc.assert(
      fc.asyncProperty(actors, filters, fc.constantFrom('due', 'name'), async (actor, filter, order) => {
        const mine = allowed(actor, 'case.read').filter((row) => matches(row, filter));
        const listed = await everyPage(actor, 'case.read', filter, order);
        expect(ids(listed)).toEqual(ids(mine));
        expect(await countCases(server.deps.db, caseScopeFor(actor, 'case.read'), filter, 1000)).toBe(mine.length);
      }),
      { numRuns: 120 },
    );
  });

  it('in tallies and exports', async () => {
    await fc.assert(
      fc.asyncProperty(actors, fc.constantFrom(...programmes), async (actor, programme) => {
        const scope = caseScopeFor(actor, 'case.read');
        const name = { programme, edition: '2020', now: new Date('2020-05-22T00:00:00Z') };
        const tallied = (await tallyCases(server.deps.db, scope, name)).map(
          (one) => `${one.channel} ${one.class} ${one.state} ${one.count}`,
        );
        const counts = new Map<string, number>();
        for (const row of allowed(actor, 'case.read').filter((one) => one.programme === programme)) {
          const key = `${row.channel} ${row.class} ${row.state}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        expect(tallied.toSorted()).toEqual([...counts].map(([key, count]) => `${key} ${count}`).toSorted());
        expect(ids(await everyPage(actor, 'case.export', {}, 'name'))).toEqual(ids(allowed(actor, 'case.export')));
      }),
      { numRuns: 80 },
    );
  });

  it('in an applicant’s own list', async () => {
    await fc.assert(
      fc.asyncProperty(actors, async (actor) => {
        expect(ids(await listApplications(server.deps.db, scopeFor(actor)))).toEqual(
          ids(allowed(actor, 'application.read')),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('in lists of batches and of letters to departments', async () => {
    await fc.assert(
      fc.asyncProperty(actors, async (actor) => {
        const own = seatsFor(actor, 'batch.read');
        const read = batches.filter(
          (one) =>
            whyNot(actor, 'batch.read', { ...one, ownerId: null }) === null &&
            (one.state === 'sent' ||
              own.some((seat) => seat.programme === one.programme && seat.channel === one.channel)),
        );
        expect(ids(await listBatches(server.deps.db, caseScopeFor(actor, 'batch.read'), 1000))).toEqual(ids(read));
        const page = { filter: {}, after: null, limit: 1000 };
        const listed = await listConsultations(server.deps.db, consultationScopeFor(actor), page);
        const mine = letters.filter((one) => whyNot(actor, 'consultation.read', one) === null);
        expect(ids(listed)).toEqual(ids(mine));
      }),
      { numRuns: 120 },
    );
  });
});
