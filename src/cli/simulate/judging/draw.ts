import { createHash, randomBytes } from 'node:crypto';
import { commitmentOf, currentTerms } from '#src/domain/draw/derive.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { officeOf, overseerOf, type Court, type StageOfClass } from './court.ts';

interface DrawPage {
  readonly id: string;
  readonly record: DrawRecord;
}
const day = 86_400_000;
/** Seeds of the parties, kept by them until they are revealed. */
const seeds = new WeakMap<Court, Map<string, string>>();

/** Takes the draw of a stage one step on: prepared, committed to, the public value, revealed, drawn. True once it is drawn. */
export async function playDraw(
  court: Court,
  { path }: StageOfClass,
  purpose: 'defence-order' | 'tie',
): Promise<boolean> {
  const office = await officeOf(court, 'handler');
  const draw = (await office.get<DrawPage[]>(`${path}/draws`)).find((one) => one.record.purpose === purpose);
  const now = await court.clock.now();
  if (draw === undefined) {
    const at = (days: number): string => new Date(now.getTime() + days * day).toISOString();
    await office.post(`${path}/draws`, { purpose, source: '次日公布的公开数值', knownFrom: at(1), revealBy: at(2) });
    return false;
  }
  const { id, record } = draw;
  if (record.drawnAt !== null) return true;
  const { round } = record;
  const act = { office, parties: await partiesOf(court) };
  const url = `/api/draws/${id}/acts`;
  const uncommitted = round.parties.filter((one) => one.commitment === null);
  for (const { party } of uncommitted) {
    const commitment = commitmentOf(currentTerms(record), party, seedOf(court, id, party));
    await act.parties[party]?.post(url, { act: 'commit', commitment });
  }
  if (uncommitted.length > 0) return false;
  if (round.publicValue.value === null) {
    await court.clock.comeTo(new Date(Date.parse(round.publicValue.knownFrom) + 60_000));
    await office.post(url, { act: 'enter-value', value: publicValueOf(id) });
    return false;
  }
  const silent = round.parties.filter((one) => one.seed === null);
  for (const { party } of silent)
    await act.parties[party]?.post(url, { act: 'reveal', seed: seedOf(court, id, party) });
  if (silent.length > 0) return false;
  if (record.witnesses.length === 0)
    await office.post(url, {
      act: 'witness',
      witnesses: [{ role: { zh: '申报单位代表', en: 'An applicant' }, name: '' }],
    });
  await office.post(url, { act: 'draw' });
  return false;
}

/** Tells which application each entry was, of every draw of a stage that has its result. */
export async function discloseDraws(court: Court, { path }: StageOfClass): Promise<boolean> {
  const office = await officeOf(court, 'handler');
  const open = (await office.get<DrawPage[]>(`${path}/draws`)).filter(
    ({ record }) => record.drawnAt !== null && record.disclosedAt === null,
  );
  for (const { id } of open) await office.post(`/api/draws/${id}/acts`, { act: 'disclose' });
  return open.length === 0;
}

const partiesOf = async (court: Court) =>
  ({ province: await officeOf(court, 'leader'), supervision: await overseerOf(court) }) as Readonly<
    Record<string, Awaited<ReturnType<typeof officeOf>>>
  >;

/** A party's own seed for a draw; nobody else knows it. */
function seedOf(court: Court, draw: string, party: string): string {
  const own = seeds.get(court) ?? new Map<string, string>();
  seeds.set(court, own);
  const key = `${draw} ${party}`;
  const seed = own.get(key) ?? randomBytes(32).toString('hex');
  own.set(key, seed);
  return seed;
}

/** What the play takes for the value that was published. */
const publicValueOf = (draw: string): string =>
  (2_800 + (Number.parseInt(createHash('sha256').update(draw).digest('hex').slice(0, 6), 16) % 60_000) / 100).toFixed(
    2,
  );
