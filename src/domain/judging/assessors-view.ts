import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { sheetFor } from '../access/field-sight.ts';
import { visible } from '../access/visible.ts';
import { disassemble, type Stores } from '../form/application.ts';
import type { ApplicationData } from '../form/answers.ts';
import { namedFiles } from '../form/named-files.ts';

/** What an assessor may read of a dossier (blindness): the form less what reaches people, reports, evidence less identity papers. */
export interface AssessorsView {
  readonly stores: Stores;
  /** SHA-256 of the files that may be opened. */
  readonly files: ReadonlySet<string>;
}

/** The dossier as whoever judges may read it; `added` are the files of additions. Leaves of the offices are no part of the data. */
export function assessorsView(
  definition: ClassDefinition,
  data: ApplicationData,
  added: readonly string[],
): AssessorsView {
  const shown = withoutIdentityPapers(definition, data);
  const stores = Object.fromEntries(
    Object.entries(disassemble(definition, shown)).map(([store, flat]) => {
      const sheet = definition.definitions[store];
      return [store, sheet === undefined ? flat : sheetFor(sheet, flat, 'assessor')];
    }),
  );
  return { stores, files: new Set([...namedFiles(definition, shown), ...added]) };
}

function withoutIdentityPapers(definition: ClassDefinition, data: ApplicationData): ApplicationData {
  if (visible('sensitive-evidence', 'assessor') !== 'hidden') return data;
  const hidden = new Set(definition.evidence.filter((one) => one.sensitive === true).map((one) => one.id));
  return { ...data, evidence: data.evidence.filter((item) => !hidden.has(item.category)) };
}
