import type { Kysely } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { isEntryList } from '#src/domain/judging/stage-entry.ts';
import { findStage } from '#src/store/stages.ts';
import { readAdmitted, type Candidate } from '#src/store/candidates.ts';
import type { DB } from '#src/store/schema.ts';
import type { JudgedStage } from './judged-edition.ts';

/** States in which an application was accepted in the end. */
export const acceptedStates = ({ workflow }: Pick<Edition, 'workflow'>): readonly string[] =>
  workflow.states.filter((state) => state.final && state.phase === 'office').map((state) => state.id);

/** The applications that a stage judges: all that were accepted in the end, or whom the stage before let go on; null until that is confirmed. */
export async function candidatesOf(
  db: Kysely<DB>,
  key: StageKey,
  { edition, rules }: Pick<JudgedStage, 'edition' | 'rules'>,
): Promise<readonly Candidate[] | null> {
  const admitted = await readAdmitted(db, key, acceptedStates(edition));
  const before = rules.stages[rules.stages.findIndex((stage) => stage.id === key.stage) - 1];
  if (before === undefined) return admitted;
  const earlier = await findStage(db, { ...key, stage: before.id });
  if (earlier?.state !== 'confirmed') return null;
  const { result } = earlier;
  if (!isEntryList(result)) throw new Error(`stage ${before.id} was confirmed without a result`);
  const on = new Set(result.entries.filter((entry) => entry.in).map((entry) => entry.application));
  return admitted.filter((one) => on.has(one.id));
}
