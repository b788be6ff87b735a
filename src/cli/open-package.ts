import type { Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { packageFindings } from '#src/services/package-findings.ts';
import { parseApplication, readPackage, type PackageContent } from '#src/services/read-package.ts';
import { editionNamed, newestEdition } from './editions.ts';

export interface OpenPackage {
  readonly edition: Edition;
  readonly data: ApplicationData;
  readonly content: PackageContent;
  readonly findings: readonly Finding[];
}
export interface Unreadable {
  readonly unreadable: string;
  readonly findings?: readonly Finding[];
}

/** Reads an application package (folder or zip); a wrong shape is told with JSON Pointers, anything worse with one reason. */
export async function openPackage(path: string): Promise<OpenPackage | Unreadable> {
  const content = await readPackage(path, newestEdition().file.limits);
  if ('unreadable' in content) return content;
  const named = (content.application as { edition?: unknown } | null)?.edition;
  const edition = editionNamed(named);
  if (edition === null)
    return {
      unreadable: `application.json names an edition this clone does not have: ${JSON.stringify(named) ?? 'none'}`,
    };
  const parsed = parseApplication(edition, content.application);
  if (Array.isArray(parsed)) {
    return { unreadable: 'application.json does not have the shape of an application', findings: parsed };
  }
  const data = parsed as ApplicationData;
  return { edition, data, content, findings: await packageFindings(data, content, edition.file.limits) };
}
