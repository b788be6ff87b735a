import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { findApplications } from '#src/store/applications.ts';
import type { Extension } from '#src/store/extensions.ts';
import type { Deps } from './deps.ts';

/** An extension with the case it is for, where the reader may open it: a dossier that was not handed in stays unnamed. */
export interface NamedExtension extends Extension {
  readonly opens: { readonly applicant: string; readonly number: string | null } | null;
}

/** Whom each extension is for, in words; by one reading of all applications that are named. */
export async function nameExtensions(
  deps: Deps,
  actor: Actor,
  extensions: readonly Extension[],
): Promise<readonly NamedExtension[]> {
  const ids = new Set(extensions.flatMap(({ applicationId }) => (applicationId === null ? [] : [applicationId])));
  const found = await findApplications(deps.db, [...ids]);
  return extensions.map((one) => {
    const application = found.get(one.applicationId ?? '');
    const opens =
      application !== undefined && application.handedIn !== null && whyNot(actor, 'case.read', application) === null
        ? { applicant: application.applicant ?? '', number: application.number }
        : null;
    return { ...one, opens };
  });
}
