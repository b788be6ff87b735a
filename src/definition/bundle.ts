import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { AssessmentFile } from './assessment.ts';
import { ClashesFile } from './clashes.ts';
import { Amendment } from './amendment.ts';
import { Criteria } from './criteria.ts';
import { AuthorityEntry, ConsultationRules } from './authority.ts';
import { Call, Channel, ClassFile, Clause, CodeList, EditionFile, RulesFile } from './edition.ts';
import type { Bundle, Edition } from './edition-bundle.ts';
import { Letter } from './letter.ts';
import { Scale } from './scale.ts';
import { Sheet } from './sheet.ts';
import { SummaryFile } from './summary.ts';
import { Calendar, MessageTemplate, WorkflowFile } from './workflow.ts';

/** Schema of a bundle as the database keeps it. */
export const BundleJson = z.strictObject({
  file: EditionFile,
  call: Call,
  channels: z.array(Channel),
  authorities: z.array(AuthorityEntry),
  consultation: ConsultationRules.optional(),
  workflow: WorkflowFile,
  clashes: ClashesFile.nullable(),
  messages: z.array(MessageTemplate),
  calendar: Calendar,
  letters: z.array(Letter).optional(),
  summary: SummaryFile.optional(),
  classes: z.record(
    z.string(),
    ClassFile.extend({
      definitions: z.record(z.string(), Sheet),
      clauses: z.record(z.string(), z.array(Clause)),
      checks: RulesFile,
    }),
  ),
  codes: z.record(z.string(), CodeList),
  criteria: z.record(z.string(), Criteria),
  assessment: AssessmentFile.optional(),
  scales: z.record(z.string(), Scale).optional(),
  amendment: Amendment.optional(),
});

/** All of an edition as one JSON value; `$schema`, a help for authors, is no part of it. */
export function bundleOf(edition: Edition): Bundle {
  const { digest: _digest, ...bundle } = edition;
  return bundle;
}

/** SHA-256 in hex over the canonical JSON (RFC 8785) of a bundle. */
export function digestOf(bundle: Bundle): string {
  const text = canonicalize(bundle);
  if (text === undefined) throw new TypeError('a bundle is always JSON');
  return createHash('sha256').update(text).digest('hex');
}

/** A copy without the `$schema` keys at the top of its files. */
export function withoutSchemaKeys<T extends { readonly $schema?: string | undefined }>(file: T): T {
  const { $schema: _schema, ...rest } = file;
  return rest as T;
}
