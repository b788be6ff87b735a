import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findApplication } from '#src/store/applications.ts';
import { recordEditionEvent } from '#src/store/edition-streams.ts';
import { insertExtension, listExtensions as list, type Extension } from '#src/store/extensions.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export type GrantExtension = Pick<
  Extension,
  'programme' | 'edition' | 'kind' | 'channel' | 'applicationId' | 'until' | 'reason' | 'number'
>;

/** A leader of the province allows a later day, for one application or one channel; it stands first on the page of supervision. */
export async function grantExtension(deps: Deps, actor: Actor, input: GrantExtension): Promise<Extension | Denial> {
  const subject = { ownerId: null, programme: input.programme, channel: '*', state: '' };
  const denial = whyNot(actor, 'extension.grant', subject);
  if (denial !== null) return denial;
  const at = await deps.clock.now();
  const refusal = await refuse(deps, input, at);
  if (refusal !== null) return refusal;
  const extension: Extension = { ...input, id: deps.ids.next(), grantedBy: actorId(actor), grantedAt: at };
  await deps.db.transaction().execute(async (trx) => {
    await insertExtension(trx, extension);
    const { kind, until, id, programme, edition } = extension;
    const words = commitment(id, JSON.stringify([input.reason, input.number]));
    const event = { kind: 'extension-granted', body: { extension: id, kind, until, words } } as const;
    await recordEditionEvent(trx, { programme, edition, event, actorId: actorId(actor), at });
  });
  return extension;
}

async function refuse(deps: Deps, input: GrantExtension, at: Date): Promise<Denial | null> {
  const edition = deps.editions.current(input.programme, input.edition);
  if (edition === null) return deny('invalid', '没有这一届。', 'There is no such edition.');
  if ((input.channel === null) === (input.applicationId === null))
    return deny('invalid', '请指定一个渠道或一份申报。', 'Name either a channel or one application.');
  if (input.channel !== null && !edition.channels.some((channel) => channel.id === input.channel))
    return deny('invalid', '没有这个渠道。', 'There is no such channel.');
  if (input.until < dayOf(at, edition.file.timeZone))
    return deny('invalid', '延长至的日期应在今天或以后。', 'The later day must be today or after it.');
  if (input.applicationId === null) return null;
  const application = await findApplication(deps.db, input.applicationId);
  const known = application?.programme === input.programme && application.edition === input.edition;
  return known
    ? null
    : deny('invalid', '没有这份申报，请核对申报编号。', 'There is no such application; check its id.');
}

/** Every extension of an edition, for those who may see all. */
export async function listExtensions(
  deps: Deps,
  actor: Actor,
  programme: string,
  edition: string,
): Promise<readonly Extension[]> {
  return seatsFor(actor, 'extension.read').some((seat) => seat.programme === programme)
    ? await list(deps.db, programme, edition)
    : [];
}
