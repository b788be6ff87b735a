import type { Text } from '#src/definition/text.ts';
import { caseScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { mediaOf, placeNow, standing, type PaperSide } from '#src/domain/workflow/paper.ts';
import {
  listPaper as list,
  listPlaces,
  tallyPaper,
  type PaperCursor,
  type PaperFilter,
  type PaperRow,
  type PaperStanding,
} from '#src/store/paper.ts';
import type { Deps } from './deps.ts';
import { readBatch } from './forward-batch.ts';
import { authoritiesOf } from './seats.ts';

/** A row with its names in words, and its figures. */
export interface ListedPaper extends PaperRow {
  readonly stateTitle: Text;
  readonly classTitle: Text;
  readonly channelName: Text;
  /** Copies that were counted of each volume, whatever their revision. */
  readonly copies: readonly { readonly volume: Text; readonly copies: number; readonly asked: number }[];
  readonly media: number;
  readonly missing: readonly string[];
  readonly box: string | null;
  readonly shelf: string | null;
  readonly courier: string | null;
  readonly arrivedAt: string | null;
}
export interface PaperList {
  readonly side: PaperSide;
  readonly rows: readonly ListedPaper[];
  readonly tally: Readonly<Record<PaperStanding, number>>;
  readonly next: PaperCursor | null;
}
export interface ListPaper {
  readonly side?: PaperSide | undefined;
  readonly filter: PaperFilter;
  readonly after: PaperCursor | null;
  readonly limit: number;
}

/** The side whose counter somebody sits at: the province's where they sit at both. Null where they have no part in paper. */
export function counterOf(actor: Actor, wanted?: PaperSide): PaperSide | null {
  const sides = seatsFor(actor, 'paper.read').map((seat) => seat.side);
  if (sides.length === 0) return null;
  const above = sides.some((side) => side !== 'channel');
  if (wanted === 'province') return above ? wanted : null;
  return wanted ?? (above ? 'province' : 'channel');
}

const noCounter = deny('absent', '没有收件台，或您无权查看。', 'There is no counter, or you may not see it.');

/** Cases with their paper: what has come, what is missing, where it lies. */
export async function listPaper(deps: Deps, actor: Actor, asked: ListPaper): Promise<PaperList | Denial> {
  const side = counterOf(actor, asked.side);
  if (side === null) return noCounter;
  const scope = caseScopeFor(actor, 'case.read');
  const rows = await list(deps.db, scope, side, asked.filter, asked.after, asked.limit + 1);
  const shown = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? shown.at(-1) : undefined;
  const { standing: _standing, ...all } = asked.filter;
  const tallied = await tallyPaper(deps.db, scope, side, all);
  const count = (of: PaperStanding): number => tallied.find((one) => one.standing === of)?.count ?? 0;
  return {
    side,
    rows: shown.map((row) => listed(deps, row)),
    tally: {
      absent: count('absent'),
      short: count('short'),
      recheck: count('recheck'),
      complete: count('complete'),
    },
    next: last === undefined ? null : { sortKey: last.sortKey, id: last.id },
  };
}

/** Boxes and shelves in use, with how many cases lie in each. */
export async function listBoxes(
  deps: Deps,
  actor: Actor,
  { side: wanted, filter }: Pick<ListPaper, 'side' | 'filter'>,
): Promise<readonly { readonly box: string; readonly shelf: string | null; readonly count: number }[] | Denial> {
  const side = counterOf(actor, wanted);
  return side === null ? noCounter : await listPlaces(deps.db, caseScopeFor(actor, 'case.read'), side, filter);
}

/** Which of a batch's cases have come on paper, in the batch's order. */
export async function paperOfBatch(
  deps: Deps,
  actor: Actor,
  id: string,
  wanted?: PaperSide,
): Promise<PaperList | Denial> {
  const batch = await readBatch(deps, actor, id);
  if (isDenial(batch)) return batch;
  const filter = { ids: batch.cases };
  const found = await listPaper(deps, actor, { side: wanted, filter, after: null, limit: batch.cases.length });
  if (isDenial(found)) return found;
  const place = new Map(batch.cases.map((one, index) => [one, index]));
  return { ...found, rows: found.rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)) };
}

const plain = (text: string): Text => ({ zh: text, en: text });

function listed(deps: Deps, row: PaperRow): ListedPaper {
  const process = deps.editions.byDigest(row.processDigest);
  const edition = deps.editions.byDigest(row.editionDigest);
  const definition = edition.classes[row.class];
  const arrivals = row.booking === null ? [] : standing(row.booking);
  const place = row.booking === null ? null : placeNow(row.booking);
  const ids = edition.file.paper.delivery?.volumes[row.class] ?? [];
  const copies = (definition?.volumes ?? [])
    .filter((volume) => ids.includes(volume.id))
    .map((volume) => ({
      volume: volume.short,
      copies: arrivals.reduce((sum, arrival) => sum + (arrival.volumes[volume.id] ?? 0), 0),
      asked: volume.copies,
    }));
  return {
    ...row,
    stateTitle: stateOf(process.workflow, row.state)?.title ?? plain(row.state),
    classTitle: definition?.title ?? plain(row.class),
    channelName: authoritiesOf(process).get(row.channel)?.name ?? plain(row.channel),
    copies,
    media: row.booking === null ? 0 : mediaOf(row.booking),
    missing: arrivals.at(-1)?.missing ?? [],
    box: place?.box ?? null,
    shelf: place?.shelf ?? null,
    courier: arrivals.findLast((arrival) => arrival.courier !== null)?.courier ?? null,
    arrivedAt: arrivals[0]?.arrivedAt ?? null,
  };
}
