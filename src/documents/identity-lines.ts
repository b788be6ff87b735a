import { formatField, isScalar } from '#src/domain/form/fields/index.ts';
import { typedAt, type Job } from './job.ts';
import { printable } from './printable.ts';

/** The applicant's name, region and filling date with the form's own labels, for title leaves and covers. */
export function identityLines({ input, definition }: Job): (readonly [string, string])[] {
  const { name, region, filled } = definition.identity;
  return [name, region, filled].flatMap((path) => {
    const [sheet = '', key = ''] = path.split('.');
    const field = definition.definitions[sheet]?.fields[key];
    if (field === undefined || !isScalar(field)) return [];
    return [
      [
        field.label.zh,
        printable(formatField(field, typedAt(input.data, path), { codes: input.edition.codes }, 'zh')),
      ] as const,
    ];
  });
}
