/** What must hold at the end of a run: how often it was looked at, and where it does not hold. */
export interface Invariant {
  readonly name: string;
  readonly looked: number;
  readonly broken: readonly string[];
}
export const invariant = (name: string, looked: number, broken: readonly string[]): Invariant => ({
  name,
  looked,
  broken,
});
