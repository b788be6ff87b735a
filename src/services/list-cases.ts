import { caseScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, type Actor } from '#src/domain/access/why-not.ts';
import type { Text } from '#src/definition/text.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import {
  countCases,
  listCases as list,
  type CaseFilter,
  type CaseOrder,
  type CaseRow,
  type Cursor,
} from '#src/store/cases.ts';
import type { Deps } from './deps.ts';
import { authoritiesOf } from './seats.ts';

export interface ListCases {
  /** What waits for the actor's authorities, what they wait for, or everything they may see. */
  readonly view: 'waiting' | 'away' | 'all';
  readonly filter: Omit<CaseFilter, 'turns'>;
  readonly order: CaseOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}
export interface ListedCase extends CaseRow {
  readonly stateTitle: Text;
  readonly classTitle: Text;
  readonly channelName: Text;
  readonly turnName: Text | null;
}
export interface CaseList {
  readonly cases: readonly ListedCase[];
  /** How many match in all, counted no further than `most`. */
  readonly count: number;
  readonly next: Cursor | null;
}

/** Cases are counted up to here; more than that is shown as such. */
export const mostCounted = 1000;

/** One page of the cases an actor may see. */
export async function listCases(
  deps: Deps,
  actor: Actor,
  { view, filter, order, after, limit }: ListCases,
): Promise<CaseList> {
  const scope = caseScopeFor(actor, 'case.read');
  const wanted = { ...filter, ...narrowed(deps, actor, view, filter) };
  const rows = await list(deps.db, { scope, filter: wanted, order, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    cases: shown.map((row) => namedCase(deps, row)),
    count: await countCases(deps.db, scope, wanted, mostCounted + 1),
    next: last === undefined ? null : { id: last.id, value: sortValue(last, order) },
  };
}

/** What a view leaves of a list: one's own queue, what goes on elsewhere, or everything. */
function narrowed(deps: Deps, actor: Actor, view: ListCases['view'], filter: ListCases['filter']): Partial<CaseFilter> {
  const mine = seatsFor(actor, 'case.read').map((seat) => seat.authority);
  if (view === 'waiting') return { turns: mine };
  if (view === 'all') return {};
  const going = deps.editions
    .known()
    .flatMap(({ workflow }) => workflow.states.filter((state) => !state.final).map((state) => state.id));
  return { notTurns: mine, states: filter.states ?? [...new Set(going)] };
}

const sortValue = (row: CaseRow, order: CaseOrder): string =>
  order === 'name' ? row.sortKey : (row.due?.toISOString() ?? '9999-12-31T00:00:00.000Z');

/** A row with its names in words. */
export function namedCase(deps: Deps, row: CaseRow): ListedCase {
  const process = deps.editions.byDigest(row.processDigest);
  const authorities = authoritiesOf(process);
  const plain = (text: string): Text => ({ zh: text, en: text });
  return {
    ...row,
    stateTitle: stateOf(process.workflow, row.state)?.title ?? plain(row.state),
    classTitle: deps.editions.byDigest(row.editionDigest).classes[row.class]?.title ?? plain(row.class),
    channelName: authorities.get(row.channel)?.name ?? plain(row.channel),
    turnName: row.turn === null ? null : (authorities.get(row.turn)?.name ?? plain(row.turn)),
  };
}
