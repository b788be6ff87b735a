interface Named {
  readonly user: string;
  readonly name: string;
}
/** Whom the office can choose for the committee's roll, and for its boxes. */
export interface Eligible {
  readonly members: readonly Named[];
  readonly custodians: readonly Named[];
}
