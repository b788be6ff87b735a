import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { columnLetters, type ReadCell, type ReadRow } from '../export/read-sheet.ts';
import { namesIn } from '../conflict/normalise.ts';
import { activeWords, poolColumns, type PoolColumn } from './columns.ts';
import { codeMeant, type PoolLists } from './known-codes.ts';
import { AssessorName, Profile } from './profile.ts';

/** Why a row is not taken, and the cell that says so; '' where it is the row as a whole. */
export const RowProblem = z.object({ cell: z.string(), reason: Text });
export type RowProblem = z.infer<typeof RowProblem>;

/** A row of an upload: what its cells say; parts without a column are missing. */
export const PoolRow = z.object({
  row: z.int(),
  id: z.string(),
  name: z.string(),
  active: z.boolean().optional(),
  profile: Profile.partial(),
  problems: z.array(RowProblem),
});
export type PoolRow = z.infer<typeof PoolRow>;

/** What an upload holds: its rows, and columns that nobody knows, by their titles. */
export interface PoolTable {
  readonly rows: readonly PoolRow[];
  readonly unknown: readonly string[];
}

/** Rows above the head at most: title and notes of the template. */
const headWithin = 12;
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** Reads the rows under the head, the first row that has a column for the name; null where there is none. */
export function readPoolRows(rows: readonly ReadRow[], lists: PoolLists): PoolTable | null {
  const at = rows.slice(0, headWithin).findIndex(({ cells }) => [...cells.values()].some(isName));
  const head = rows[at];
  if (head === undefined) return null;
  const columns = new Map<number, PoolColumn>();
  const unknown: string[] = [];
  for (const [number, { text }] of head.cells) {
    const known = poolColumns.find(({ title }) => title === plain(text));
    const again = known !== undefined && [...columns.values()].includes(known);
    if (known === undefined || again) unknown.push(text === '' ? columnLetters(number) : text);
    else columns.set(number, known);
  }
  const filled = rows.slice(at + 1).filter(({ cells }) => [...cells.values()].some(isFilled));
  return { rows: filled.map((row) => readRow(row, columns, lists)), unknown };
}

const isName = ({ text }: ReadCell): boolean => plain(text) === '姓名';
const isFilled = ({ text, problem }: ReadCell): boolean => text !== '' || problem !== null;

function readRow({ number, cells }: ReadRow, columns: ReadonlyMap<number, PoolColumn>, lists: PoolLists): PoolRow {
  const problems: RowProblem[] = [];
  let row: PoolRow = { row: number, id: '', name: '', profile: {}, problems };
  for (const [column, { part }] of columns) {
    const cell = `${columnLetters(column)}${number}`;
    const value = cells.get(column) ?? { text: '', problem: null };
    const read = value.problem === null ? parsed(part, value.text, lists) : unread(value.problem);
    if ('reason' in read) problems.push({ cell, reason: read.reason });
    else row = put(row, part, read.value);
  }
  const named = AssessorName.safeParse(row.name);
  if (!named.success && problems.length === 0) problems.push({ cell: '', reason: noName });
  return row;
}

const noName: Text = { zh: '没有写姓名，或姓名超过60字。', en: 'There is no name, or one of more than 60 characters.' };

type Value = string | readonly string[] | number | boolean | null;
type Read = { readonly value: Value } | { readonly reason: Text };

const unread = (problem: 'formula' | 'error'): Read => ({
  reason:
    problem === 'formula'
      ? { zh: '这一格是公式，请改为数值或文字。', en: 'This cell is a formula; write the value itself.' }
      : { zh: '这一格是错误值，请改正。', en: 'This cell holds an error; mend it.' },
});

function put(row: PoolRow, part: PoolColumn['part'], value: Value): PoolRow {
  if (part === 'id' || part === 'name' || part === 'active') return { ...row, [part]: value };
  return { ...row, profile: { ...row.profile, [part]: value } };
}

/** A cell's value, by the rules of its part of the profile. */
function parsed(part: PoolColumn['part'], text: string, lists: PoolLists): Read {
  switch (part) {
    case 'id':
    case 'name':
      return { value: text };
    case 'active':
      return activeOf(text);
    case 'city':
      return text === '' ? { value: null } : codeOf(text, codeMeant(lists.city, text), '城市', 'city');
    case 'years':
      return yearsOf(text);
    case 'industries':
      return industriesOf(text, lists);
    default:
      return shaped(part, part === 'employer' ? text : [...namesIn(text)]);
  }
}

function activeOf(text: string): Read {
  if (text === '' || text === activeWords.yes) return { value: true };
  if (text === activeWords.no) return { value: false };
  return {
    reason: {
      zh: `“状态”只能填“${activeWords.yes}”或“${activeWords.no}”。`,
      en: `The state is “${activeWords.yes}” (in use) or “${activeWords.no}” (not).`,
    },
  };
}

const codeOf = (text: string, code: string | null, zh: string, en: string): Read =>
  code === null
    ? {
        reason: {
          zh: `没有“${text}”这个${zh}，请填列表中的名称或代码。`,
          en: `There is no ${en} “${text}”; write a name or code of the list.`,
        },
      }
    : { value: code };

function industriesOf(text: string, lists: PoolLists): Read {
  const codes: string[] = [];
  for (const one of namesIn(text)) {
    const code = codeOf(one, codeMeant(lists.industry, one), '行业', 'industry');
    if ('reason' in code) return code;
    codes.push(String(code.value));
  }
  return shaped('industries', [...new Set(codes)]);
}

function yearsOf(text: string): Read {
  if (text === '') return { value: null };
  const years = /^\d{1,3}$/u.test(text) ? Number(text) : Number.NaN;
  return Profile.shape.years.safeParse(years).success
    ? { value: years }
    : { reason: { zh: '从业年限应为0至80的整数。', en: 'Years are a whole number from 0 to 80.' } };
}

/** Kept where the profile's own rules take it. */
const shaped = (part: keyof Profile, value: string | string[]): Read =>
  Profile.shape[part].safeParse(value).success
    ? { value }
    : {
        reason: {
          zh: '内容过多：每项不超过120字，最多60项。',
          en: 'Too much: 120 characters each and 60 entries at most.',
        },
      };
