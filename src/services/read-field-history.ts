import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { mask, visible } from '#src/domain/access/visible.ts';
import { readHistory, type PastValue } from '#src/store/answers.ts';
import { findApplication } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';

/** Earlier values of one path, newest first; sensitive ones masked. */
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
  const hidden = definition !== undefined && isSensitive(definition, splitKey(path).path);
  if (definition?.office === true && visible('opinion', 'owner') === 'hidden') return [];
  const past = await readHistory(deps.db, id, sheet, path);
  return hidden
    ? past.map((one) => ({ ...one, value: one.value === null ? null : mask(deps.crypto.openText(one.value)) }))
    : past;
}
