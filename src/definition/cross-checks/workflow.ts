import type { ActorRole, MessageTemplate, WorkflowFile, WorkflowState } from '../workflow.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

type Action = WorkflowFile['actions'][number];

/** Known states, each reached from the first; a way on from every state that is not final; no ambiguous action. */
export function checkWorkflow(workflow: WorkflowFile, messages: readonly MessageTemplate[], note: Note): void {
  const { states, initial, actions } = workflow;
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
  checkOrigins(actions, note);
  checkTold(actions, messages, note);
  const reached = reachable(initial, actions);
  for (const [index, state] of states.entries()) {
    if (!reached.has(state.id)) note(pathOf('states', index), `no action leads to the state '${state.id}'`);
    const ways = actions.filter((action) => action.from.includes(state.id) && action.to !== state.id);
    if (state.final) continue;
    if (ways.length === 0)
      note(pathOf('states', index), `no action leads on from the state '${state.id}', which is not final`);
    else if (!ways.some((action) => action.actors.some((actor) => isOwners(state, actor))))
      note(
        pathOf('states', index),
        `no action leads on from the state '${state.id}' that its owner, ${state.owner}, may take`,
      );
  }
}

/** Whether a role is one of whoever a state waits for. */
const isOwners = ({ owner }: WorkflowState, actor: ActorRole): boolean =>
  owner === 'applicant' ? actor === 'owner' : owner === 'system' ? actor === 'system' : actor.startsWith(`${owner}.`);

/** Where an act remembers the state it left, some act must lead back to it; and an origin must be remembered by some act. */
function checkOrigins(actions: readonly Action[], note: Note): void {
  const remembered = new Set(
    actions.filter((action) => action.effects.includes('remember-origin')).flatMap((action) => action.from),
  );
  for (const [index, { id, origin, effects, from }] of actions.entries()) {
    if (origin !== undefined && !remembered.has(origin))
      note(pathOf('actions', index, 'origin'), `no action remembers '${origin}', so '${id}' can never be taken`);
    if (!effects.includes('remember-origin')) continue;
    for (const state of from)
      if (!actions.some((back) => back.origin === state && back.to === state))
        note(pathOf('actions', index), `'${id}' remembers '${state}', but no action of that origin leads back to it`);
  }
}

/** Every message that an act tells is one of the edition's. */
function checkTold(actions: readonly Action[], messages: readonly MessageTemplate[], note: Note): void {
  for (const [index, { tells }] of actions.entries())
    for (const { message } of tells ?? [])
      if (!messages.some((one) => one.id === message))
        note(pathOf('actions', index, 'tells'), `there is no message '${message}'`);
}

function checkAmbiguous(actions: readonly Action[], note: Note): void {
  for (const [index, action] of actions.entries()) {
    const twin = actions
      .slice(0, index)
      .find(
        (one) =>
          one.id === action.id &&
          (one.origin === undefined || action.origin === undefined || one.origin === action.origin) &&
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
