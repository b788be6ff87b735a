import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assignCase } from './cases/assign.ts';
import type { Case } from './cases/case.ts';
import { checkCase } from './cases/check.ts';
import { deskCase } from './cases/desk.ts';
import { listsCase } from './cases/lists.ts';
import { openCase } from './cases/open.ts';
import { printCase } from './cases/print.ts';
import { publicCase } from './cases/public.ts';
import { rankingCase } from './cases/ranking.ts';
import { saveCase } from './cases/save.ts';
import { scoresCase } from './cases/scores.ts';
import { setupCase } from './cases/setup.ts';
import { transitionCase } from './cases/transition.ts';
import { webCase } from './cases/web.ts';
import { machine } from './machine.ts';
import { passes, type Row } from './measure/row.ts';
import { table } from './measure/table.ts';
import { wholeOrganisation } from './subject.ts';

/** Everything the bench measures; `setup` downloads all packages and runs only when asked for. */
const cases: Readonly<Record<string, Case>> = {
  save: saveCase,
  open: openCase,
  check: checkCase,
  web: webCase,
  print: printCase,
  lists: listsCase,
  transition: transitionCase,
  assign: assignCase,
  scores: scoresCase,
  desk: deskCase,
  ranking: rankingCase,
  public: publicCase,
  setup: setupCase,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '2' },
    setup: { type: 'boolean', default: false },
  },
});
const chosen = values.only?.split(',') ?? Object.keys(cases).filter((name) => name !== 'setup' || values.setup);
const unknown = chosen.filter((name) => cases[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no case ${unknown.join(', ')}; the cases are ${Object.keys(cases).join(', ')}.`);
  process.exit(2);
}

const say = (line: string): void => console.error(`  ${line}`);
const before = machine();
const subject = await wholeOrganisation();
const rows: Row[] = [];
for (const name of chosen) {
  console.error(`${name} …`);
  rows.push(
    ...((await cases[name]?.({ subject, rounds: Number(values.rounds), seconds: Number(values.seconds), say })) ?? []),
  );
}

const report = {
  date: new Date().toISOString(),
  machine: before,
  rounds: Number(values.rounds),
  rows: rows.map((row) => ({ ...row, passes: passes(row) })),
};
const out = resolve(import.meta.dirname, '../build');
await mkdir(out, { recursive: true });
await writeFile(join(out, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`${report.date.slice(0, 10)}, ${report.machine}\n\n${table(rows)}`);

const broken = rows.filter((row) => passes(row) === false);
for (const row of broken) console.error(`Broken: ${row.id} is ${row.value}`);
process.exitCode = broken.length === 0 ? 0 : 1;
