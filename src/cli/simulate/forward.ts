import { documentNumber } from './desk.ts';
import type { CaseRow } from './pages.ts';
import { attempt, type World } from './world.ts';

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly cases: readonly { readonly id: string }[];
}
interface Sent {
  readonly results: readonly {
    readonly id: string;
    readonly denial: { readonly reason: { readonly en: string } } | null;
  }[];
}

/** Forwards cases as one batch with its letter's number; a draft that an earlier try has left is used. A row that is refused is a failure. */
export async function forwardBatch(world: World, channel: string, rows: readonly CaseRow[]): Promise<boolean> {
  const handler = await world.officials(channel, 'handler');
  const cases = rows.map((row) => row.id);
  return await attempt(world, `${channel}: batch`, async () => {
    const batches = await handler.get<Batch[]>('/api/batches');
    const sent = batches.filter((one) => one.state === 'sent').length;
    const number = documentNumber(world, '质发', sent + 1);
    const left = batches.find(
      (one) =>
        one.state === 'draft' && one.cases.length === cases.length && one.cases.every(({ id }) => cases.includes(id)),
    );
    const batch = left ?? (await handler.post<Batch>('/api/batches', { cases, number }));
    const { results } = await handler.post<Sent>(`/api/batches/${batch.id}/send`);
    for (const { id, denial } of results)
      if (denial === null) world.ledger.acknowledge({ id, action: 'forward', by: channel });
      else world.ledger.fail({ who: channel, request: `forward ${id}`, answer: denial.reason.en });
  });
}
