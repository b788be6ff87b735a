import type { ColumnType, Generated } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { BallotResult } from '#src/domain/ballot/count.ts';
import type { BallotForm, Choices } from '#src/domain/ballot/form.ts';

/** Who keeps half of a ballot's key: the public half of theirs in hex, null until they have made it. */
export interface BallotCustodian {
  readonly user: string;
  readonly key: string | null;
}
/** A secret ballot of a committee; keys in hex, the private one sealed and gone once it is closed. */
export interface SecretBallotTable {
  id: string;
  programme: string;
  edition: string;
  committee: string;
  title: ColumnType<Text, string, string>;
  form: ColumnType<BallotForm, string, string>;
  fewest: number;
  state: string;
  custodians: ColumnType<readonly BallotCustodian[], string, string>;
  signing_public: string;
  signing_private: string | null;
  roll_digest: string | null;
  box_root: string | null;
  halves_of: number | null;
  result: ColumnType<BallotResult | null, string | null, string | null>;
  void_cause: string | null;
  void_reason: string | null;
  salt: string;
  created_by: string;
  created_at: ColumnType<Date, Date, Date>;
  opened_at: Date | null;
  closed_at: Date | null;
  counted_at: Date | null;
  voided_at: Date | null;
  seq: Generated<number>;
  head: Generated<string>;
}
/** Who may vote in a ballot, as frozen when it opened. */
export interface BallotRollTable {
  ballot_id: string;
  user_id: string;
  recused: boolean;
  removed: Generated<boolean>;
  issued: string | null;
}
/** What was cast: no time, no order, nobody. */
export interface CastBallotTable {
  ballot_id: string;
  token: string;
  prepared: string;
  signature: string;
  ciphertext: string;
  half: string | null;
  choices: ColumnType<Choices | null, string | null, string | null>;
  spoiled: string | null;
}
export interface BallotDB {
  secret_ballot: SecretBallotTable;
  ballot_roll: BallotRollTable;
  cast_ballot: CastBallotTable;
}
