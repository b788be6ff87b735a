import type { Transaction } from 'kysely';
import type { DB } from './schema.ts';

export interface NewMessage {
  readonly id: string;
  readonly programme: string;
  readonly applicationId: string | null;
  readonly toUser: string | null;
  readonly toAuthority: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

/** Writes a message in the transaction of what it tells; mail goes out later by a job. */
export async function insertMessage(trx: Transaction<DB>, message: NewMessage): Promise<void> {
  await trx
    .insertInto('message')
    .values({
      id: message.id,
      programme: message.programme,
      application_id: message.applicationId,
      to_user: message.toUser,
      to_authority: message.toAuthority,
      template: message.template,
      params: JSON.stringify(message.params),
      created_at: message.createdAt,
    })
    .execute();
}
