import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DemoFile, type DemoPerson } from '#src/definition/demo.ts';
import type { DemoJudging } from '#src/definition/demo-judging.ts';
import { newestEdition } from '#src/cli/editions.ts';

/** Authorities whose people no plan without judging needs. */
const ofJudging: ReadonlySet<string> = new Set(['assessors', 'committee']);
const clone = resolve(import.meta.dirname, '../..');

export interface SmallDemo {
  /** More people than those of the demo. */
  readonly more?: readonly DemoPerson[];
  /** A judging by some of the demo's assessors; by default there is none. */
  readonly judging?: DemoJudging;
  /** The authorities who have people; by default all but those of a judging that there is not. */
  readonly authorities?: readonly string[];
}

/** A copy of this clone's programmes in `folder`, whose demo has only these of its people; gives the programmes. */
export function programmesWithPeople(
  folder: string,
  ids: readonly string[],
  { more = [], judging, authorities }: SmallDemo = {},
): string {
  for (const part of ['programmes', 'codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  const { programme, id } = newestEdition().file;
  const file = join(folder, 'programmes', programme, id, 'demo.json');
  const demo = DemoFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const people = demo.people.filter((person) => ids.includes(person.id));
  if (people.length !== ids.length) throw new Error(`the demo has no such people: ${ids.join(', ')}`);
  const pool = new Set(judging?.pool.map((one) => one.official));
  const officials = (demo.officials ?? []).filter(({ authority, ...one }) => {
    if (ofJudging.has(authority)) return pool.has(one.id) || (authority === 'committee' && judging !== undefined);
    return authorities === undefined || authorities.includes(authority);
  });
  writeFileSync(file, JSON.stringify({ ...demo, officials, judging, people: [...people, ...more] }));
  return join(folder, 'programmes');
}
