import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { momentIn } from '#src/definition/value/day.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Application } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';
import { authoritiesOf } from './seats.ts';

/** More than this is shown as it is: marking it would hold too much memory for one reader. */
const largest = 150 * 1024 * 1024;

/**
 * What an office is shown or takes along bears who looks at it and when (X12); the applicant's own view does not. A file
 * that cannot bear it is shown as it is, and the log says so.
 */
export async function markedFor(
  deps: Deps,
  actor: Actor,
  application: Application,
  { type, size, stream }: { readonly type: string; readonly size: number; readonly stream: Readable },
): Promise<Readable | Buffer> {
  if (actor.kind !== 'user' || application.ownerId === actor.id || !canBear(type)) return stream;
  if (size > largest) {
    deps.log.info({ application: application.id, size }, 'a file too large to be marked was shown as it is');
    return stream;
  }
  const bytes = await buffer(stream);
  const marked = await deps.print.mark(
    bytes,
    type,
    await viewerWords(deps, actor, {
      programme: application.programme,
      edition: deps.editions.byDigest(application.processDigest),
    }),
  );
  if (marked === null)
    deps.log.error({ application: application.id, type }, 'a file could not be marked and was shown as it is');
  return marked === null ? bytes : Buffer.from(marked);
}

/** Whether a kind of file can bear words. */
export const canBear = (type: string): boolean => type === 'application/pdf' || /^image\/(png|jpeg|webp)$/u.test(type);

/** Who looks, for which authority, and when: what a copy bears. */
export async function viewerWords(
  deps: Deps,
  actor: Extract<Actor, { kind: 'user' }>,
  { programme, edition }: { readonly programme: string; readonly edition: Edition },
): Promise<string> {
  const seat = actor.seats.find((one) => one.programme === programme);
  const authority = seat === undefined ? '' : (authoritiesOf(edition).get(seat.authority)?.name.zh ?? '');
  return `${authority} ${actor.name} ${momentIn(await deps.clock.now(), edition.file.timeZone)} 仅供办理`;
}
