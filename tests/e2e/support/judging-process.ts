/**
 * A server in a process of its own with an edition whose cases have just been admitted, and everybody whom its judging
 * needs: told over the line to its parent, which moves the clock. Every decision is left to the pages.
 */
import { assessorOf } from '../../support/judging-steps.ts';
import { anotherPerson, carryTo, officePeople } from '../../support/office-steps.ts';
import { houseServer } from './house-server.ts';
import { names, type JudgingTold } from './judging-people.ts';

const server = await houseServer((individual) => {
  const [desk] = individual.stages;
  individual.stages = [{ ...desk, weight: '100' }];
});
server.setTime('2020-05-14T10:00:00+08:00');
process.on('message', ({ time }: { time: string }) => {
  server.setTime(time);
  process.send?.('done');
});
process.send?.(await judgingHouse());

async function judgingHouse(): Promise<JudgingTold> {
  const people: Record<string, string> = {};
  const seat = async (name: string, authority: string, role: 'handler' | 'reviewer' | 'leader'): Promise<void> => {
    people[name] = (await server.official(name, [{ authority, role }])).cookie;
  };
  for (const role of ['handler', 'reviewer', 'leader'] as const) await seat(names[role], 'province', role);
  await seat(names.supervision, 'supervision', 'handler');
  for (const name of names.assessors) people[name] = (await assessorOf(server, name, false)).cookie;
  for (const [index, name] of names.committee.entries())
    await seat(name, 'committee', index === 0 ? 'leader' : 'handler');
  const channel = await officePeople(server, 'nanjing');
  const cases: string[] = [];
  for (const [n, name] of names.applicants.entries()) {
    const applicant = await server.person(name);
    people[name] = applicant.cookie;
    cases.push(await carryTo(server, channel, applicant, 'admitted', anotherPerson(n, 'nanjing', name)));
  }
  return { url: server.url, cases, people };
}
