import type { WorkflowFile } from '../workflow.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

type Action = WorkflowFile['actions'][number];

/** Known states, each reached from the first; a way on from every state that is not final; no ambiguous action. */
export function checkWorkflow({ states, initial, actions }: WorkflowFile, note: Note): void {
  const ids = states.map((state) => state.id);
  for (const id of repeated(ids)) note('/states', `the state '${id}' stands twice`);
  if (!ids.includes(initial)) note('/initial', `there is no state '${initial}'`);
  for (const [index, action] of actions.entries()) {
    for (const id of [...action.from, action.to])
      if (!ids.includes(id))
        note(pathOf('actions', index), `the action '${action.id}' names a state '${id}' that is not there`);
    for (const id of repeated(action.from)) note(pathOf('actions', index, 'from'), `the state '${id}' stands twice`);
  }
  checkAmbiguous(actions, note);
  const reached = reachable(initial, actions);
  for (const [index, state] of states.entries()) {
    if (!reached.has(state.id)) note(pathOf('states', index), `no action leads to the state '${state.id}'`);
    const ways = actions.filter((action) => action.from.includes(state.id) && action.to !== state.id);
    if (!state.final && ways.length === 0)
      note(pathOf('states', index), `no action leads on from the state '${state.id}', which is not final`);
  }
}

function checkAmbiguous(actions: readonly Action[], note: Note): void {
  for (const [index, action] of actions.entries()) {
    const twin = actions
      .slice(0, index)
      .find(
        (one) =>
          one.id === action.id &&
          one.from.some((state) => action.from.includes(state)) &&
          one.actors.some((actor) => action.actors.includes(actor)),
      );
    if (twin !== undefined)
      note(
        pathOf('actions', index),
        `the action '${action.id}' is ambiguous: another of that name starts from the same state with the same actor`,
      );
  }
}

function reachable(initial: string, actions: readonly Action[]): ReadonlySet<string> {
  const reached = new Set([initial]);
  for (;;) {
    const next = actions.filter((action) => action.from.some((state) => reached.has(state)) && !reached.has(action.to));
    if (next.length === 0) return reached;
    for (const { to } of next) reached.add(to);
  }
}
