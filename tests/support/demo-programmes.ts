import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DemoFile, type DemoPerson } from '#src/definition/demo.ts';
import { newestEdition } from '#src/cli/editions.ts';

/** Authorities whose people the plans of these tests do not need. */
const ofJudging: ReadonlySet<string> = new Set(['assessors', 'committee']);
const clone = resolve(import.meta.dirname, '../..');

/** A copy of this clone's programmes in `folder`, whose demo has only these of its people, some more, and no one of the judging; gives the programmes. */
export function programmesWithPeople(folder: string, ids: readonly string[], more: readonly DemoPerson[] = []): string {
  for (const part of ['programmes', 'codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  const { programme, id } = newestEdition().file;
  const file = join(folder, 'programmes', programme, id, 'demo.json');
  const demo = DemoFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const people = demo.people.filter((person) => ids.includes(person.id));
  if (people.length !== ids.length) throw new Error(`the demo has no such people: ${ids.join(', ')}`);
  const officials = (demo.officials ?? []).filter(({ authority }) => !ofJudging.has(authority));
  const { judging: _, ...rest } = demo;
  writeFileSync(file, JSON.stringify({ ...rest, officials, people: [...people, ...more] }));
  return join(folder, 'programmes');
}
