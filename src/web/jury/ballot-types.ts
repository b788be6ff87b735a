import type { Text } from '#src/definition/text.ts';
import type { BallotForm } from '#src/domain/ballot/form.ts';
import type { BallotResult, OpenedBallot } from '#src/domain/ballot/count.ts';
import type { BallotPhase } from '#src/domain/ballot/phase.ts';
import type { BallotKeys } from '#src/domain/ballot/crypto.ts';

/** A ballot in a list. */
export interface BallotRowPage {
  readonly id: string;
  readonly title: Text;
  readonly state: BallotPhase;
  readonly voidCause: 'removal' | 'decision' | null;
  readonly voidReason: string | null;
  readonly result: BallotResult | null;
}
/** A ballot as whoever may read it is told. */
export interface BallotPageData extends BallotRowPage {
  readonly form: BallotForm;
  readonly fewest: number;
  readonly keys: (BallotKeys & { readonly fingerprint: string }) | null;
  readonly custodians: readonly {
    readonly user: string;
    readonly name: string;
    readonly hasKey: boolean;
    readonly hasGiven: boolean;
  }[];
  readonly roll: readonly {
    readonly user: string;
    readonly name: string;
    readonly recused: boolean;
    readonly removed: boolean;
    readonly issued: boolean;
  }[];
  readonly boxRoot: string | null;
  readonly own: { readonly votes: boolean; readonly custodian: boolean; readonly manages: boolean };
}
export interface BoxPage {
  readonly root: string | null;
  readonly ballots: readonly {
    readonly token: string;
    readonly choices: OpenedBallot['choices'];
    readonly spoiled: OpenedBallot['spoiled'];
  }[];
}
