import { createHash } from 'node:crypto';
import type { Dump, Row } from './dump.ts';

/** An order of some people or ballots that a column of the loot gives: their ids, first to last. */
interface Order {
  readonly name: string;
  readonly ids: readonly string[];
}
/** Who cast which ballot, as an attack would have it: the token's hash by the user's id. */
export type Guess = ReadonlyMap<string, string>;

/**
 * Every attack on an election by its name: voters in the order of any column are joined to ballots in the order of any
 * column, forward and backward (so by time, by transaction, by place on the disk, by number), and any value that stands
 * beside both a voter and a ballot, plain or hashed, joins the two. Knows nothing of how the box is made.
 */
export function attacks(dump: Dump, voters: readonly string[], tokens: readonly string[]): Map<string, Guess> {
  const guesses = new Map<string, Guess>();
  const [ofVoters, ofBallots] = [ordersOf(dump, voters), ordersOf(dump, tokens)];
  for (const voter of ofVoters)
    for (const ballot of ofBallots) {
      const pairs = voter.ids.map((id, at) => [id, ballot.ids[at] ?? ''] as const);
      const back = voter.ids.map((id, at) => [id, ballot.ids.at(-1 - at) ?? ''] as const);
      guesses.set(`${voter.name} × ${ballot.name}`, new Map(pairs));
      guesses.set(`${voter.name} × ${ballot.name}, backward`, new Map(back));
    }
  guesses.set('equal values', equalValues(dump, voters, tokens));
  return guesses;
}

/** Rows that speak of somebody or something, by table and, where a table has kinds, by kind. */
function mentions(dump: Dump, id: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const [table, rows] of Object.entries(dump))
    for (const { row, text } of rows)
      if (text.includes(id)) {
        const group = `${table}${row['kind'] === undefined ? '' : ` ${row['kind']}`}`;
        found.set(group, [...(found.get(group) ?? []), row]);
      }
  return found;
}

function ordersOf(dump: Dump, ids: readonly string[]): Order[] {
  const all = ids.map((id) => ({ id, found: mentions(dump, id) }));
  const groups = [...(all[0]?.found.keys() ?? [])].filter((group) => all.every(({ found }) => found.has(group)));
  return groups.flatMap((group) => {
    const columns = Object.keys(all[0]?.found.get(group)?.at(-1) ?? {});
    return columns.flatMap((column): Order[] => {
      // Where several rows speak of one, the last is the one of this election.
      const keyed = all.map(({ id, found }) => ({ id, value: found.get(group)?.at(-1)?.[column] ?? '' }));
      if (new Set(keyed.map(({ value }) => value)).size < ids.length) return [];
      return [
        { name: `${group}.${column}`, ids: keyed.toSorted((a, b) => compare(a.value, b.value)).map(({ id }) => id) },
      ];
    });
  });
}

/** Numbers by size, places on the disk by page and line, all else as text. */
function compare(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)];
  if (x === null || y === null) return a < b ? -1 : 1;
  return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0);
}
const numbers = (text: string): number[] | null =>
  /^\(\d+,\d+\)$|^\d+(?:\.\d+)?$/u.test(text) ? (text.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number) : null;

/** Joins whom a value stands beside that stands beside one ballot only; whoever is joined to none gets what is left. */
function equalValues(dump: Dump, voters: readonly string[], tokens: readonly string[]): Guess {
  const besideBallots = new Map<string, Set<string>>();
  for (const token of tokens)
    for (const value of valuesBeside(dump, token))
      besideBallots.set(value, (besideBallots.get(value) ?? new Set()).add(token));
  const guess = new Map<string, string>();
  for (const voter of voters)
    for (const value of valuesBeside(dump, voter)) {
      const beside = besideBallots.get(value);
      const [only] = beside?.size === 1 ? beside : [];
      if (only !== undefined && !guess.has(voter)) guess.set(voter, only);
    }
  const left = tokens.filter((token) => ![...guess.values()].includes(token));
  for (const voter of voters) if (!guess.has(voter)) guess.set(voter, left.shift() ?? '');
  return guess;
}

/** What stands in a row with an id, as it is and hashed; short values are in too many rows to mean anything. */
const valuesBeside = (dump: Dump, id: string): string[] =>
  [...mentions(dump, id).values()]
    .flat()
    .flatMap((row) => Object.values(row))
    .filter((value) => value.length >= 12)
    .flatMap((value) => [value, hash(value), hash(Buffer.from(value, 'hex'))]);

const hash = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');

/** How many voters a guess has found. */
export const hits = (guess: Guess, truth: Guess): number =>
  [...truth].filter(([voter, token]) => guess.get(voter) === token).length;
