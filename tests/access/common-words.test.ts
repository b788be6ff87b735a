import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '#src/domain/access/scope.ts';
import { caseGrams } from '#src/domain/workflow/case-words.ts';
import { countCases, listCases, type CaseFilter, type CaseRow, type Cursor } from '#src/store/cases.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';

const many = 1_200;
let server: ApiServer;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  const { db, editions } = server.deps;
  const edition = editions.all().at(-1)!;
  const rows = Array.from({ length: many }, (_, n) => {
    const channel = n % 4 === 0 ? 'south' : 'north';
    const name = `${n === 601 ? '鹤鸣' : '长风'}第${n}有限公司`;
    return {
      id: `c-${String(n).padStart(4, '0')}`,
      channel,
      name,
      due: 1_600_000_000 + ((n * 37) % many),
      grams: caseGrams(channel, [name]),
    };
  });
  await sql`insert into application (id, programme, edition, edition_digest, process_digest, class, state, revision, salt, created_at, updated_at, paper_only,
      channel, applicant, sort_key, grams, turn, turn_since, due)
    select id, 'p', '2020', ${edition.digest}, ${edition.digest}, 'organisation', 'submitted', 0, '', now(), now(), true, channel, name, name,
      array(select jsonb_array_elements_text(grams)), channel, now(), to_timestamp(due)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, channel text, name text, due bigint, grams jsonb)`.execute(
    db,
  );
  await sql`analyze application`.execute(db);
});
afterAll(() => server.close());

async function all(scope: Scope, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const found: CaseRow[] = [];
  for (let after: Cursor | null = null; ;) {
    const page: readonly CaseRow[] = await listCases(server.deps.db, {
      scope,
      filter,
      order: 'due',
      after,
      limit: 400,
    });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined) return found;
    after = { value: last.due?.toISOString() ?? '', id: last.id };
  }
}

it('a search finds the same cases in the same order, however common its words are', async () => {
  const province: Scope = { see: 'cases', parts: [{ programme: 'p', channel: null }] };
  const north: Scope = { see: 'cases', parts: [{ programme: 'p', channel: 'north' }] };
  for (const [scope, words, count] of [
    [province, '公司', many],
    [north, '公司', 900],
    [province, '鹤鸣', 1],
    [north, '长风', 899],
    [province, '长风 公司', many - 1],
    [north, '凤凰', 0],
  ] as const) {
    const wanted = (await all(scope, {})).filter((row) =>
      words.split(' ').every((word) => row.applicant.includes(word)),
    );
    expect(wanted).toHaveLength(count);
    expect((await all(scope, { search: words })).map((row) => row.id)).toEqual(wanted.map((row) => row.id));
    expect(await countCases(server.deps.db, scope, { search: words }, 2_000)).toBe(count);
    expect(await countCases(server.deps.db, scope, { search: words, turns: ['south'] }, 2_000)).toBe(
      wanted.filter((row) => row.turn === 'south').length,
    );
  }
});
