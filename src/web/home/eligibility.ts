import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Rule } from '#src/definition/edition.ts';
import type { ScalarField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import { assemble } from '#src/domain/form/application.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { isScalar } from '#src/domain/form/fields/index.ts';

/** A question of the self-check: a field that a blocking condition of eligibility reads. */
export interface Question {
  readonly path: string;
  readonly sheet: string;
  readonly name: string;
  readonly field: ScalarField;
  readonly clause: Text | null;
}
export interface SelfCheck {
  readonly questions: readonly Question[];
  readonly failing: (answers: Readonly<Record<string, string>>, at: Date) => readonly Text[];
}

/** Types that are answered in a word. */
const quick = new Set(['yesno', 'tick', 'date', 'month', 'year', 'integer', 'choice']);
const eligibilityRule = /^[EP]\d/u;

/** The edition's own conditions as questions: those that block, stand for themselves and are answered in a word. */
export function selfCheckOf(edition: Edition, name: string): SelfCheck {
  const definition = edition.classes[name];
  if (definition === undefined) return { questions: [], failing: () => [] };
  const conditions = conditionsFor(edition, name);
  const questionAt = (path: string): Question | null => {
    const [sheet = '', field = ''] = path.split('.');
    const found = definition.definitions[sheet]?.fields[field];
    return found !== undefined && isScalar(found) && quick.has(found.type)
      ? { path, sheet, name: field, field: found, clause: null }
      : null;
  };
  const rules = definition.checks.rules.filter(
    (rule) =>
      eligibilityRule.test(rule.id) && rule.severity === 'error' && rule.each === undefined && asked(rule).length > 0,
  );
  const questions = [
    ...new Map(
      rules.toReversed().flatMap((rule) =>
        asked(rule)
          .toReversed()
          .map((question) => [question.path, { ...question, clause: rule.clause ?? null }] as const),
      ),
    ).values(),
  ].toReversed();
  return { questions, failing };

  /** What a rule asks; nothing where it also reads tables or texts that decide it. */
  function asked(rule: Rule): Question[] {
    const reads = [...conditions.reads(rule.that)].filter(
      (path) => definition?.definitions[path.split('.')[0] ?? ''] !== undefined,
    );
    const own = reads.map(questionAt).filter((one) => one !== null);
    const tables = reads.some((path) => !isScalarAt(path));
    if (own.length === 0 || tables) return [];
    return [
      ...(rule.when === undefined
        ? []
        : [...conditions.reads(rule.when)].map(questionAt).filter((one) => one !== null)),
      ...own,
    ];
  }

  function isScalarAt(path: string): boolean {
    const [sheet = '', field = ''] = path.split('.');
    const found = definition?.definitions[sheet]?.fields[field];
    return found !== undefined && isScalar(found);
  }

  function failing(answers: Readonly<Record<string, string>>, at: Date): readonly Text[] {
    if (definition === undefined) return [];
    const stores: Record<string, Record<string, string>> = {};
    for (const { path, sheet, name: field } of questions)
      if (answers[path] !== undefined) (stores[sheet] ??= {})[field] = answers[path];
    const holds = conditions.over(assemble(definition, '', stores, {}), at);
    const answered = (rule: Rule): boolean => asked(rule).every(({ path }) => (answers[path] ?? '') !== '');
    const broken = rules.filter(
      (rule) => answered(rule) && (rule.when === undefined || holds(rule.when) === true) && holds(rule.that) === false,
    );
    return [...new Map(broken.map((rule) => [rule.message.zh, rule.message])).values()];
  }
}
