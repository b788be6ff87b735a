import type { ApiServer, Official, Person } from './api-server.ts';
import { done } from './office-steps.ts';

export const place = { programme: 'jiangsu-quality-award', edition: '2020' };

/** The people of a decision: the office, the chair, members with accounts; `roll` says whom the office put on it. */
export interface CommitteePeople {
  readonly handler: Official;
  readonly second: Official;
  readonly head: Official;
  readonly supervision: Official;
  readonly chair: Official;
  readonly members: readonly Official[];
  /** Ids on the roll by name: `chair`, `m1`…, and `guest`, who has no account. */
  readonly roll: Readonly<Record<string, string>>;
}

/** A committee of seven: a chair and five members with accounts, and one without. */
export async function committee(server: ApiServer): Promise<CommitteePeople> {
  const seat = (name: string, authority: string, role: 'handler' | 'reviewer' | 'leader') =>
    server.official(name, [{ authority, role }]);
  const handler = await seat('office', 'province', 'handler');
  const second = await seat('second', 'province', 'reviewer');
  const head = await seat('head', 'province', 'leader');
  const supervision = await seat('supervision', 'supervision', 'handler');
  const chair = await seat('chair', 'committee', 'leader');
  const members = [];
  for (let n = 1; n <= 5; n += 1) members.push(await seat(`m${n}`, 'committee', 'handler'));
  const roll: Record<string, string> = {};
  const add = async (name: string, userId: string | null, first = false): Promise<void> => {
    const put = handler.call('POST', '/api/committee', { ...place, name, userId, chair: first });
    roll[name] = (await done('roll', put)).id;
  };
  await add('chair', chair.id, true);
  for (const [n, member] of members.entries()) await add(`m${n + 1}`, member.id);
  await add('guest', null);
  return { handler, second, head, supervision, chair, members, roll };
}

export interface Standing {
  readonly name: string;
  readonly class: 'organisation' | 'individual';
  readonly total?: string;
}

/** Applications that the overall evaluations propose, in this order; gives their ids. */
export async function proposed(server: ApiServer, owner: Person, standing: readonly Standing[]): Promise<string[]> {
  const { db } = server.deps;
  const entries = [];
  for (const [index, { name, class: of, total }] of standing.entries()) {
    const id = await owner.open(of);
    await db.updateTable('application').set({ applicant: name }).where('id', '=', id).execute();
    entries.push({
      application: id,
      number: `2020-${String(index + 1).padStart(4, '0')}`,
      class: of,
      total: total ?? null,
      rank: index + 1,
      tied: false,
      in: true,
    });
  }
  for (const of of new Set(standing.map((one) => one.class)))
    await db
      .insertInto('judging_stage')
      .values({
        ...place,
        class: of,
        stage: 'overall',
        state: 'confirmed',
        opened_at: null,
        due: null,
        closed_at: null,
        confirmed_at: null,
        salt: 'salt',
        result: JSON.stringify({ entries: entries.filter((one) => one.class === of), digest: 'd' }),
      })
      .execute();
  return entries.map((one) => one.application);
}

/** A session that has begun, with these members there. */
export async function session(people: CommitteePeople, present: readonly string[]): Promise<string> {
  const called = people.handler.call('POST', '/api/meetings', { ...place, day: '2020-09-01', place: '第一会议室' });
  const { id } = await done('meeting', called);
  await attend(people, id, present);
  await done('begin', people.chair.call('POST', `/api/meetings/${id}/chair/begin`, {}));
  return id as string;
}

export const attend = (people: CommitteePeople, meeting: string, present: readonly string[]): Promise<any> =>
  done(
    'attendance',
    people.handler.call('PUT', `/api/meetings/${meeting}/attendance`, {
      present: present.map((name) => people.roll[name]),
    }),
  );

/** A motion drafted by the office; open unless it says otherwise. */
export async function drafted(people: CommitteePeople, meeting: string, about: object): Promise<string> {
  const body = { meeting, prize: 'award', way: 'open', ...about };
  return (await done('motion', people.handler.call('POST', '/api/motions', body))).id as string;
}

export const put = (people: CommitteePeople, motion: string) => people.chair.call('POST', `/api/motions/${motion}/put`);

export const vote = (person: Person, motion: string, choices: Readonly<Record<string, string>>) =>
  person.call('PUT', `/api/motions/${motion}/vote`, { choices });

/** The same choice on each of these. */
export const all = (questions: readonly string[], choice: string): Record<string, string> =>
  Object.fromEntries(questions.map((question) => [question, choice]));
