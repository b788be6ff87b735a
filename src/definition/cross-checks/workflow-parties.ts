import { spellOut } from '../authority.ts';
import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import type { MessageTemplate, Side, WorkflowFile } from '../workflow.ts';
import type { Note } from './note.ts';

/** What a message that an act tells may name, and beside these one of the work beside a case, such as of consultations. */
const ofActs: readonly string[] = ['applicant', 'edition', 'state', 'due', 'number'];
const ofTasks: readonly string[] = [...ofActs, 'office', 'authority', 'count', 'stage'];

/** Whoever acts, is waited for or is told sits in some authority of the edition; messages name only what is filled in. */
export function checkParties(edition: Edition, note: Note, noteMessage: Note): void {
  const { workflow, messages } = edition;
  const sides = sidesOf(edition);
  for (const [index, state] of workflow.states.entries())
    if (state.owner !== 'applicant' && state.owner !== 'system' && !sides.has(state.owner))
      note(pathOf('states', index, 'owner'), `the edition has no authority of the side '${state.owner}'`);
  for (const [index, action] of workflow.actions.entries()) checkAction(action, index, sides, note);
  const told = new Set(workflow.actions.flatMap((action) => (action.tells ?? []).map((tell) => tell.message)));
  for (const [index, message] of messages.entries())
    checkMessage(message, told.has(message.id) ? ofActs : ofTasks, (path, reason) =>
      noteMessage(`${pathOf('messages', index)}${path}`, reason),
    );
}

function checkMessage(message: MessageTemplate, known: readonly string[], note: Note): void {
  for (const part of ['title', 'text'] as const)
    for (const language of ['zh', 'en'] as const)
      for (const [, name = ''] of message[part][language].matchAll(/\{([^}]*)\}/gu))
        if (!known.includes(name))
          note(pathOf(part, language), `'{${name}}' is not filled in; these are: ${known.join(', ')}`);
}

type Action = WorkflowFile['actions'][number];

function checkAction({ id, actors, tells }: Action, index: number, sides: ReadonlySet<Side>, note: Note): void {
  const sideOf = (actor: string): Side | null =>
    actor === 'owner' || actor === 'system' ? null : ((actor.split('.')[0] ?? '') as Side);
  const there = actors.filter((actor) => {
    const side = sideOf(actor);
    return side === null || sides.has(side);
  });
  if (there.length === 0)
    note(
      pathOf('actions', index, 'actors'),
      `nobody can take '${id}': the edition has no authority of ${actors.join(', ')}`,
    );
  for (const [at, { to }] of (tells ?? []).entries())
    if (to !== 'owner' && !sides.has(to))
      note(
        pathOf('actions', index, 'tells', at),
        `'${id}' tells '${to}', but the edition has no authority of that side`,
      );
}

/** Sides at which an authority sits; where no government recommends, the channel does, so that side is there as well. */
function sidesOf({ authorities, channels, codes }: Edition): ReadonlySet<Side> {
  const sides = new Set(spellOut(authorities, channels, Object.values(codes)).map((one) => one.side));
  if (sides.has('channel')) sides.add('government');
  return sides;
}
