import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runningServer } from '#src/adapters/database/postmaster-file.ts';
import { startOwnDemo, type OwnDemo } from '#src/cli/own-demo.ts';
import { judge } from '#src/cli/simulate/judge.ts';
import { openLedger, type Ledger } from '#src/cli/simulate/ledger.ts';
import { randomOf, type Random } from '#src/cli/simulate/random.ts';
import { simulate, standing } from '#src/cli/simulate/simulate.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';

/**
 * Kills the server of a demo of its own at random moments, in some cases its database too, while a simulation goes on
 * against it; then looks whether everything that was acknowledged is there. Exits with 1 where something is lost.
 */
const clone = resolve(import.meta.dirname, '..');
/** Calls of the run that are sure to be made for each applicant: within these the kills are drawn. */
const callsEach = 150;
/** How often the database is killed as well. */
const databaseToo = 0.3;

interface Kills {
  servers: number;
  databases: number;
}

async function crash(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      applicants: { type: 'string', default: '12' },
    },
  });
  const programmes = join(clone, 'programmes');
  const found = demoOnDisk(programmes);
  if (found === null) throw new Error('the newest edition has no demo.json');
  const own = await startOwnDemo(programmes);
  const ended = new AbortController();
  const kills: Kills = { servers: 0, databases: 0 };
  try {
    const troubles: unknown[] = [];
    const ledger = openLedger();
    const drawn = drawnBy(values.seed, Number(values.kills), Number(values.applicants));
    const killing = killNowAndThen(own, drawn, ledger, kills, ended.signal).catch(
      (error: unknown) => void troubles.push(error),
    );
    const done = await simulate({
      ...found,
      ledger,
      url: own.url,
      applicants: Number(values.applicants),
      seed: values.seed,
      until: 'admitted',
      only: null,
      signal: new AbortController().signal,
      report: (line) => console.log(`${line}; ${kills.servers} kills`),
    });
    ended.abort();
    await killing;
    if (troubles.length > 0) throw troubles[0];
    console.log(standing(done.world));
    const { invariants } = await judge(done.world);
    for (const { name, looked, broken } of invariants) {
      console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${name} (${looked})`);
      for (const one of broken.slice(0, 10)) console.log(`       ${one}`);
    }
    const clean = doctorIsClean(own);
    const { seconds } = done;
    console.log(
      `${kills.servers} kills of the server, ${kills.databases} of the database too; ${ledger.calls.length} calls, ` +
        `${ledger.disturbances} without answer, ${ledger.acts.length} acknowledged acts, ${Math.round(seconds)} s`,
    );
    const enough = kills.servers === Number(values.kills);
    if (!enough) console.log('The run was over before all kills: give it more --applicants.');
    return clean && enough && invariants.every((one) => one.broken.length === 0) ? 0 : 1;
  } finally {
    ended.abort();
    await own.stop();
    await own.remove();
  }
}

/** Kills once the run has made so many calls, at each of some numbers drawn at random: on a fast machine as on a slow one. */
async function killNowAndThen(
  own: OwnDemo,
  drawn: Drawn,
  ledger: Ledger,
  kills: Kills,
  signal: AbortSignal,
): Promise<void> {
  for (const at of drawn.calls) {
    while (ledger.calls.length < at) {
      if (signal.aborted) return;
      await sleep(20);
    }
    await own.kill();
    kills.servers += 1;
    if (drawn.random.chance(databaseToo)) {
      process.kill(databaseOf(own), 'SIGKILL');
      kills.databases += 1;
    }
    await own.start();
  }
}

interface Drawn {
  readonly random: Random;
  readonly calls: readonly number[];
}

function drawnBy(seed: string, kills: number, applicants: number): Drawn {
  const random = randomOf(`crash/${seed}`);
  const calls = Array.from({ length: kills }, () => 20 + random.below(callsEach * applicants));
  return { random, calls: calls.toSorted((a, b) => a - b) };
}

/** The first process of the embedded database. */
function databaseOf({ dataFolder }: OwnDemo): number {
  const server = runningServer(join(dataFolder, 'postgres', 'data'));
  if (server === null) throw new Error('the database of the demo does not run');
  return server.pid;
}

function doctorIsClean({ dataFolder }: OwnDemo): boolean {
  const { status, stdout } = spawnSync(process.execPath, [join(clone, 'src/cli/main.ts'), 'doctor'], {
    encoding: 'utf8',
    env: { ...process.env, LAUREL_DATA: dataFolder, DATABASE_URL: undefined },
  });
  console.log(`laurel doctor: ${stdout.trim()}`);
  return status === 0;
}

process.exitCode = await crash();
