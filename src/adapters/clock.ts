import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './atomic-write.ts';

/**
 * The time of the award. All processes share the database's clock, so that one deadline holds for all.
 * Sessions, codes, jobs and TLS do not use it: they use real time.
 */
export type Clock = {
  readonly now: () => Promise<Date>;
  /** The award's time when the database's clock said `databaseTime`: for acts that have asked it already. */
  readonly at: (databaseTime: Date) => Date;
  /**
   * When a request arrived: the database's clock less the time since `headersComplete` (a reading of
   * `process.hrtime.bigint()`). Waiting in our queues never makes a request late; what remains of error, the way
   * of the answer from the database, counts for the applicant.
   */
  readonly inTimeInstant: (headersComplete: bigint) => Promise<Date>;
};

/** The clock of the demo can be set; its offset outlives a restart. */
export type DemoClock = Clock & {
  /** Milliseconds that the demo is ahead of real time (negative: behind). */
  readonly offset: () => number;
  readonly setOffset: (milliseconds: number) => Promise<void>;
  /** Sets the offset such that `now` gives this instant. */
  readonly setTime: (instant: Date) => Promise<void>;
};

/** Part of a `pg` pool: enough to ask the time. */
export type TimeSource = {
  readonly query: (text: string) => Promise<{ readonly rows: readonly unknown[] }>;
};

/** The clock of real operation. */
export function createClock(database: TimeSource): Clock {
  return withOffset(database, () => 0);
}

/**
 * The clock of the demo, whose offset lies in `folder` (which must exist). When none is kept yet, the demo
 * starts at `startsAt`.
 */
export async function createDemoClock(database: TimeSource, folder: string, startsAt: Date): Promise<DemoClock> {
  const file = join(folder, 'demo-clock.json');
  let offset = await keptOffset(file);
  const setOffset = async (milliseconds: number): Promise<void> => {
    if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`Not an offset in milliseconds: ${milliseconds}`);
    await writeWhole(file, JSON.stringify({ offset: milliseconds }));
    offset = milliseconds;
  };
  const setTime = async (instant: Date): Promise<void> => setOffset(instant.getTime() - (await databaseTime(database)));
  if (offset === null) await setTime(startsAt);
  return { ...withOffset(database, () => offset ?? 0), offset: () => offset ?? 0, setOffset, setTime };
}

function withOffset(database: TimeSource, offset: () => number): Clock {
  return {
    now: async () => new Date((await databaseTime(database)) + offset()),
    at: (time) => new Date(time.getTime() + offset()),
    inTimeInstant: async (headersComplete) => {
      const time = await databaseTime(database);
      const waited = Number(process.hrtime.bigint() - headersComplete) / 1e6;
      return new Date(Math.floor(time - waited) + offset());
    },
  };
}

/** Milliseconds since 1970 by the database's clock; not the start of a transaction, as `now()` would give. */
async function databaseTime(database: TimeSource): Promise<number> {
  const { rows } = await database.query('select extract(epoch from clock_timestamp()) * 1000 as time');
  return Math.floor(Number((rows[0] as { time: string }).time));
}

async function keptOffset(file: string): Promise<number | null> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { offset: number }).offset;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
