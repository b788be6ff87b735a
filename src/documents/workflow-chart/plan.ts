import type { WorkflowAction, WorkflowFile, WorkflowState } from '#src/definition/workflow.ts';

/** A state at its place: rows belong to lanes, columns follow the way of a case. */
export interface Placed {
  readonly state: WorkflowState;
  readonly row: number;
  readonly column: number;
}
export type Lane = 'applicant' | 'channel' | 'government' | 'province';
export interface PlacedLane {
  readonly lane: Lane;
  readonly firstRow: number;
  readonly rows: number;
}
export interface Plan {
  readonly states: readonly Placed[];
  readonly lanes: readonly PlacedLane[];
  readonly rows: number;
  readonly columns: number;
}

const lanes: readonly Lane[] = ['applicant', 'channel', 'government', 'province'];
/** What the house does stands with the applicant, whose dossier it is. */
const laneOf = ({ owner }: WorkflowState): Lane => (owner === 'system' ? 'applicant' : owner);

/** Where every state stands: the way through in the first row of its lane, what leaves it (corrections, ends) in the row below. */
export function planWorkflow(workflow: WorkflowFile): Plan {
  const main = wayThrough(workflow);
  const columns = mainColumns(workflow, main);
  const aside = asideColumns(workflow, columns);
  const used = lanes.map((lane) => {
    const here = workflow.states.filter((state) => laneOf(state) === lane);
    return { lane, here, rows: here.length === 0 ? 0 : here.some((state) => aside.has(state.id)) ? 2 : 1 };
  });
  let next = 0;
  const placed: PlacedLane[] = [];
  for (const { lane, rows } of used) {
    if (rows > 0) placed.push({ lane, firstRow: next, rows });
    next += rows;
  }
  const firstRow = new Map(placed.map((one) => [one.lane, one.firstRow]));
  const states = workflow.states.map((state) => ({
    state,
    row: (firstRow.get(laneOf(state)) ?? 0) + (aside.has(state.id) ? 1 : 0),
    column: columns.get(state.id) ?? aside.get(state.id) ?? 0,
  }));
  return { states, lanes: placed, rows: next, columns: Math.max(...states.map((one) => one.column)) + 1 };
}

const leavesTheWay = (action: WorkflowAction): boolean => action.effects.includes('remember-origin');

/** States on the way from the first to an end, without those that only a correction or an end leads to. */
function wayThrough({ states, initial, actions }: WorkflowFile): ReadonlySet<string> {
  const ended = new Set(states.filter((state) => state.phase === 'ended').map((state) => state.id));
  const reached = new Set([initial]);
  for (let grown = true; grown;) {
    grown = false;
    for (const action of actions)
      if (
        !leavesTheWay(action) &&
        !ended.has(action.to) &&
        !reached.has(action.to) &&
        action.from.some((id) => reached.has(id))
      ) {
        reached.add(action.to);
        grown = true;
      }
  }
  return reached;
}

/** Columns on the way: each state right of what leads to it, as far as the table lists it later. */
function mainColumns({ states, actions }: WorkflowFile, main: ReadonlySet<string>): ReadonlyMap<string, number> {
  const order = new Map(states.map((state, index) => [state.id, index]));
  const columns = new Map<string, number>();
  for (const { id } of states.filter((state) => main.has(state.id))) {
    const before = actions
      .filter((action) => action.to === id)
      .flatMap((action) => action.from)
      .filter((from) => main.has(from) && (order.get(from) ?? 0) < (order.get(id) ?? 0));
    columns.set(id, Math.max(-1, ...before.map((from) => columns.get(from) ?? -1)) + 1);
  }
  return columns;
}

/** Columns beside the way: in the middle of what leads there, a chain of them one after the other. */
function asideColumns(
  { states, actions }: WorkflowFile,
  main: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const aside = new Map<string, number>();
  const taken = new Set<string>();
  for (const state of states.filter(({ id }) => !main.has(id))) {
    const sources = actions.filter((action) => action.to === state.id).flatMap((action) => action.from);
    const chained = sources.flatMap((id) => aside.get(id) ?? []);
    const from = sources.flatMap((id) => main.get(id) ?? []).toSorted((a, b) => a - b);
    let column =
      state.phase !== 'ended' && chained[0] !== undefined ? chained[0] + 1 : (from[Math.floor(from.length / 2)] ?? 0);
    while (taken.has(`${laneOf(state)} ${column}`)) column += 1;
    taken.add(`${laneOf(state)} ${column}`);
    aside.set(state.id, column);
  }
  return aside;
}
