import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** A later last day, for one application or a whole channel, by a leader's decision. */
export interface Extension {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly kind: 'submission' | 'forwarding';
  readonly channel: string | null;
  readonly applicationId: string | null;
  /** Last day, included: YYYY-MM-DD. */
  readonly until: string;
  readonly reason: string;
  readonly number: string;
  readonly grantedBy: string;
  readonly grantedAt: Date;
}

const columns = sql`id, programme, edition, kind, channel, application_id as "applicationId", to_char(until_day, 'YYYY-MM-DD') as until,
  reason, number, granted_by as "grantedBy", granted_at as "grantedAt"`;

export async function insertExtension(trx: Transaction<DB>, one: Extension): Promise<void> {
  await sql`insert into extension (id, programme, edition, kind, channel, application_id, until_day, reason, number, granted_by, granted_at)
    values (${one.id}, ${one.programme}, ${one.edition}, ${one.kind}, ${one.channel}, ${one.applicationId}, ${one.until}::date, ${one.reason},
      ${one.number}, ${one.grantedBy}, ${one.grantedAt})`.execute(trx);
}

/** The extensions of one application, and of the channel it goes by. */
export async function readExtensions(
  db: Kysely<DB>,
  { id, programme, edition }: { readonly id: string; readonly programme: string; readonly edition: string },
  channel: string | null,
): Promise<Extension[]> {
  const { rows } =
    await sql<Extension>`select ${columns} from extension where programme = ${programme} and edition = ${edition}
    and (application_id = ${id} or (application_id is null and channel = ${channel})) order by granted_at`.execute(db);
  return rows;
}

/** Every extension of an edition, newest first. */
export async function listExtensions(db: Kysely<DB>, programme: string, edition: string): Promise<Extension[]> {
  const { rows } =
    await sql<Extension>`select ${columns} from extension where programme = ${programme} and edition = ${edition}
    order by granted_at desc limit 1000`.execute(db);
  return rows;
}
