import type { Transaction } from 'kysely';
import { recordAct } from './applications.ts';
import { lockApplication } from './applications.ts';
import { commitment } from '#src/domain/audit/event.ts';
import type { DB } from './schema.ts';

export interface Declared {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly applicationId: string;
  readonly assessorId: string;
  readonly weight: 'hard' | 'soft';
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Keeps a declared conflict with its event; declared again it keeps the latest reason. */
export async function insertDeclared(trx: Transaction<DB>, declared: Declared): Promise<void> {
  const { id, programme, edition, applicationId, assessorId, weight, reason, by, at } = declared;
  const detail = JSON.stringify({ reason });
  await trx
    .insertInto('conflict')
    .values({
      id,
      programme,
      edition,
      application_id: applicationId,
      assessor_id: assessorId,
      source: 'declared',
      weight,
      state: 'found',
      detail,
      found_by: by,
      found_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['application_id', 'assessor_id', 'source'])
        .doUpdateSet({ weight, state: 'found', detail, found_by: by, found_at: at }),
    )
    .execute();
  const application = await lockApplication(trx, applicationId);
  if (application === null) throw new Error(`a panel of no application: ${applicationId}`);
  await recordAct(
    trx,
    application,
    {},
    {
      kind: 'conflict-changed',
      body: {
        conflict: id,
        source: 'declared',
        state: 'found',
        details: commitment(`${application.salt}:conflict`, detail),
      },
    },
    by,
    at,
  );
}
