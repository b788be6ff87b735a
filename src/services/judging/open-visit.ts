import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DB } from '#src/store/schema.ts';
import { insertScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';

/** Gives a panel of a site visit its record, empty; one that is there stays as it is. */
export async function openVisit(deps: Deps, trx: Transaction<DB>, panelId: string, at: Date): Promise<void> {
  await insertScoreSheet(trx, {
    id: deps.ids.next(),
    panelId,
    kind: 'visit',
    assessorId: null,
    salt: randomBytes(32).toString('hex'),
    at,
  });
}
