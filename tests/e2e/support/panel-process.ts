/**
 * A server in a process of its own with panels that have just been published, as nobody's browser could bring about in a
 * minute: told over the line to its parent. Volumes are not typeset; everything else is the product.
 */
import { createPrint } from '#src/services/create-print.ts';
import { buildExample } from '#src/services/build-example.ts';
import { newestEdition } from '#src/cli/editions.ts';
import type { ApiServer } from '../../support/api-server.ts';
import { assessorOf, seatPanel, stagePath } from '../../support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '../../support/office-steps.ts';
import { houseServer } from './house-server.ts';

/** What the parent is told: where the server is, the panels, and the sessions of their members, the lead first. */
export interface PanelHouse {
  readonly url: string;
  readonly panels: readonly string[];
  readonly members: readonly { readonly name: string; readonly email: string; readonly cookie: string }[];
}

/** The members; the lead has not given the pledge yet. */
const names = ['温书衡', '顾行简', '梁知白'];
/** Kind of example that is judged; without one two short dossiers of individuals are, by points. */
const kind = process.env['LAUREL_EXAMPLE'];
/** The stage whose panels are published; a site visit is then the first and only one. */
const stage = process.env['LAUREL_STAGE'] ?? 'desk';
const server = await houseServer((individual) => {
  if (stage === 'desk') return;
  const { startsFrom: _from, panelOf: _of, ...alone } = individual.stages.find((one: any) => one.id === stage);
  individual.stages = [{ ...alone, weight: '100' }];
});
process.send?.(await panelHouse());

async function panelHouse(): Promise<PanelHouse> {
  const people = await officePeople(server, kind === undefined ? 'nanjing' : 'zhenjiang');
  const cases = kind === undefined ? await individuals(server, people) : [await example(server, people, kind)];
  const experts = await Promise.all(names.map((name, index) => assessorOf(server, name, index > 0)));
  const desk = stagePath(kind === undefined ? 'individual' : 'organisation', stage);
  const { handler } = people.province;
  for (const id of cases) await done('panel', seatPanel(handler, desk, id, experts));
  await done('publication', handler.call('POST', `${desk}/publication`));
  const board = await done('board', handler.call('GET', desk));
  return {
    url: server.url,
    panels: cases.map((id) => board.panels.find((panel: any) => panel.application === id).id as string),
    members: experts.map(({ email, cookie }, index) => ({
      name: names[index] ?? '',
      email,
      cookie,
    })),
  };
}

async function individuals(house: ApiServer, people: OfficePeople): Promise<readonly string[]> {
  const cases: string[] = [];
  for (const n of [0, 1])
    cases.push(await carryTo(house, people, await house.person(`applicant-${n}`), 'admitted', anotherPerson(n)));
  return cases;
}

/** A whole example with its reports and evidence, which takes a while. */
async function example(house: ApiServer, people: OfficePeople, name: string): Promise<string> {
  const print = createPrint();
  const { data, open } = await buildExample(newestEdition(), name, print);
  await print.close();
  return await carryTo(house, people, await house.person('applicant'), 'admitted', data, open);
}
