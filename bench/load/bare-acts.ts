import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { place } from './submitted-cases.ts';
import type { House } from './house.ts';

const update = `update application set state = $2, turn = $3, turn_since = $4, due = $5, clock = $6, acts_seq = acts_seq + 1, acts_head = $7,
  updated_at = $4 where id = $1 returning acts_seq`;
const act = `insert into act (application_id, seq, action, from_state, to_state, role, actor_id, at, details, behalf)
  values ($1, $2, 'accept', $3, $4, 'channel.handler', 'bench-handler', $5, '{}', null)`;
const audit = `with waiting as (insert into audit_unsealed (stream) values ($1))
  insert into audit_event (stream, seq, kind, body, actor_id, at, previous, hash) values ($1, $2, 'case-acted', $3, 'bench-handler', $4, $5, $6)`;
const message = `insert into message (id, programme, application_id, to_user, to_authority, template, params, created_at)
  values ($1, $2, $3, $4, null, 'accepted', $5, $6)`;

/** One connection that accepts a case each time it is called. */
export interface BareOfficial {
  readonly accept: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The least that keeps an act: one transaction of the bare driver with the update of the case, the act with its words, the
 * audit event with the note that it waits for a root, and the message to the applicant, which is the mail's job too; each
 * prepared once. Nothing is read, nobody's rights are asked, no rule, calendar or chain is followed.
 */
export async function bareOfficial({ connection }: House, programme: string): Promise<BareOfficial> {
  const client = new Client(connection);
  await client.connect();
  const previous = randomBytes(32).toString('hex');
  const body = { action: 'accept', from: place.from, to: place.to, role: 'channel.handler', details: previous };
  const params = { applicant: '第0有限公司', edition: '', editionEn: '', state: '', due: '2020-06-20', number: '' };
  const clock = JSON.stringify({ id: 'review', since: new Date(0).toISOString() });
  const run = async (name: string, text: string, values: unknown[]) => await client.query({ name, text, values });
  return {
    accept: async (id) => {
      const [at, hash] = [new Date(), randomBytes(32).toString('hex')];
      await client.query('begin');
      const { rows } = await run('update', update, [id, place.to, place.channel, at, at, clock, hash]);
      const seq = (rows[0] as { acts_seq: number } | undefined)?.acts_seq;
      if (seq === undefined) throw new Error(`there is no case ${id}`);
      await run('act', act, [id, seq, place.from, place.to, at]);
      await run('audit', audit, [`bare:${id}`, seq, JSON.stringify(body), at, previous, hash]);
      await run('message', message, [hash, programme, id, place.owner, JSON.stringify(params), at]);
      await client.query('commit');
    },
    close: async () => await client.end(),
  };
}
