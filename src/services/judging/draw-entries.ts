import { randomBytes } from 'node:crypto';
import { entryId } from '#src/domain/draw/derive.ts';
import type { Draw } from '#src/store/draws.ts';
import type { Deps } from '../deps.ts';

/** The salt of each application of a draw, by its id. */
export type Salts = Readonly<Record<string, string>>;

/** Fresh salts: without them nobody can tell which application an entry is. */
export const freshSalts = (applications: readonly string[]): Salts =>
  Object.fromEntries(applications.map((id) => [id, randomBytes(32).toString('hex')]));

/** The opaque entries of applications. */
export const entriesOf = (drawId: string, salts: Salts): readonly string[] =>
  Object.entries(salts).map(([application, salt]) => entryId(drawId, application, salt));

/** The salts of a draw, unsealed. */
export const saltsOf = ({ crypto }: Pick<Deps, 'crypto'>, draw: Draw): Salts =>
  JSON.parse(crypto.openText(draw.salts)) as Salts;

/** What tells which application each entry is. */
export const openingsOf = (
  deps: Pick<Deps, 'crypto'>,
  draw: Draw,
): { entry: string; application: string; salt: string }[] =>
  Object.entries(saltsOf(deps, draw)).map(([application, salt]) => ({
    entry: entryId(draw.id, application, salt),
    application,
    salt,
  }));

/** The applications in the order that was drawn; empty before. */
export function drawnOrder(deps: Pick<Deps, 'crypto'>, draw: Draw): readonly string[] {
  const byEntry = new Map(
    Object.entries(saltsOf(deps, draw)).map(([application, salt]) => [
      entryId(draw.id, application, salt),
      application,
    ]),
  );
  return (draw.record.order ?? []).flatMap((entry) => byEntry.get(entry) ?? []);
}
