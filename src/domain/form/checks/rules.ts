import type { Rule } from '#src/definition/edition.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { rulePlace } from '#src/definition/rule-place.ts';
import type { Place } from '../condition.ts';
import type { Finding } from '../field-type.ts';
import { rowsOf } from '../fields/rows.ts';
import { pointer } from '../pointer.ts';
import { concerns, fieldConcerns } from '../relevance.ts';
import type { Part } from '../walk.ts';
import type { Situation } from './situation.ts';

/** The edition's own rules. A rule shown at something that does not concern the applicant is not asked. */
export function checkRules(situation: Situation): readonly Finding[] {
  return situation.definition.checks.rules.flatMap((rule) =>
    roundsOf(situation, rule).flatMap((round) => findingOf(situation, rule, round) ?? []),
  );
}

/** One asking of a rule: once, or for each instance or row it repeats over. */
interface Round {
  readonly place: Place;
  readonly part: Part | undefined;
  readonly row?: {
    readonly key: string;
    readonly step: string | number;
    readonly label: { readonly zh: string; readonly en: string };
  };
}

function roundsOf(situation: Situation, rule: Rule): readonly Round[] {
  const place = rulePlace(situation.definition, rule);
  if (place === null) return [];
  const { sheet, field } = place;
  if (sheet === undefined) return [{ place: {}, part: partAt(situation, rule.at.split('.')[0] ?? '') }];
  const parts = situation.parts.filter((part) => part.sheet.id === sheet);
  if (field === undefined) return parts.map((part) => ({ place: part.place, part }));
  return parts.flatMap((part) =>
    fieldConcerns(part, field, situation.holds) ? rowRounds(part, field, situation) : [],
  );
}

const partAt = ({ parts }: Situation, sheet: string): Part | undefined => parts.find((part) => part.sheet.id === sheet);

function rowRounds(part: Part, name: string, { holds }: Situation): readonly Round[] {
  const field = part.sheet.fields[name];
  if (field?.type === 'rows') {
    return rowsOf(part.answers, name).map((row, index) => ({
      part,
      place: { ...part.place, field: name, row: row.id },
      row: { key: row.id, step: index, label: { zh: `第 ${index + 1} 行`, en: `Row ${index + 1}` } },
    }));
  }
  if (field?.type !== 'matrix') return [];
  return field.rows
    .filter((row) => concerns(row.when, holds, part.place))
    .map((row) => ({
      part,
      place: { ...part.place, field: name, row: row.key },
      row: { key: row.key, step: row.key, label: row.label },
    }));
}

function findingOf(situation: Situation, rule: Rule, round: Round): Finding | null {
  if (!isAsked(situation, rule, round)) return null;
  if (rule.when !== undefined && situation.holds(rule.when, round.place) !== true) return null;
  if (situation.holds(rule.that, round.place) !== false) return null;
  const { zh, en } = rule.message;
  return {
    rule: rule.id,
    severity: rule.severity,
    path: pathOf(situation.definition, rule, round),
    message:
      round.row === undefined
        ? rule.message
        : { zh: `${round.row.label.zh}：${zh}`, en: `${round.row.label.en}: ${en}` },
    ...(rule.clause === undefined ? {} : { clause: rule.clause }),
  };
}

function isAsked({ definition, holds, parts }: Situation, rule: Rule, { part }: Round): boolean {
  const [sheet = '', field] = rule.at.split('.');
  // Office sheets have no part; a sheet that does not concern the applicant has none either.
  const shown = part?.sheet.id === sheet ? part : parts.find((one) => one.sheet.id === sheet);
  if (shown === undefined) return definition.definitions[sheet]?.repeat !== undefined && field === undefined;
  return field === undefined || fieldConcerns(shown, field, holds);
}

/** Where the finding is shown: the field of `at`, in the instance and row of the round. */
function pathOf(definition: ClassDefinition, rule: Rule, { part, row, place }: Round): string {
  const [sheet = '', field, second, third] = rule.at.split('.');
  const steps = part?.sheet.id === sheet ? part.steps : ['answers', sheet];
  if (field === undefined) return pointer(...steps);
  const type = definition.definitions[sheet]?.fields[field];
  const inRow = place.field === field && part?.sheet.id === sheet ? row : undefined;
  if (second === undefined)
    return inRow === undefined ? pointer(...steps, field) : pointer(...steps, field, inRow.step);
  if (third !== undefined) return pointer(...steps, field, second, third);
  const isMatrixRow = type?.type === 'matrix' && type.rows.some((one) => one.key === second);
  if (isMatrixRow || inRow === undefined)
    return type?.type === 'rows' ? pointer(...steps, field) : pointer(...steps, field, second);
  return pointer(...steps, field, inRow.step, second);
}
