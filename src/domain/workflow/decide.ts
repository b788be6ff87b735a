import type { Effect, Guard, WorkflowFile } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

/** What is known when an act is decided: each guard holds, or the reason why not. Loaded after the lock. */
export type Facts = Readonly<Record<Guard, true | Text>>;
export type Role = 'owner' | 'system' | 'channel' | 'province';
export interface Decision {
  readonly next: string;
  readonly effects: readonly Effect[];
}

const guardCodes: Readonly<Record<Guard, Denial['code']>> = {
  'no-errors': 'findings',
  'volumes-rendered': 'invalid',
  'applicant-seals-complete': 'seals',
  'in-window': 'out-of-time',
  'before-decision': 'out-of-time',
  'digest-matches': 'conflict',
};

/** What becomes of an act in a state: the next state and its effects, or why it may not be. Pure; the table decides. */
export function decide(
  workflow: WorkflowFile,
  state: string,
  action: string,
  role: Role,
  facts: Facts,
): Decision | Denial {
  const rows = workflow.actions.filter((row) => row.id === action);
  const row = rows.find((candidate) => candidate.from.includes(state)) ?? rows[0];
  if (row === undefined) return deny('invalid', `没有“${action}”这一操作。`, `There is no action “${action}”.`);
  if (!row.actors.includes(role))
    return deny('not-allowed', `“${row.title.zh}”不由您办理。`, `“${row.title.en}” is not yours to do.`);
  if (!row.from.includes(state)) return wrongState(workflow, state, row.title);
  for (const guard of row.guards) {
    const fact = facts[guard];
    if (fact !== true) return { denied: true, code: guardCodes[guard], reason: fact };
  }
  return { next: row.to, effects: row.effects };
}

function wrongState(workflow: WorkflowFile, state: string, act: Text): Denial {
  const title = workflow.states.find((one) => one.id === state)?.title ?? { zh: state, en: state };
  return deny(
    'wrong-state',
    `当前状态为“${title.zh}”，不能${act.zh}。`,
    `“${act.en}” is not possible while the dossier is “${title.en}”.`,
  );
}

export interface OfferedAction {
  readonly id: string;
  readonly title: Text;
  readonly confirm?: Text;
  readonly denial: Denial | null;
}

/** The acts that leave a state and are this role's, each open or with the reason why not yet. */
export function offeredActions(workflow: WorkflowFile, state: string, role: Role, facts: Facts): OfferedAction[] {
  return workflow.actions
    .filter((row) => row.from.includes(state) && row.actors.includes(role))
    .map((row) => {
      const decided = decide(workflow, state, row.id, role, facts);
      return {
        id: row.id,
        title: row.title,
        ...(row.confirm === undefined ? {} : { confirm: row.confirm }),
        denial: 'denied' in decided ? decided : null,
      };
    });
}
