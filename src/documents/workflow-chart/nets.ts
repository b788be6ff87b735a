import type { WorkflowAction, WorkflowFile } from '#src/definition/workflow.ts';

/** One act drawn as one arrow, however many states it starts from or leads to. */
export interface Net {
  readonly label: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Done by the house itself. */
  readonly bySystem: boolean;
}

/** The acts that move a case, those of one name together; what leaves a case where it is stands in its box. */
export function netsOf({ actions }: WorkflowFile): readonly Net[] {
  const groups = new Map<string, WorkflowAction[]>();
  for (const action of actions) {
    if (action.from.every((id) => id === action.to)) continue;
    const key = `${action.id} ${action.title.zh}`;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()].flatMap((rows) => (isOneBundle(rows) ? [netOf(rows)] : byTarget(rows).map(netOf)));
}

/** Rows may be drawn as one where each leads back to its own beginning, or all lead to the same state. */
const isOneBundle = (rows: readonly WorkflowAction[]): boolean =>
  rows.every((row) => row.origin !== undefined) || new Set(rows.map((row) => row.to)).size === 1;

function byTarget(rows: readonly WorkflowAction[]): readonly (readonly WorkflowAction[])[] {
  return [...new Set(rows.map((row) => row.to))].map((to) => rows.filter((row) => row.to === to));
}

function netOf(rows: readonly WorkflowAction[]): Net {
  const to = [...new Set(rows.map((row) => row.to))];
  const from = [...new Set(rows.flatMap((row) => row.from))].filter((id) => !to.includes(id) || to.length > 1);
  return {
    label: rows[0]?.title.zh ?? '',
    from,
    to,
    bySystem: rows.every((row) => row.actors.every((actor) => actor === 'system')),
  };
}

/** What may be done in a state without leaving it, in words. */
export const actsWithin = ({ actions }: WorkflowFile, state: string): readonly string[] => [
  ...new Set(
    actions.filter((action) => action.to === state && action.from.includes(state)).map((action) => action.title.zh),
  ),
];
