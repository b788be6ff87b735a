import type { BallotForm, Choices } from './form.ts';
import { refuseChoices } from './form.ts';

/** Why a ballot does not count: it cannot be read, or it is not filled in as the form wants. */
export type Spoiled = 'unreadable' | 'not-as-asked';
/** A ballot that was opened; those that do not count are kept and counted as spoiled. */
export type OpenedBallot =
  | { readonly token: string; readonly choices: Choices; readonly spoiled: null }
  | { readonly token: string; readonly choices: null; readonly spoiled: Spoiled };

/** A ballot as its content is found; what is filled in wrongly is not shown, it could be a mark to be known by. */
export function judgeBallot(form: BallotForm, token: string, choices: Choices | null): OpenedBallot {
  if (choices === null) return { token, choices: null, spoiled: 'unreadable' };
  return refuseChoices(form, choices) === null
    ? { token, choices, spoiled: null }
    : { token, choices: null, spoiled: 'not-as-asked' };
}

/** Votes by question and option. */
export type Tally = Readonly<Record<string, Readonly<Record<string, number>>>>;
export interface BallotResult {
  readonly entitled: number;
  readonly recused: number;
  readonly issued: number;
  readonly cast: number;
  readonly spoiled: number;
  readonly tally: Tally;
}

/** Counts opened ballots: every option that a question offers has its number, also 0. */
export function tallyBallots(form: BallotForm, ballots: readonly OpenedBallot[]): Tally {
  return Object.fromEntries(
    form.questions.map(({ id, options }) => [
      id,
      Object.fromEntries(
        options.map((option) => [option, ballots.filter(({ choices }) => choices?.[id] === option).length]),
      ),
    ]),
  );
}
