import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { organisationCore, personCore } from '../conflict/normalise.ts';
import type { Text } from '#src/definition/text.ts';
import { differencesOf, Profile, type AssessorWords, type Difference } from './profile.ts';
import type { PoolRow, RowProblem } from './read-rows.ts';

/** Somebody of the pool whom a row may mean. */
export interface Known extends AssessorWords {
  readonly id: string;
  readonly version: number;
}
/** What becomes of a row: `ask` where somebody of that name works elsewhere, and only a person knows whether it is them. */
export interface ImportLine {
  readonly row: number;
  readonly name: string;
  readonly employer: string;
  readonly result: 'new' | 'changed' | 'same' | 'ask' | 'refused';
  readonly problems: readonly RowProblem[];
  readonly differences: readonly Difference[];
  /** Of whom it is, or may be. */
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly employer: string;
    readonly version: number;
  }[];
}

const none: Profile = {
  industries: [],
  categories: [],
  employer: '',
  formerEmployers: [],
  bodies: [],
  qualifications: [],
  city: null,
  years: null,
};

/** What a row makes of somebody: of a new person, or of one there is, whose parts without a column stay. */
export function mergedWords(row: PoolRow, known: AssessorWords | null): AssessorWords {
  return {
    name: row.name,
    active: row.active ?? known?.active ?? true,
    profile: Profile.parse({ ...none, ...known?.profile, ...row.profile }),
  };
}

/** The report of an upload, row by row, against the pool as it is now. Two rows of the same person: the second is refused. */
export function importReport(rows: readonly PoolRow[], pool: readonly Known[]): readonly ImportLine[] {
  const taken = new Map<string, number>();
  const byId = new Map(pool.map((one) => [one.id, one]));
  const byName = Map.groupBy(pool, ({ name }) => personCore(name));
  return rows.map((row): ImportLine => {
    const line = lineOf(row, byId, byName);
    const keys = line.result === 'refused' ? [] : keysOf(row, line);
    const before = keys.map((key) => taken.get(key)).find((one) => one !== undefined);
    if (before !== undefined) return refused(row, { cell: '', reason: twice(before) });
    for (const key of keys) taken.set(key, row.row);
    return line;
  });
}

const twice = (row: number): Text => ({
  zh: `与第${row}行是同一个人，请只保留一行。`,
  en: `This is the person of row ${row} again; keep one row.`,
});

/** By what two rows are of one person: name and employer, and whom of the pool they mean. */
function keysOf(row: PoolRow, line: ImportLine): readonly string[] {
  const sure = line.result === 'changed' || line.result === 'same' ? line.candidates.map(({ id }) => `id ${id}`) : [];
  return [`name ${personCore(row.name)} ${organisationCore(row.profile.employer ?? '')}`, ...sure];
}

function lineOf(
  row: PoolRow,
  byId: ReadonlyMap<string, Known>,
  byName: ReadonlyMap<string, readonly Known[]>,
): ImportLine {
  if (row.problems.length > 0) return refused(row, ...row.problems);
  if (row.id !== '') {
    const known = byId.get(row.id);
    return known === undefined ? refused(row, { cell: '', reason: unknownId }) : ofKnown(row, known);
  }
  const named = byName.get(personCore(row.name)) ?? [];
  const { employer } = row.profile;
  const here =
    employer === undefined
      ? named
      : named.filter((one) => organisationCore(one.profile.employer) === organisationCore(employer));
  const [only, ...others] = here;
  if (only !== undefined && others.length === 0) return ofKnown(row, only);
  return named.length === 0 ? line(row, 'new', []) : line(row, 'ask', here.length > 0 ? here : named);
}

const unknownId: Text = {
  zh: '专家库中没有这个编号；新增人员请不填编号。',
  en: 'Nobody of the pool has this number; leave it empty for a new person.',
};

function ofKnown(row: PoolRow, known: Known): ImportLine {
  const differences = differencesOf(known, mergedWords(row, known));
  return { ...line(row, differences.length === 0 ? 'same' : 'changed', [known]), differences };
}

const line = (row: PoolRow, result: ImportLine['result'], candidates: readonly Known[]): ImportLine => ({
  row: row.row,
  name: row.name,
  employer: row.profile.employer ?? '',
  result,
  problems: [],
  differences: [],
  candidates: candidates.map(({ id, name, profile, version }) => ({ id, name, employer: profile.employer, version })),
});

const refused = (row: PoolRow, ...problems: readonly RowProblem[]): ImportLine => ({
  ...line(row, 'refused', []),
  problems,
});

/** Names a report to the letter: whoever confirms an import confirms this one. */
export const reportDigest = (lines: readonly ImportLine[]): string =>
  createHash('sha256')
    .update(canonicalize(lines) ?? '')
    .digest('hex');
