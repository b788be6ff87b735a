import type { ClientConfig } from 'pg';
import type { Clock } from '#src/adapters/clock.ts';
import type { Ids } from '#src/adapters/ids.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import type { Denial } from '#src/domain/denial.ts';
import { openStore } from '#src/store/database.ts';
import { isMigrated } from '#src/store/migrate.ts';
import { editionRegistry } from './editions.ts';
import { invitePerson, type Invited } from './invite-person.ts';
import { storedEditions } from './load-editions.ts';

export interface InviteAdministrator {
  /** Null for the programme of the newest edition. */
  readonly programme: string | null;
  readonly name: string;
  /** Null for a code on paper. */
  readonly email: string | null;
  readonly authority: string;
  readonly role: SeatRole;
}

/** Invites somebody with a seat in the name of the house, for an installation that has no administrators yet; null where Laurel never ran on the database. */
export async function inviteAdministrator(
  connection: ClientConfig,
  parts: { readonly ids: Ids; readonly clockOf: (pool: ReturnType<typeof openStore>['pool']) => Clock },
  { programme, name, email, authority, role }: InviteAdministrator,
): Promise<Invited | Denial | null> {
  const store = openStore(connection, { connections: 2 });
  try {
    if (!(await isMigrated(store.db))) return null;
    const editions = editionRegistry(await storedEditions(store.db));
    const deps = { db: store.db, clock: parts.clockOf(store.pool), editions, ids: parts.ids };
    const chosen = programme ?? editions.all().at(-1)?.file.programme ?? '';
    return await invitePerson(deps, { kind: 'system' }, { programme: chosen, name, email, seat: { authority, role } });
  } finally {
    await store.close();
  }
}
