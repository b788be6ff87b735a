import { isDenial } from '#src/domain/denial.ts';
import { actOnCase } from '#src/services/act-on-case.ts';
import { seatsOf } from '#src/services/seats.ts';
import type { User } from '#src/domain/access/why-not.ts';
import { bareOfficial } from '../load/bare-acts.ts';
import { openHouse, type House } from '../load/house.ts';
import { place, putBack, submittedCases } from '../load/submitted-cases.ts';
import type { Row } from '../measure/row.ts';
import { interleave, medianOf, medianRatio } from '../measure/statistics.ts';
import type { Case } from './case.ts';

const crowd = 8;
/** Cases of each contestant, accepted in every round: so many acts are one round. */
const acts = 160;
/** Of the rate of the bare driver. */
const limit = 0.4;

type Accept = (id: string) => Promise<void>;

/** Accepting a case through the service, in its transaction with event, words and message, beside the least SQL that keeps the same rows. */
export const transitionCase: Case = async ({ subject, rounds, say }) => {
  const house = await openHouse(crowd);
  const { programme } = subject.edition.file;
  const officials = await Promise.all(Array.from({ length: crowd }, () => bareOfficial(house, programme)));
  try {
    const edition = house.deps.editions.current(programme, subject.edition.file.id) ?? subject.edition;
    const cases = {
      service: await submittedCases(house, edition, subject, acts),
      bare: await submittedCases(house, edition, subject, acts),
    };
    say(`${acts * 2} submitted applications`);
    const service: Accept[] = Array.from({ length: crowd }, () => throughService(house, programme));
    const bare = officials.map(({ accept }) => accept);
    const round = (name: keyof typeof cases, clients: readonly Accept[]) => async (): Promise<number> => {
      await putBack(house, cases[name]);
      const rate = await rateOf(clients, cases[name]);
      say(`${rate.toFixed(0)} acts/s, ${name}, ${clients.length} at once`);
      return rate;
    };
    const contestants = {
      service1: round('service', service.slice(0, 1)),
      bare1: round('bare', bare.slice(0, 1)),
      service8: round('service', service),
      bare8: round('bare', bare),
    };
    return rowsOf(await interleave(rounds * 2, contestants));
  } finally {
    await Promise.all(officials.map((official) => official.close()));
    await house.close();
  }
};

/** A handler of the city who has shown the second factor. */
function throughService({ deps }: House, programme: string): Accept {
  const seats = seatsOf(deps.editions, [{ programme, authority: place.channel, role: 'handler' }]);
  const actor: User = {
    kind: 'user',
    id: 'bench-handler',
    name: 'bench',
    email: 'handler@laurel.example',
    seats,
    factor: true,
  };
  return async (applicationId) => {
    const done = await actOnCase(deps, actor, { applicationId, action: 'accept', input: {}, arrived: new Date() });
    if (isDenial(done)) throw new Error(`not accepted: ${done.reason.en}`);
  };
}

/** Acts a second while all take the next case as soon as they have done one. */
async function rateOf(clients: readonly Accept[], ids: readonly string[]): Promise<number> {
  const rest = [...ids];
  const started = performance.now();
  await Promise.all(
    clients.map(async (accept) => {
      for (let id = rest.pop(); id !== undefined; id = rest.pop()) await accept(id);
    }),
  );
  return (ids.length / (performance.now() - started)) * 1000;
}

function rowsOf(rounds: Readonly<Record<string, readonly number[]>>): Row[] {
  const of = (name: string): readonly number[] => rounds[name] ?? [];
  const rate = (name: string): number => medianOf(of(name), (one) => one);
  const unit = 'acts/s';
  return [
    {
      id: 'transition.service-1',
      title: 'acceptances by the service, 1 at once',
      value: rate('service1'),
      unit,
      limit: null,
    },
    {
      id: 'transition.sql-1',
      title: 'the same rows by the bare driver, 1 at once',
      value: rate('bare1'),
      unit,
      limit: null,
    },
    {
      id: 'transition.ratio-1',
      title: 'service over bare, 1 at once',
      value: medianRatio(of('service1'), of('bare1')),
      unit: '×',
      limit: { least: limit },
    },
    {
      id: 'transition.service-8',
      title: 'acceptances by the service, 8 at once',
      value: rate('service8'),
      unit,
      limit: null,
    },
    {
      id: 'transition.sql-8',
      title: 'the same rows by the bare driver, 8 at once',
      value: rate('bare8'),
      unit,
      limit: null,
    },
    {
      id: 'transition.ratio-8',
      title: 'service over bare, 8 at once',
      value: medianRatio(of('service8'), of('bare8')),
      unit: '×',
      limit: { least: limit },
    },
  ];
}
