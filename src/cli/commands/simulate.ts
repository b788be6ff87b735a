import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { UsageError, type Command } from '../command.ts';
import { localProgrammes } from '../editions.ts';
import { startOwnDemo, type OwnDemo } from '../own-demo.ts';
import { holds, judge } from '../simulate/judge.ts';
import { doctorIsClean, exportReplays } from '../simulate/own-checks.ts';
import { takeDownPapers } from '../simulate/papers.ts';
import { fewest } from '../simulate/plan.ts';
import { writeReport } from '../simulate/report.ts';
import { judgeAward } from '../simulate/judging/judge-award.ts';
import { writeJudging } from '../simulate/judging/report-judging.ts';
import { simulateAward } from '../simulate/judging/simulate-award.ts';
import { mustBeDemo, NoDemo, simulate as run, standing } from '../simulate/simulate.ts';

interface Wanted {
  readonly applicants: number;
  readonly seed: string;
  readonly until: string;
  /** Whether those who are accepted are judged, decided on and honoured too. */
  readonly award: boolean;
  readonly url: string | null;
  readonly out: string | null;
  readonly keep: boolean;
  /** The folder of the one edition that is played; null for the newest there is. */
  readonly edition: string | null;
}

/** Plays applicants and offices against a demo: 0 where everything came as planned and every invariant holds, 1 where not, 2 where the server is no demo. */
export const simulate: Command = {
  usage: '--applicants N --seed S [--edition FOLDER] [--url URL] [--until STATE|conferred] [--out DIR] [--keep]',
  about:
    'play N applicants and all offices through the public API of a demo (its own without --url), and check what came of it',
  run: async (words) => {
    const wanted = wantedOf(words);
    const programmes = wanted.edition ?? localProgrammes();
    const found = demoOnDisk(programmes);
    if (found === null) throw new UsageError(`${wanted.edition ?? 'the newest edition'} has no demo.json`);
    if (!found.edition.workflow.states.some((state) => state.id === wanted.until))
      throw new UsageError(`--until names no state of the edition: ${wanted.until}`);
    if (wanted.award && found.edition.assessment === undefined)
      throw new UsageError('nothing is judged in this edition: --until conferred leads nowhere');
    const own = wanted.url === null ? await startOwnDemo(programmes) : null;
    try {
      return await play(wanted, found, own === null ? null : { own, programmes });
    } catch (error) {
      if (!(error instanceof NoDemo)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    } finally {
      await own?.stop();
      if (wanted.keep && own !== null) process.stdout.write(`data: ${own.dataFolder}\n`);
      else await own?.remove();
    }
  },
};

function wantedOf(words: readonly string[]): Wanted {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      applicants: { type: 'string' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: 'admitted' },
      url: { type: 'string' },
      out: { type: 'string' },
      keep: { type: 'boolean', default: false },
      edition: { type: 'string' },
    },
    allowPositionals: true,
  });
  const applicants = Number(values.applicants);
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  if (!Number.isInteger(applicants) || applicants < fewest || applicants > 2000)
    throw new UsageError(`--applicants is a number from ${fewest} to 2000`);
  const award = values.until === 'conferred';
  // The word of the notice for what a province does with a case.
  const until = award || values.until === 'accepted' ? 'admitted' : values.until;
  const { seed, keep, url = null, out = null } = values;
  return { applicants, seed, until, award, url, out, keep, edition: editionFolder(values.edition) };
}

/** The folder named, from where the command was typed; refused where no edition lies in it. */
function editionFolder(named: string | undefined): string | null {
  if (named === undefined) return null;
  const folder = resolve(named);
  if (!existsSync(join(folder, 'edition.json'))) throw new UsageError(`there is no edition in ${named}`);
  return folder;
}

async function play(
  wanted: Wanted,
  found: NonNullable<ReturnType<typeof demoOnDisk>>,
  house: { readonly own: OwnDemo; readonly programmes: string } | null,
): Promise<number> {
  const url = house?.own.url ?? wanted.url ?? '';
  await mustBeDemo(url);
  const report = (line: string): void => void process.stdout.write(`${line}\n`);
  const began = performance.now();
  const { world, plan, ledger } = await run({
    ...wanted,
    ...found,
    url,
    only: null,
    signal: new AbortController().signal,
    report,
  });
  report(standing(world));
  const court = wanted.award ? await simulateAward(world, wanted.seed, report) : null;
  const seconds = (performance.now() - began) / 1000;
  const whole = await judge(world);
  const judged = { ...whole, invariants: [...whole.invariants, ...(court === null ? [] : await judgeAward(court))] };
  if (wanted.out !== null) await takeDownPapers(world, judged.ended, wanted.out);
  const invariants = [...judged.invariants];
  if (house !== null) invariants.push(await doctorIsClean(house.own, house.programmes));
  if (wanted.out !== null && house !== null && court !== null)
    invariants.push(await exportReplays(house.own, house.programmes, found.edition, join(wanted.out, 'export')));
  if (wanted.out !== null) await writeReport({ folder: wanted.out, world, plan, judged, invariants, seconds });
  if (wanted.out !== null && court !== null) await writeJudging(court, wanted.out);
  for (const { name, looked, broken } of invariants) {
    report(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${name} (${looked})`);
    for (const one of broken.slice(0, 10)) report(`       ${one}`);
  }
  report(`${wanted.applicants} applicants, ${ledger.calls.length} calls, ${Math.round(seconds)} s`);
  return holds(invariants) ? 0 : 1;
}
