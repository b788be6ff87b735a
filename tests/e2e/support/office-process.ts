/** The demo in a process of its own that also seats officials: asked over the line to its parent, for no page does it yet. */
import { readSettings } from '#src/adapters/settings.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { clone, start } from '#src/main.ts';
import { insertMember } from '#src/store/members.ts';

/** What is asked for: a seat for somebody, or that the sessions they have now count as having shown the second factor. */
export type Order = SeatOrder | { readonly email: string };
export interface SeatOrder {
  readonly email: string;
  readonly authority: string;
  readonly role: SeatRole;
}

const read = readSettings(process.env, 'demo', clone);
if (!read.ok) throw new Error(read.refusal.message);
const running = await start(read.settings, () => undefined);
const { db, ids, editions } = running.deps;

async function carryOut(order: Order): Promise<void> {
  const user = await db.selectFrom('user').select('id').where('email', '=', order.email).executeTakeFirstOrThrow();
  if ('authority' in order) await seat(user.id, order);
  await db.updateTable('session').set({ factor_at: new Date() }).where('userId', '=', user.id).execute();
}

async function seat(userId: string, { authority, role }: SeatOrder): Promise<void> {
  await insertMember(
    db,
    {
      id: ids.next(),
      programme: editions.all().at(-1)?.file.programme ?? '',
      authority,
      userId,
      role,
      from: null,
      until: null,
      delegatedBy: null,
      createdBy: 'system',
    },
    new Date(),
  );
}

process.on('message', (order: Order) => void carryOut(order).then(() => process.send?.('done')));
const end = (): void => void running.stop().then(() => process.exit(0));
process.once('SIGTERM', end);
// Whoever asked for it is gone: nobody else would end it.
process.once('disconnect', end);
process.send?.(running.url);
