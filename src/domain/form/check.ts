import type { Edition } from '#src/definition/edition-bundle.ts';
import { isoDayIn } from '#src/definition/value/day.ts';
import type { ApplicationData } from './answers.ts';
import { checkBlanks } from './checks/blanks.ts';
import { checkEvidence } from './checks/evidence.ts';
import { checkJumps } from './checks/jumps.ts';
import { checkReports } from './checks/reports.ts';
import { checkRules } from './checks/rules.ts';
import type { Situation } from './checks/situation.ts';
import { checkValues } from './checks/values.ts';
import { conditionsFor } from './condition.ts';
import type { FieldContext, Finding } from './field-type.ts';
import { sheetConcerns } from './relevance.ts';
import { partsOf } from './walk.ts';

export interface CheckOptions {
  /** The time of the check; rules that count to today see its day in the edition's time zone. */
  readonly at: Date;
  /** Characters of a text that the print fonts lack. */
  readonly lacks?: ((text: string) => readonly string[]) | undefined;
}

/**
 * Everything that is wrong or should be looked at in an application, in the order of the form: values (M10), blanks
 * (M9), evidence (M2, M12), reports, leaps between years (X9), then the edition's own rules. Paths are JSON Pointers
 * into application.json. The data has the right shape (see `checkShape`).
 */
export function check(edition: Edition, data: ApplicationData, { at, lacks }: CheckOptions): Finding[] {
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new RangeError(`no class '${data.class}' in this edition`);
  const context: FieldContext = { codes: edition.codes, read: new WeakMap() };
  const holds = conditionsFor(edition, data.class).over(data, at, context);
  const parts = partsOf(definition, data).filter((part) => sheetConcerns(part.sheet, holds));
  const situation: Situation = {
    edition,
    definition,
    data,
    holds,
    parts,
    lacks,
    context,
    today: isoDayIn(at, edition.file.timeZone),
  };
  return [checkValues, checkBlanks, checkEvidence, checkReports, checkJumps, checkRules].flatMap((one) =>
    one(situation),
  );
}
