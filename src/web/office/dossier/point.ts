import type { Text } from '#src/definition/text.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';

/** A place that an official points at, with its words. */
export interface Pointed {
  readonly place: CorrectionPlace;
  readonly label: Text;
}
/** Points at a place, to ask for its correction. */
export type Point = (pointed: Pointed) => void;
