import { randomBytes } from 'node:crypto';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { storesOf } from '#src/domain/form/application.ts';
import { createSheets } from '#src/store/answers.ts';
import { databaseTime, insertApplication, lockApplication, recordAct } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';

export interface OpenApplication {
  readonly programme: string;
  readonly edition: string;
  readonly class: string;
}

/** Opens a draft bound to the current edition. Claims nothing: several drafts of one organisation may stand side by side (X6). */
export async function openApplication(
  deps: Deps,
  actor: Actor,
  input: OpenApplication,
): Promise<{ id: string } | Denial> {
  const denial = whyNot(actor, 'application.open', null);
  if (denial !== null) return denial;
  const edition = deps.editions.current(input.programme, input.edition);
  const definition =
    edition !== null && Object.hasOwn(edition.classes, input.class) ? edition.classes[input.class] : undefined;
  if (edition === null || definition === undefined)
    return deny('invalid', '没有这一届或这一类申报。', 'There is no such edition or class.');
  const id = deps.ids.next();
  await deps.db.transaction().execute(async (trx) => {
    const at = deps.clock.at(await databaseTime(trx));
    await insertApplication(trx, {
      id,
      programme: input.programme,
      edition: input.edition,
      editionDigest: edition.digest,
      class: input.class,
      ownerId: actorId(actor),
      state: edition.workflow.initial,
      salt: randomBytes(32).toString('hex'),
      createdAt: at,
    });
    await createSheets(trx, id, storesOf(definition), at);
    const application = await lockApplication(trx, id);
    if (application === null) throw new Error('the application just written is not there');
    await recordAct(
      trx,
      application,
      {},
      { kind: 'application-opened', body: { edition: edition.digest, class: input.class } },
      actorId(actor),
      at,
    );
  });
  return { id };
}

/** Who is named in events: a user's id, or the house itself. */
export function actorId(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actor.kind;
}
