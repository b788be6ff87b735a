import { mask, visible } from '#src/domain/access/visible.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { differences, type Difference } from '#src/domain/form/differences.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { findApplication } from '#src/store/applications.ts';
import { findDossier } from '#src/store/dossiers.ts';
import type { Deps } from './deps.ts';
import { classOf } from './read-application.ts';

export interface CompareRevisions {
  readonly applicationId: string;
  readonly from: number;
  readonly to: number;
}

/** What changed between two frozen revisions, in the order of the form; sensitive values masked. */
export async function compareRevisions(
  deps: Deps,
  actor: Actor,
  { applicationId, from, to }: CompareRevisions,
): Promise<readonly Difference[] | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'application.read', application);
  if (denial !== null || application === null)
    return denial ?? deny('absent', '没有这份申报。', 'There is no such application.');
  const [before, after] = [
    await findDossier(deps.db, applicationId, from),
    await findDossier(deps.db, applicationId, to),
  ];
  if (before === null || after === null)
    return deny('absent', '没有这一版次的定稿。', 'There is no final version of this revision.');
  const definition = classOf(deps.editions.byDigest(after.editionDigest), application.class);
  return differences(definition, dataOf(before.content), dataOf(after.content)).map((one) => {
    const sheet = one.address === null ? undefined : definition.definitions[one.address.sheet];
    const sensitive = sheet !== undefined && one.address !== null && isSensitive(sheet, one.address.path);
    if (visible(sensitive ? { sensitive } : {}, 'owner') === 'whole') return one;
    return { ...one, before: mask(one.before), after: mask(one.after) };
  });
}

const dataOf = (content: unknown): ApplicationData => (content as { readonly data: ApplicationData }).data;
