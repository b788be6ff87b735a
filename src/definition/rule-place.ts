import type { Place } from './condition/place.ts';
import type { Rule } from './edition.ts';
import type { ClassDefinition } from './edition-bundle.ts';

/** Over what a rule is repeated: a repeated sheet, or the rows of a rows or matrix field; null where it names neither. */
export function rulePlace(definition: ClassDefinition, rule: Pick<Rule, 'each'>): Place | null {
  if (rule.each === undefined) return {};
  const [sheet = '', field, more] = rule.each.split('.');
  const found = Object.hasOwn(definition.definitions, sheet) ? definition.definitions[sheet] : undefined;
  if (found === undefined || more !== undefined) return null;
  if (field === undefined) return found.repeat === undefined ? null : { sheet };
  const type = Object.hasOwn(found.fields, field) ? found.fields[field]?.type : undefined;
  return type === 'rows' || type === 'matrix' ? { sheet, field } : null;
}
