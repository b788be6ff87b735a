import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../docs/access.md');
const roleOf: Readonly<Record<string, string>> = { 经: 'handler', 审: 'reviewer', 签: 'leader', 阅: 'viewer' };

/** Who is named in a line of the page: the owner, any account, roles as `channel.handler`, the house itself. */
export interface Named {
  readonly owner: boolean;
  readonly anybody: boolean;
  readonly system: boolean;
  readonly roles: ReadonlySet<string>;
}
export interface ActionLine extends Named {
  /** Whether those who see a case are told that this is not theirs to do, instead of that there is nothing. */
  readonly told: boolean;
  /** Whether leaders and viewers may do it before they have shown their second factor; nobody else of an office may. */
  readonly looking: boolean;
}
export interface ActLine extends Named {
  readonly act: string;
  readonly origin: string | null;
}
export interface AccessPage {
  readonly actions: ReadonlyMap<string, ActionLine>;
  readonly states: ReadonlyMap<string, readonly ActLine[]>;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly routes: ReadonlyMap<string, readonly string[]>;
}

/** docs/access.md, read back as a person reads it: nothing here comes from the code. */
export function readAccessPage(text = readFileSync(file, 'utf8')): AccessPage {
  const sections = text.split(/^## \d\. /mu);
  const lines = (section: number): Row[] => tablesOf(sections[section] ?? '');
  return {
    actions: new Map(
      lines(1).map((row) => [
        row.id,
        { ...named(row), told: cell(row, 'refused').includes('403'), looking: cell(row, 'factor').includes('免') },
      ]),
    ),
    states: statesOf(sections[2] ?? ''),
    parts: new Map(lines(3).map((row) => [row.id, new Map(Object.entries(row.cells).map(sight))])),
    routes: new Map(lines(5).map((row) => [row.id, cell(row, 'asks').match(/[a-z][a-z:.*-]+(?=`)/gu) ?? []])),
  };
}

interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

function statesOf(section: string): AccessPage['states'] {
  const parts = section.split(/^### /mu).slice(1);
  return new Map(
    parts.map((part) => [
      ticked(part),
      tablesOf(part).map((row) => {
        const origin = cell(row, 'origin');
        return { ...named(row), act: row.id, origin: origin.startsWith('`') ? ticked(origin) : null };
      }),
    ]),
  );
}

/** Lines of the tables in a piece of Markdown, each by the English word that ends the head of its column. */
function tablesOf(text: string): Row[] {
  let heads: readonly string[] = [];
  const rows: Row[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) heads = [];
    else if (/^\| ?-/u.test(line)) continue;
    else if (heads.length === 0) heads = cellsOf(line).map((head) => head.split(' ').at(-1) ?? head);
    else {
      const cells = cellsOf(line);
      rows.push({
        id: ticked(cells[0] ?? ''),
        cells: Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? ''])),
      });
    }
  }
  return rows;
}

const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/u)
    .slice(1, -1)
    .map((one) => one.trim());
const ticked = (text: string): string => /`([^`]+)`/u.exec(text)?.[1] ?? '';
const cell = (row: Row, head: string): string => row.cells[head] ?? '';
const sight = ([head, words]: [string, string]): [string, string] => [head, words.split(' ').at(-1) ?? ''];
const sides = [
  'channel',
  'government',
  'consulted',
  'province',
  'supervision',
  'administration',
  'assessor',
  'committee',
];

function named(row: Row): Named {
  const roles = sides.flatMap((side) =>
    [...cell(row, side)].flatMap((letter) => (roleOf[letter] === undefined ? [] : [`${side}.${roleOf[letter]}`])),
  );
  return {
    owner: cell(row, 'owner') === '●',
    anybody: cell(row, 'owner').includes('any'),
    system: cell(row, 'system') === '●',
    roles: new Set(roles),
  };
}
