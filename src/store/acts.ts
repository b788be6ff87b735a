import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** An act of the workflow with its words. */
export interface Act {
  readonly applicationId: string;
  readonly seq: number;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly role: string;
  readonly actorId: string;
  readonly at: Date;
  readonly details: object;
  readonly behalf: string | null;
}

export async function insertAct(trx: Transaction<DB>, act: Act): Promise<void> {
  await trx
    .insertInto('act')
    .values({
      application_id: act.applicationId,
      seq: act.seq,
      action: act.action,
      from_state: act.from,
      to_state: act.to,
      role: act.role,
      actor_id: act.actorId,
      at: act.at,
      details: JSON.stringify(act.details),
      behalf: act.behalf,
    })
    .execute();
}

/** An act with the name of who did it. */
export interface NamedAct extends Act {
  readonly actorName: string;
}

/** Every act of a case, oldest first. */
export async function readActs(db: Kysely<DB>, applicationId: string): Promise<NamedAct[]> {
  const { rows } = await sql<NamedAct>`
    select a.application_id as "applicationId", a.seq, a.action, a.from_state as "from", a.to_state as "to", a.role, a.actor_id as "actorId",
      a.at, a.details, a.behalf, coalesce(u.name, a.actor_id) as "actorName"
    from act a left join "user" u on u.id = a.actor_id where a.application_id = ${applicationId} order by a.seq`.execute(
    db,
  );
  return rows;
}
