import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '#src/adapters/clock.ts';
import type { Crypto } from '#src/adapters/crypto.ts';
import type { Files } from '#src/adapters/files.ts';
import type { Ids } from '#src/adapters/ids.ts';
import type { Mail } from '#src/adapters/mail.ts';
import type { DB } from '#src/store/schema.ts';
import type { EditionRegistry } from './editions.ts';
import type { Print } from './print.ts';

/** What every use case may reach for. Built once, in main.ts. */
export interface Deps {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly crypto: Crypto;
  readonly mail: Mail;
  readonly editions: EditionRegistry;
  readonly print: Print;
  /** Queues a job by name within the transaction that asks for it; it runs at least once after that has committed. */
  readonly enqueue: (trx: Transaction<DB>, job: 'freeze', data: { readonly applicationId: string }) => Promise<void>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}
