import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '../answers.ts';
import type { Holds } from '../condition.ts';
import type { FieldContext } from '../field-type.ts';
import type { Part } from '../walk.ts';

/** Everything a check looks at; `parts` are those that concern the applicant. */
export interface Situation {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  readonly data: ApplicationData;
  /** The day of the check in the edition's time zone, as 2020-05-02. */
  readonly today: string;
  readonly holds: Holds;
  readonly context: FieldContext;
  readonly parts: readonly Part[];
  /** Characters of a text that the print fonts lack; absent where nobody can say. */
  readonly lacks?: ((text: string) => readonly string[]) | undefined;
}
