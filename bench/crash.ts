import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startOwnDemo, type OwnDemo } from '#src/cli/own-demo.ts';
import { judge } from '#src/cli/simulate/judge.ts';
import { randomOf, type Random } from '#src/cli/simulate/random.ts';
import { simulate, standing } from '#src/cli/simulate/simulate.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';

/**
 * Kills the server of a demo of its own at random moments, in some cases its database too, while a simulation goes on
 * against it; then looks whether everything that was acknowledged is there. Exits with 1 where something is lost.
 */
const clone = resolve(import.meta.dirname, '..');
/** Seconds from one kill to the next, at least and at most. */
const between = [4, 18] as const;
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
  const found = demoOnDisk(join(clone, 'programmes'));
  if (found === null) throw new Error('the newest edition has no demo.json');
  const own = await startOwnDemo();
  const ended = new AbortController();
  const kills: Kills = { servers: 0, databases: 0 };
  try {
    const killing = killNowAndThen(own, randomOf(`crash/${values.seed}`), Number(values.kills), kills, ended.signal);
    const done = await simulate({
      ...found,
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
    console.log(standing(done.world));
    const { invariants } = await judge(done.world);
    for (const { name, looked, broken } of invariants) {
      console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${name} (${looked})`);
      for (const one of broken.slice(0, 10)) console.log(`       ${one}`);
    }
    const clean = doctorIsClean(own);
    const { ledger, seconds } = done;
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

async function killNowAndThen(
  own: OwnDemo,
  random: Random,
  most: number,
  kills: Kills,
  signal: AbortSignal,
): Promise<void> {
  while (kills.servers < most && !signal.aborted) {
    const [least, longest] = between;
    await sleep((least + random.next() * (longest - least)) * 1000, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const withDatabase = random.chance(databaseToo);
    await own.kill();
    kills.servers += 1;
    if (withDatabase) {
      process.kill(databaseOf(own), 'SIGKILL');
      kills.databases += 1;
    }
    await own.start();
  }
}

/** The first process of the embedded database. */
const databaseOf = ({ dataFolder }: OwnDemo): number =>
  Number(readFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

function doctorIsClean({ dataFolder }: OwnDemo): boolean {
  const { status, stdout } = spawnSync(process.execPath, [join(clone, 'src/cli/main.ts'), 'doctor'], {
    encoding: 'utf8',
    env: { ...process.env, LAUREL_DATA: dataFolder, DATABASE_URL: undefined },
  });
  console.log(`laurel doctor: ${stdout.trim()}`);
  return status === 0;
}

process.exitCode = await crash();
