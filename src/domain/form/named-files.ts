import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, SheetAnswers } from './answers.ts';
import { filesOf } from './fields/files.ts';

/** SHA-256 of every file that an application names: in its sheets, as evidence, as reports. */
export function namedFiles(
  definition: ClassDefinition,
  { answers, evidence, reports }: Pick<ApplicationData, 'answers' | 'evidence' | 'reports'>,
): ReadonlySet<string> {
  return new Set([
    ...Object.entries(answers).flatMap(([id, answer]) => filesInSheet(definition, id, answer)),
    ...evidence.flatMap((item) => item.files),
    ...Object.values(reports).map((report) => report.file),
  ]);
}

function filesInSheet(
  { definitions }: ClassDefinition,
  id: string,
  answer: SheetAnswers | readonly SheetAnswers[],
): readonly string[] {
  const instances = Array.isArray(answer) ? (answer as readonly SheetAnswers[]) : [answer as SheetAnswers];
  return Object.entries(definitions[id]?.fields ?? {}).flatMap(([name, field]) =>
    field.type === 'files' || field.type === 'portrait'
      ? instances.flatMap((one) => filesOf(one[name]).map((file) => file.file))
      : [],
  );
}
