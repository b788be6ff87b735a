import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, StoredFile } from '#src/domain/form/answers.ts';
import { assemble, type Stores } from '#src/domain/form/application.ts';
import { check, type CheckOptions } from '#src/domain/form/check.ts';
import { completeness, type Completeness } from '#src/domain/form/completeness.ts';
import { conditionsFor, type Holds } from '#src/domain/form/condition.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { placeFinding, type PlacedFinding } from './finding-board.ts';

/** What the rules say of the answers as they stand on the page. */
export interface Judgement {
  readonly data: ApplicationData;
  readonly findings: readonly PlacedFinding[];
  readonly completeness: Completeness;
  readonly holds: Holds;
}

/** Runs the same checks as the server over what is shown, or takes what it has told; its word is final when an act is decided. */
export function judge(
  edition: Edition,
  definition: ClassDefinition,
  stores: Stores,
  files: Readonly<Record<string, StoredFile>>,
  { told, ...circumstances }: CheckOptions & { readonly told?: readonly Finding[] },
): Judgement {
  const { at } = circumstances;
  const data = assemble(definition, `${edition.file.programme}/${edition.file.id}`, stores, files);
  return {
    data,
    findings: (told ?? check(edition, data, circumstances)).map((finding) => placeFinding(data, finding)),
    completeness: completeness(edition, data),
    holds: conditionsFor(edition, definition.id).over(data, at),
  };
}
