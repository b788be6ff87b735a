import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordEditionEvent } from '#src/store/edition-streams.ts';
import { listReordered } from '#src/store/batches.ts';
import { applicantNames } from '#src/store/cases.ts';
import { listExtensions, type Extension } from '#src/store/extensions.ts';
import { namesOf } from '#src/store/paper.ts';
import { insertInterference, listInterference, watchedActs, type Watched } from '#src/store/supervision.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface EditionName {
  readonly programme: string;
  readonly edition: string;
}
/** A batch put in another order, by the names of its applicants. */
export interface Reorder {
  readonly batch: string;
  readonly channel: string;
  readonly number: string | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
export interface Supervision {
  readonly extensions: readonly Extension[];
  readonly acts: readonly Watched[];
  readonly reorders: readonly Reorder[];
}
/** Acts that change what was decided or is decided past the usual way: supervision sees all of them. */
const watched = [
  'reopen',
  'return-to-review',
  'send-back',
  'refuse-duplicate',
  'call-off-correction',
  'detach-office-leaf',
];
const perPage = 100;

const subjectOf = ({ programme }: EditionName) => ({ ownerId: null, programme, channel: '*', state: '' });

/** What supervision sees first: extensions, then acts on behalf and those past the usual way, and orders that were changed. Reading it is logged. */
export async function readSupervision(
  deps: Deps,
  actor: Actor,
  name: EditionName,
  before?: Date,
): Promise<Supervision | Denial> {
  const denial = whyNot(actor, 'supervision.read', subjectOf(name));
  if (denial !== null) return denial;
  const at = await deps.clock.now();
  await logReading(deps, actor, name, 'supervision', at);
  return {
    extensions: before === undefined ? await listExtensions(deps.db, name.programme, name.edition) : [],
    acts: await watchedActs(deps.db, {
      ...name,
      actions: watched,
      before: before ?? new Date(at.getTime() + 1),
      limit: perPage,
    }),
    reorders: before === undefined ? await readReorders(deps, name) : [],
  };
}

/** Every change of the order of a batch, the newest batch first. */
async function readReorders(deps: Deps, name: EditionName): Promise<readonly Reorder[]> {
  const batches = await listReordered(deps.db, { ...name, limit: perPage });
  const people = await namesOf(
    deps.db,
    batches.flatMap(({ reorders }) => reorders.map(({ by }) => by)),
  );
  const found: Reorder[] = [];
  for (const batch of batches) {
    const { id, channel, number, reorders } = batch;
    const applicants = await applicantNames(deps.db, batch, [...new Set(reorders.flatMap(({ before }) => before))]);
    const named = (cases: readonly string[]): readonly string[] => cases.map((one) => applicants.get(one) ?? one);
    for (const { by, at, reason, before, after } of reorders)
      found.push({
        batch: id,
        channel,
        number,
        by: people.get(by) ?? by,
        at,
        reason,
        before: named(before),
        after: named(after),
      });
  }
  return found;
}

/** Supervision sees all; that it looked, and at what, stands in the log of the edition. */
export async function logReading(deps: Deps, actor: Actor, name: EditionName, what: string, at: Date): Promise<void> {
  const event = { kind: 'supervision-read', body: { what } } as const;
  await deps.db
    .transaction()
    .execute((trx) => recordEditionEvent(trx, { ...name, event, actorId: actorId(actor), at }));
}

/** What somebody says of an attempt to interfere: who, when, how, and with what. */
export const InterferenceWords = z.strictObject({
  who: z.string().trim().min(1).max(500),
  when: z.string().trim().min(1).max(200),
  what: z.string().trim().min(1).max(5000),
  applicationId: z.string().max(40).optional(),
});
export type InterferenceWords = z.infer<typeof InterferenceWords>;
export interface FiledInterference extends InterferenceWords {
  readonly id: string;
  readonly filedBy: string;
  readonly filedAt: Date;
}

/** Anyone with an account may file; words and name are sealed, the log knows only that something was filed, and supervision alone reads it. */
export async function fileInterference(
  deps: Deps,
  actor: Actor,
  name: EditionName,
  words: InterferenceWords,
): Promise<{ id: string } | Denial> {
  if (actor.kind !== 'user')
    return whyNot(actor, 'application.open', null) ?? deny('not-allowed', '请先登录。', 'Sign in first.');
  if (deps.editions.current(name.programme, name.edition) === null)
    return deny('invalid', '没有这一届。', 'There is no such edition.');
  const at = await deps.clock.now();
  const id = deps.ids.next();
  const salt = randomBytes(32).toString('hex');
  const text = JSON.stringify({ ...words, filedBy: `${actor.name} <${actor.email}>` });
  await deps.db.transaction().execute(async (trx) => {
    await insertInterference(trx, { id, ...name, sealed: deps.crypto.seal(text), salt, filedAt: at });
    const event = { kind: 'interference-filed', body: { record: id, words: commitment(salt, text) } } as const;
    await recordEditionEvent(trx, { ...name, event, actorId: 'withheld', at });
  });
  return { id };
}

/** The records of interference, for supervision only; reading them is logged. */
export async function readInterference(
  deps: Deps,
  actor: Actor,
  name: EditionName,
): Promise<readonly FiledInterference[] | Denial> {
  const denial = whyNot(actor, 'interference.read', subjectOf(name));
  if (denial !== null) return denial;
  await logReading(deps, actor, name, 'interference', await deps.clock.now());
  return (await listInterference(deps.db, name.programme, name.edition)).map(({ id, sealed, filedAt }) => ({
    ...(JSON.parse(deps.crypto.openText(sealed)) as InterferenceWords & { filedBy: string }),
    id,
    filedAt,
  }));
}
