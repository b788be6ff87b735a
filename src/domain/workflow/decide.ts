import type {
  ActorRole,
  Effect,
  Guard,
  WorkflowAction,
  WorkflowFile,
  WorkflowState,
} from '#src/definition/workflow.ts';
import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

/** What is known when an act is decided: each guard holds, or the reason why not. Loaded after the lock. */
export type Facts = Readonly<Record<Guard, true | Text>>;

/** Where a case stands: its state, and the state from which a correction or a refusal was begun. */
export interface Standing {
  readonly state: string;
  readonly origin: string | null;
}
export interface Decision {
  readonly next: string;
  readonly effects: readonly Effect[];
  /** The row of the table that was taken. */
  readonly row: WorkflowAction;
  /** As what the actor acted. */
  readonly role: ActorRole;
}

const guardCodes: Readonly<Record<Guard, Denial['code']>> = {
  'no-errors': 'findings',
  'volumes-rendered': 'invalid',
  'applicant-seals-complete': 'seals',
  'in-window': 'out-of-time',
  'before-decision': 'out-of-time',
  'digest-matches': 'conflict',
  'checklist-complete': 'findings',
  'corrections-answered': 'findings',
  'corrections-solved': 'findings',
  'consultations-closed': 'wrong-state',
  'notice-over': 'out-of-time',
  'opinion-signed': 'seals',
  'recommendation-signed': 'seals',
  'office-seals-complete': 'seals',
  'in-forward-window': 'out-of-time',
  'paper-complete': 'wrong-state',
  'checked-by-two': 'wrong-state',
  'no-open-clash': 'wrong-state',
  'own-turn': 'not-allowed',
  'precheck-cleared': 'wrong-state',
  'past-precheck': 'wrong-state',
};

/** The row of the table an act takes, and as what the actor takes it; whether its guards hold is still to be asked. */
export interface Taken {
  readonly row: WorkflowAction;
  readonly role: ActorRole;
}

/** What becomes of an act: the next state and its effects, or why it may not be. Pure; the table decides. */
export function decide(
  workflow: WorkflowFile,
  standing: Standing,
  action: string,
  roles: readonly ActorRole[],
  facts: Facts,
): Decision | Denial {
  const taken = takeRow(workflow, standing, action, roles);
  return 'denied' in taken ? taken : judge(taken, taken.row.guards, facts);
}

/** The row for an act in this state by somebody with these roles, or why there is none. */
export function takeRow(
  workflow: WorkflowFile,
  standing: Standing,
  action: string,
  roles: readonly ActorRole[],
): Taken | Denial {
  const rows = workflow.actions.filter((row) => row.id === action);
  const row = bestRow(rows, standing, roles);
  if (row === undefined) return deny('invalid', `没有“${action}”这一操作。`, `There is no action “${action}”.`);
  const role = row.actors.find((actor) => roles.includes(actor));
  if (role === undefined)
    return deny('not-allowed', `“${row.title.zh}”不由您办理。`, `“${row.title.en}” is not yours to do.`);
  return leaves(row, standing) ? { row, role } : wrongState(workflow, standing.state, row.title);
}

/** Whether a row's guards hold by what is known of each; the first that does not says why not. */
export function judge<G extends Guard>(
  { row, role }: Taken,
  guards: readonly G[],
  facts: Pick<Facts, G>,
): Decision | Denial {
  for (const guard of guards) {
    const fact = facts[guard];
    if (fact !== true) return { denied: true, code: guardCodes[guard], reason: fact };
  }
  return { next: row.to, effects: row.effects, row, role };
}

/** The row that fits state and actor; else the one that comes nearest, to say why not. */
function bestRow(
  rows: readonly WorkflowAction[],
  standing: Standing,
  roles: readonly ActorRole[],
): WorkflowAction | undefined {
  const mine = (row: WorkflowAction): boolean => row.actors.some((actor) => roles.includes(actor));
  return (
    rows.find((row) => leaves(row, standing) && mine(row)) ??
    rows.find((row) => leaves(row, standing)) ??
    rows.find(mine) ??
    rows[0]
  );
}

/** Whether a row starts from where the case stands. */
export const leaves = (row: WorkflowAction, { state, origin }: Standing): boolean =>
  row.from.includes(state) && (row.origin === undefined || row.origin === origin);

/** Whether a case is in an office's hands: its state is the side's own, or one of these roles has an act that leaves it. */
export function isInHands(workflow: WorkflowFile, standing: Standing, roles: readonly ActorRole[]): boolean {
  const owner = stateOf(workflow, standing.state)?.owner;
  return (
    roles.some((role) => role.split('.')[0] === owner) ||
    workflow.actions.some((row) => leaves(row, standing) && row.actors.some((actor) => roles.includes(actor)))
  );
}

export const stateOf = (workflow: WorkflowFile, id: string): WorkflowState | undefined =>
  workflow.states.find((one) => one.id === id);

/** Ids of the states of some phases. */
export const statesIn = (workflow: WorkflowFile, ...phases: readonly WorkflowState['phase'][]): readonly string[] =>
  workflow.states.filter((state) => phases.includes(state.phase)).map((state) => state.id);

function wrongState(workflow: WorkflowFile, state: string, act: Text): Denial {
  const title = stateOf(workflow, state)?.title ?? { zh: state, en: state };
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
  readonly requires: WorkflowAction['requires'];
  readonly denial: Denial | null;
}

/** The acts that leave a state and are these roles', each open or with the reason why not yet. */
export function offeredActions(
  workflow: WorkflowFile,
  standing: Standing,
  roles: readonly ActorRole[],
  facts: Facts,
): OfferedAction[] {
  return workflow.actions
    .filter((row) => leaves(row, standing) && row.actors.some((actor) => roles.includes(actor)))
    .map((row) => {
      const decided = decide(workflow, standing, row.id, roles, facts);
      return {
        id: row.id,
        title: row.title,
        requires: row.requires,
        ...(row.confirm === undefined ? {} : { confirm: row.confirm }),
        denial: 'denied' in decided ? decided : null,
      };
    });
}

const withOffices = ({ phase }: WorkflowState): boolean => phase === 'precheck' || phase === 'office';

/**
 * Whether an act leads on: from the applicant to the offices, or back only to what is final already; else to a state
 * that the table lists later. What ends a case never does.
 */
export function leadsOn(workflow: WorkflowFile, standing: Standing, action: string): boolean {
  const { states, actions } = workflow;
  const from = stateOf(workflow, standing.state);
  const to = stateOf(workflow, actions.find((row) => row.id === action && leaves(row, standing))?.to ?? '');
  if (from === undefined || to === undefined || to.phase === 'ended') return false;
  if (withOffices(from) !== withOffices(to)) return withOffices(to) || to.phase !== 'draft';
  return states.indexOf(to) > states.indexOf(from);
}
