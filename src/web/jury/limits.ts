import type { BallotForm, Choices } from '#src/domain/ballot/form.ts';

/** How often an option was given, beside what the form allows. */
export interface Given {
  readonly option: BallotForm['options'][number];
  readonly given: number;
  readonly least: number | null;
  readonly most: number | null;
  /** Whether it is within its limits so far; a least number counts only once everything is chosen. */
  readonly broken: boolean;
}

/** Each limited option of a form with how often it is given now. */
export function givenOf(form: BallotForm, choices: Choices): readonly Given[] {
  const whole = Object.keys(choices).length === form.questions.length;
  return form.limits.flatMap(({ option: id, least = null, most = null }) => {
    const option = form.options.find((one) => one.id === id);
    if (option === undefined) return [];
    const given = Object.values(choices).filter((one) => one === id).length;
    return [
      {
        option,
        given,
        least,
        most,
        broken: (most !== null && given > most) || (whole && least !== null && given < least),
      },
    ];
  });
}
