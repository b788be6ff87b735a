import { sql, type Kysely } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { caseGrams, sortKey } from '#src/domain/workflow/case-words.ts';
import type { DB } from '#src/store/schema.ts';

/** The queue that stays the same while the house grows: one city's, with a word that one case has and one that all have. */
export const queue = { channel: 'nanjing', state: 'submitted', size: 200, rare: '鹤鸣', common: '公司' } as const;

const heads = ['长风', '云汉', '金陵', '沧浪', '望岳', '青禾', '海曙', '松原', '玉衡', '天枢'];
const trades = ['轴承', '纺织', '船舶', '电缆', '医药', '精密', '光伏', '食品', '软件', '化工'];
const perInsert = 2_000;

/** Fills the house up to so many handed-in cases; the queue of the one city is filled first and never grows. */
export async function fillCases(db: Kysely<DB>, edition: Edition, size: number): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from application`.execute(db);
  const from = rows[0]?.count ?? 0;
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('bench', 'bench', 'bench@laurel.example', true, now(), now())
    on conflict do nothing`.execute(db);
  const others = edition.channels.map((channel) => channel.id).filter((id) => id !== queue.channel);
  for (let i = from; i < size; i += perInsert) {
    const some = Array.from({ length: Math.min(perInsert, size - i) }, (_, k) => caseOf(edition, others, i + k));
    await sql`insert into application (id, programme, edition, edition_digest, process_digest, class, owner_id, state, revision, salt, created_at, updated_at,
        channel, handed_in, applicant, sort_key, grams, turn, turn_since, due)
      select r.id, ${edition.file.programme}, ${edition.file.id}, ${edition.digest}, ${edition.digest}, r.class, 'bench', r.state, 1, '', now(), now(),
        r.channel, 1, r.applicant, r.sort_key, array(select jsonb_array_elements_text(r.grams)), r.turn, now(), r.due
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r (id text, class text, state text, channel text, applicant text, sort_key text,
        grams jsonb, turn text, due timestamptz)`.execute(db);
  }
  await sql`vacuum analyze application`.execute(db);
}

function caseOf(edition: Edition, others: readonly string[], n: number) {
  const own = n < queue.size;
  const channel = own ? queue.channel : (others[n % others.length] ?? queue.channel);
  const rare = n === queue.size - 1 ? queue.rare : '';
  const name = `${heads[n % 10]}${trades[Math.floor(n / 10) % 10]}${rare}第${n}有限${queue.common}`;
  return {
    id: `bench-${String(n).padStart(7, '0')}`,
    class: edition.file.classes[n % 5 === 0 ? 1 : 0] ?? 'organisation',
    state: n % 3 === 0 ? 'accepted' : queue.state,
    channel,
    applicant: name,
    sort_key: sortKey(name),
    grams: caseGrams(channel, [name]),
    turn: channel,
    due: new Date(Date.UTC(2020, 4, 20 + (n % 30))).toISOString(),
  };
}
