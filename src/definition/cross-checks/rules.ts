import { compileConditions } from '../condition/compile.ts';
import type { Rule } from '../edition.ts';
import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath } from '../reference.ts';
import { rulePlace } from '../rule-place.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Every rule repeats over something that is there, is shown at a field, and its conditions fit the fields they read. */
export function checkRules(edition: Edition, className: string, note: Note): void {
  const definition = edition.classes[className];
  if (definition === undefined) return;
  const conditions = compileConditions(edition, className);
  for (const id of repeated(definition.checks.rules.map((rule) => rule.id)))
    note('/rules', `the rule '${id}' stands twice`);
  for (const [index, rule] of definition.checks.rules.entries()) {
    const place = rulePlace(definition, rule);
    if (place === null)
      note(pathOf('rules', index, 'each'), `there is no rows field, matrix or repeated sheet '${rule.each ?? ''}'`);
    else
      for (const key of ['when', 'that'] as const)
        checkCondition(rule, key, index, (condition) => conditions.at(condition, place).problem, note);
    if (definition.definitions[rule.at] === undefined && nameOfPath(definition, rule.at) === null)
      note(pathOf('rules', index, 'at'), `there is no field '${rule.at}' to show it at`);
  }
  for (const [index, { clause }] of definition.checks.rows.entries())
    for (const [at, paragraph] of (clause?.paragraphs ?? []).entries())
      if (edition.call.sections[clause?.section ?? -1]?.paragraphs[paragraph] === undefined)
        note(pathOf('rows', index, 'clause', 'paragraphs', at), 'the call has no such paragraph in that section');
}

type Problem = { readonly reason: string; readonly position: number } | null;

function checkCondition(
  rule: Rule,
  key: 'when' | 'that',
  index: number,
  problemOf: (condition: string) => Problem,
  note: Note,
): void {
  const condition = rule[key];
  const problem = condition === undefined ? null : problemOf(condition);
  if (problem !== null)
    note(
      pathOf('rules', index, key),
      `rule ${rule.id}: ${problem.reason} (at character ${problem.position + 1} of “${condition ?? ''}”)`,
    );
}
