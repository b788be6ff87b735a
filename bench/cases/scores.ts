import { sql } from 'kysely';
import { isDenial } from '#src/domain/denial.ts';
import type { User } from '#src/domain/access/why-not.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { saveScores } from '#src/services/judging/save-scores.ts';
import { seatsOf } from '#src/services/seats.ts';
import { bareAssessor } from '../load/bare-scores.ts';
import { fillCases } from '../load/fill-cases.ts';
import { desk, fillPanels, ownSheets } from '../load/fill-panels.ts';
import { openHouse, type House } from '../load/house.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf, medianRatio } from '../measure/statistics.ts';
import type { Case } from './case.ts';

const crowd = 8;
/** Of the rate of the bare driver. */
const limit = 0.4;

type Save = () => Promise<void>;

/** Saving a percent on a score sheet through the service of the route, with its locks, history and event, beside the least SQL that keeps it. */
export const scoresCase: Case = async ({ subject, rounds, seconds, say }) => {
  const house = await openHouse(crowd);
  const bare = await Promise.all(Array.from({ length: crowd }, () => bareAssessor(house)));
  try {
    const edition =
      house.deps.editions.current(subject.edition.file.programme, subject.edition.file.id) ?? subject.edition;
    await fillCases(house.deps.db, edition, 1000);
    await fillPanels(house.deps.db, edition);
    const sheets = await ownSheets(house.deps.db);
    const criteria = edition.criteria[edition.assessment?.classes[desk.class]?.criteria ?? ''];
    if (criteria === undefined) throw new Error('the edition has no criteria');
    const paths = scoredSet(criteria).items.map(({ clause }) => `item/${clause}/percent`);
    const actor = assessor(house, edition.file.programme);
    // Each contestant writes on its own sheets: each client has one of its own.
    const service = sheets.slice(0, crowd / 2).map((sheet) => throughService(house, actor, sheet, paths));
    const least = sheets.slice(crowd / 2, crowd).map((sheet, n) => bareSave(bare[n]!, sheet, paths));
    const round = (name: string, clients: readonly Save[]) => async (): Promise<number> => {
      await sql`vacuum score_sheet, score_history, audit_event, audit_unsealed`.execute(house.deps.db);
      const rate = await rateOf(clients, seconds);
      say(`${rate.toFixed(0)} saves/s, ${name}, ${clients.length} at once`);
      return rate;
    };
    await rateOf(service, 2);
    await rateOf(least, 1);
    return rowsOf(
      await interleave(rounds * 2, {
        service1: round('service', service.slice(0, 1)),
        bare1: round('bare', least.slice(0, 1)),
        service4: round('service', service),
        bare4: round('bare', least),
      }),
    );
  } finally {
    await Promise.all(bare.map((one) => one.close()));
    await house.close();
  }
};

/** The member of every panel of the bench, as the session would tell who they are. */
export const assessor = ({ deps }: House, programme: string): User => ({
  kind: 'user',
  id: desk.user,
  name: 'bench',
  email: 'expert@laurel.example',
  seats: seatsOf(deps.editions, [{ programme, authority: 'assessors', role: 'handler' }]),
  factor: true,
});

/** Percents in steps of five, so that each save changes the one before. */
const percentOf = (n: number): string => `${(n % 20) * 5}`;

function throughService({ deps }: House, actor: User, sheet: string, paths: readonly string[]): Save {
  const seen = new Map<string, number>();
  let n = 0;
  return async () => {
    const path = paths[n % paths.length]!;
    const value = percentOf(n + Math.floor(n / paths.length));
    n += 1;
    const saved = await saveScores(deps, actor, { sheet, changes: [{ path, value, seen: seen.get(path) ?? 0 }] });
    if (isDenial(saved)) throw new Error(`not saved: ${saved.reason.en}`);
    const version = saved.saved[path];
    if (version === undefined) throw new Error(`${path} was not kept`);
    seen.set(path, version);
  };
}

function bareSave(one: Awaited<ReturnType<typeof bareAssessor>>, sheet: string, paths: readonly string[]): Save {
  let n = 0;
  return async () => {
    await one.save(sheet, paths[n % paths.length]!, percentOf(n + Math.floor(n / paths.length)));
    n += 1;
  };
}

/** Saves a second while each client saves again as soon as it has saved. */
async function rateOf(clients: readonly Save[], seconds: number): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let saves = 0;
  await Promise.all(
    clients.map(async (save) => {
      for (; performance.now() < until; saves += 1) await save();
    }),
  );
  return (saves / (performance.now() - started)) * 1000;
}

function rowsOf(rounds: Readonly<Record<string, readonly number[]>>): Row[] {
  const of = (name: string): readonly number[] => rounds[name] ?? [];
  const rate = (name: string): number => medianOf(of(name), (one) => one);
  return [
    {
      id: 'scores.service-1',
      title: 'scores saved by the service, 1 at once',
      value: rate('service1'),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'scores.sql-1',
      title: 'update + history by the bare driver, 1 at once',
      value: rate('bare1'),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'scores.ratio-1',
      title: 'service over bare, 1 at once',
      value: medianRatio(of('service1'), of('bare1')),
      unit: '×',
      limit: { least: limit },
    },
    {
      id: 'scores.service-4',
      title: 'scores saved by the service, 4 at once',
      value: rate('service4'),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'scores.sql-4',
      title: 'update + history by the bare driver, 4 at once',
      value: rate('bare4'),
      unit: 'saves/s',
      limit: null,
    },
    {
      id: 'scores.ratio-4',
      title: 'service over bare, 4 at once',
      value: medianRatio(of('service4'), of('bare4')),
      unit: '×',
      limit: { least: limit },
    },
  ];
}
