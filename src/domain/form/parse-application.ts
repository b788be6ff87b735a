import { z } from 'zod';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { fileId, rowId } from '#src/definition/value/ids.ts';
import type { ApplicationData } from './answers.ts';
import { unknownNames } from './evidence-names.ts';
import { pointer } from './pointer.ts';
import { checkShape, type ShapeProblem } from './shape.ts';

const sha256 = z.string().regex(fileId);
const count = z.int().min(0);

const Evidence = z.strictObject({
  id: z.string().regex(rowId),
  category: z.string(),
  title: z.string(),
  issuer: z.string(),
  number: z.string(),
  issued: z.string(),
  validUntil: z.string().optional(),
  files: z.array(sha256),
  proves: z.array(z.string()),
});
const Supplied = z.strictObject({
  variant: z.literal('supplied'),
  file: sha256,
  pages: z.record(z.string(), z.int().positive()),
  confirmed: z.boolean(),
  declaredCharacters: count.optional(),
  countedCharacters: count.optional(),
  pageCount: count,
});
const Stored = z.strictObject({
  sha256,
  name: z.string(),
  type: z.string(),
  size: count,
  pages: count.optional(),
  width: count.optional(),
  height: count.optional(),
  characters: count.optional(),
});

/** Schema of application.json but for its answers, which the edition's fields describe. */
export const ApplicationJson = z.strictObject({
  format: z.literal(1),
  edition: z.string(),
  class: z.string(),
  answers: z.unknown(),
  evidence: z.array(Evidence),
  reports: z.record(z.string(), Supplied),
  files: z.record(sha256, Stored),
});

/** An application that was read, or every reason why its shape is wrong. */
export type ParsedApplication =
  | { readonly ok: true; readonly data: ApplicationData }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

/** Reads application.json: its shape, the answers against the fields, and what evidence, reports and files name. */
export function parseApplication(edition: Edition, json: unknown): ParsedApplication {
  const parsed = ApplicationJson.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        path: pointer(...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))),
        reason: { zh: `格式不对：${issue.message}`, en: issue.message },
      })),
    };
  const data = parsed.data as unknown as ApplicationData;
  const definition = edition.classes[data.class];
  const problems = [
    ...checkShape(edition, data.class, data.answers),
    ...(definition === undefined ? [] : checkNames(definition, data)),
  ];
  return problems.length === 0 ? { ok: true, data } : { ok: false, problems };
}

function checkNames(definition: ClassDefinition, data: ApplicationData): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const tell = (steps: readonly (string | number)[], zh: string, en: string): void => {
    problems.push({ path: pointer(...steps), reason: { zh, en } });
  };
  for (const [index, item] of data.evidence.entries())
    for (const { steps, reason } of unknownNames(definition, data, item))
      tell(['evidence', index, ...steps], reason.zh, reason.en);
  for (const [id, report] of Object.entries(data.reports)) {
    if (!definition.reports.some((one) => one.id === id))
      tell(['reports', id], `没有“${id}”这份报告。`, `There is no report '${id}'.`);
    if (!Object.hasOwn(data.files, report.file))
      tell(['reports', id, 'file'], '文件清单中没有这个文件。', 'The list of files has no such file.');
  }
  for (const [key, file] of Object.entries(data.files))
    if (file.sha256 !== key) tell(['files', key, 'sha256'], '与键不一致。', 'It differs from its key.');
  return problems;
}
