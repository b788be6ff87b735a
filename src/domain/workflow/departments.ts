import type { Authority } from '#src/definition/authority.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { isScalar } from '#src/definition/cell.ts';
import { nameOfPath } from '#src/definition/reference.ts';
import type { ApplicationData } from '../form/answers.ts';
import { conditionsFor, type Truth } from '../form/condition.ts';
import { formatField } from '../form/fields/index.ts';
import { textAt } from '../form/identity.ts';
import type { Shown } from './consultation.ts';

export interface Department {
  readonly authority: Authority;
  /** Whether the edition asks it about this applicant; unknown where a field it depends on is blank. */
  readonly asked: Truth;
}

/** The departments of a case's channel that are consulted on its class, each with whether it is asked (R2, P5). */
export function departmentsFor(
  edition: Edition,
  authorities: Iterable<Authority>,
  { channel, data, at }: { readonly channel: string; readonly data: ApplicationData; readonly at: Date },
): readonly Department[] {
  if (edition.classes[data.class] === undefined) return [];
  const holds = conditionsFor(edition, data.class).over(data, at);
  return [...authorities].flatMap((authority): Department[] => {
    const { entry } = authority;
    if (authority.side !== 'consulted' || authority.channel !== channel || entry === null) return [];
    if (entry.classes !== undefined && !entry.classes.includes(data.class)) return [];
    const condition = entry.askedWhen?.[data.class];
    return [{ authority, asked: condition === undefined ? true : holds(condition) }];
  });
}

/** Whether a department must be asked: also where the application leaves open whether its condition holds. */
export const mustBeAsked = ({ asked }: Department): boolean => asked !== false;

/** What a department sees of an applicant, and nothing beside: the fields its entry names, else name, code and region. */
export function shownTo(
  { authority: { entry } }: Pick<Department, 'authority'>,
  definition: ClassDefinition,
  data: ApplicationData,
  codes: Edition['codes'],
): readonly Shown[] {
  const { name, code, region } = definition.identity;
  const fields = entry?.sees?.[data.class] ?? [name, code, region];
  return fields.flatMap((field): Shown[] => {
    const named = nameOfPath(definition, field);
    if (named?.kind !== 'field' || !isScalar(named.field) || named.field.sensitive === true) return [];
    return [{ field, label: named.field.label, value: formatField(named.field, textAt(data, field), { codes }, 'zh') }];
  });
}
