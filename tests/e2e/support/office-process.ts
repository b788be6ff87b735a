/** The demo in a process of its own that also seats officials: asked over the line to its parent, for no page does it yet. */
import { readSettings } from '#src/adapters/settings.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { clone, start } from '#src/main.ts';
import { insertMember } from '#src/store/members.ts';

export interface SeatOrder {
  readonly email: string;
  readonly authority: string;
  readonly role: SeatRole;
}

const read = readSettings(process.env, 'demo', clone);
if (!read.ok) throw new Error(read.refusal.message);
const running = await start(read.settings, () => undefined);
const { db, ids, editions } = running.deps;

/** Gives somebody a seat and takes their sessions as having shown the second factor. */
async function seat({ email, authority, role }: SeatOrder): Promise<void> {
  const user = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  await insertMember(
    db,
    {
      id: ids.next(),
      programme: editions.all().at(-1)?.file.programme ?? '',
      authority,
      userId: user.id,
      role,
      from: null,
      until: null,
      delegatedBy: null,
      createdBy: 'system',
    },
    new Date(),
  );
  await db.updateTable('session').set({ factor_at: new Date() }).where('userId', '=', user.id).execute();
}

process.on('message', (order: SeatOrder) => void seat(order).then(() => process.send?.('done')));
const end = (): void => void running.stop().then(() => process.exit(0));
process.once('SIGTERM', end);
// Whoever asked for it is gone: nobody else would end it.
process.once('disconnect', end);
process.send?.(running.url);
