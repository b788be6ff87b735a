import { spellOut } from '#src/definition/authority.ts';
import type { DemoFile, DemoOfficial, DemoPerson as PlannedPerson } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { DemoGroup, DemoPerson } from '#src/adapters/demo-people.ts';

/** Somebody of the plan as the switcher names them, in the state that the plan carries them to. */
export function entryOf({ password }: DemoFile, person: PlannedPerson | DemoOfficial, group: DemoGroup): DemoPerson {
  const { id, name, title, email, state } = person;
  return { id, group, name, title, email, password, state };
}

/** Under which heading an official stands among the demo's people. */
export function groupOf({ authorities, channels, codes }: Edition, { authority }: DemoOfficial): DemoGroup {
  const found = spellOut(authorities, channels, Object.values(codes)).find((one) => one.id === authority);
  const side = found?.side;
  if (side === 'supervision' || side === 'administration' || side === 'assessor' || side === 'committee') return side;
  const channel = channels.find((one) => one.id === found?.channel);
  return side === 'province' || channel?.kind !== 'city' ? 'province' : 'city';
}

/** Whether an official is ready only once the judging is where the plan has it. */
export const waitsForJudging = ({ judging }: DemoFile, { id }: DemoOfficial): boolean =>
  judging?.pool.some((one) => one.official === id) === true;
/** What stands with them until then. */
export const beforeJudging = { zh: '评审组正在准备', en: 'Panels are being prepared' };
