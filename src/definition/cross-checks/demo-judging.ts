import { spellOut } from '../authority.ts';
import type { DemoPanel } from '../demo-judging.ts';
import type { DemoFile } from '../demo.ts';
import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** The judging of the demo: its pool is its assessors, each once, and every panel is of a stage, for somebody admitted, with one lead. */
export function checkDemoJudging(edition: Edition, demo: DemoFile, note: Note): void {
  const { judging, officials = [] } = demo;
  if (judging === undefined) return;
  const authorities = spellOut(edition.authorities, edition.channels, Object.values(edition.codes));
  const assessors = new Set(authorities.filter((one) => one.side === 'assessor').map((one) => one.id));
  const assessing = officials.filter((one) => assessors.has(one.authority)).map((one) => one.id);
  const pool = judging.pool.map((one) => one.official);
  for (const twice of repeated(pool)) note('/judging/pool', `'${twice}' stands twice`);
  for (const twice of repeated(judging.pool.map((one) => one.profile.employer)))
    note('/judging/pool', `two assessors work for '${twice}'`);
  for (const id of assessing.filter((one) => !pool.includes(one))) note('/judging/pool', `'${id}' is missing`);
  for (const [index, id] of pool.entries())
    if (!assessing.includes(id)) note(pathOf('judging', 'pool', index), `'${id}' is no assessor of the demo`);
  for (const [index, panel] of judging.panels.entries())
    checkPanel(edition, demo, panel, (path, reason) => note(`${pathOf('judging', 'panels', index)}${path}`, reason));
}

function checkPanel(edition: Edition, { people, judging }: DemoFile, panel: DemoPanel, note: Note): void {
  const person = people.find((one) => one.id === panel.person);
  if (person?.stage !== 'admitted') return note('/person', `'${panel.person}' is nobody whom the demo has admitted`);
  const stages = edition.assessment?.classes[person.class]?.stages ?? [];
  const stage = stages.find((one) => one.id === panel.stage);
  if (stage === undefined) return note('/stage', `the class '${person.class}' has no stage '${panel.stage}'`);
  const { least, size } = stage.panel;
  if (panel.members.length < least || panel.members.length > size)
    note('/members', `a panel has ${least} to ${size} members`);
  if (panel.members.filter((one) => one.lead).length !== 1) note('/members', 'a panel has one lead');
  for (const twice of repeated(panel.members.map((one) => one.official))) note('/members', `'${twice}' stands twice`);
  for (const { official } of panel.members)
    if (!judging?.pool.some((one) => one.official === official))
      note('/members', `'${official}' is nobody of the pool`);
}
