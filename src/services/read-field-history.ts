import type { FieldMove } from '#src/definition/amendment.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { landingOf } from '#src/domain/form/move-fields.ts';
import { mask, visible } from '#src/domain/access/visible.ts';
import { readHistory, type PastValue } from '#src/store/answers.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';
import { classOf } from './read-application.ts';

/** A place where a field's values lay, of the edition then in force. */
interface Lay {
  readonly sheet: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** Earlier values of one path, newest first, also those typed where the field was before an amendment moved it; sensitive ones masked. */
export async function readFieldHistory(
  deps: Deps,
  actor: Actor,
  id: string,
  sheet: string,
  path: string,
): Promise<PastValue[] | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'application.read', application);
  if (denial !== null || application === null) return denial ?? [];
  const definition = deps.editions.byDigest(application.editionDigest).classes[application.class]?.definitions[sheet];
  if (definition?.office === true && visible('opinion', 'owner') === 'hidden') return [];
  const found: PastValue[] = [];
  for (const [index, lay] of laysOf(deps, application, sheet, path).entries()) {
    const past = await readHistory(deps.db, id, lay.sheet, lay.path);
    found.push(...past.filter((one) => index === 0 || !isLeaving(one)).map((one) => shown(deps, lay, one)));
  }
  return found;
}

/** The empty value that an amendment left behind is nothing anybody typed. */
const isLeaving = ({ actor, value }: PastValue): boolean => actor === 'system' && (value === '' || value === '[]');

/** A past value as its reader may see it. */
export function shown(deps: Deps, { hidden }: Pick<Lay, 'hidden'>, past: PastValue): PastValue {
  return hidden ? { ...past, value: past.value === null ? null : mask(deps.crypto.openText(past.value)) } : past;
}

/** Where a path's values lie and lay, newest first: back through the amendments of the application's edition. */
function laysOf(deps: Deps, application: Application, sheet: string, path: string): readonly Lay[] {
  const line = deps.editions.line(application.editionDigest).toReversed();
  const lays: Lay[] = [];
  let at: { readonly sheet: string; readonly path: string } = { sheet, path };
  for (const edition of line) {
    const definition = classOf(edition, application.class);
    const there = definition.definitions[at.sheet];
    lays.push({ ...at, hidden: there !== undefined && isSensitive(there, splitKey(at.path).path) });
    const back = (edition.amendment?.fields ?? []).flatMap((move): FieldMove[] =>
      move.class === application.class && move.to !== null ? [{ ...move, from: move.to, to: move.from }] : [],
    );
    const former = landingOf(definition, back, at.sheet, at.path);
    if (former !== undefined && former !== null) at = { sheet: former.store, path: former.key };
  }
  return lays.filter(
    (lay, index) => !lays.slice(0, index).some((one) => one.sheet === lay.sheet && one.path === lay.path),
  );
}
