import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Stage } from '#src/definition/assessment.ts';
import { ratioText } from '#src/definition/value/ratio.ts';
import type { PanelPercents } from '../scoring/combine.ts';
import type { ScoreNote } from '../scoring/score-sheet.ts';
import type { ScoredSet } from '../scoring/scored-items.ts';
import { stageResult } from '../scoring/stage-result.ts';

const Percents = z.record(z.string(), z.int().min(0).max(100));

/** What a panel came to, with all it rests on: whoever has only this can work it out again (`laurel replay`). */
export const PanelResult = z.strictObject({
  application: z.string(),
  stage: z.string(),
  combine: z.enum(['consensus', 'mean', 'trimmedMean']),
  /** Sheets that counted, each with the digest it was handed in with. */
  members: z.array(z.strictObject({ assessor: z.string(), digest: z.string(), percents: Percents })),
  consensus: Percents.nullable(),
  /** Exact percents as `60` or `170/3`; null where one is missing. */
  items: z.array(z.strictObject({ clause: z.string(), percent: z.string().nullable() })),
  /** Exact points as `612` or `1836/3`; null where the criteria give none. */
  total: z.string().nullable(),
  /** Comments in the panel's words, which the feedback is made of. */
  notes: z.array(
    z.strictObject({ id: z.string(), kind: z.enum(['strength', 'opportunity']), item: z.string(), text: z.string() }),
  ),
});
export type PanelResult = z.infer<typeof PanelResult>;

export interface ForResult {
  readonly application: string;
  readonly stage: Pick<Stage, 'id' | 'combine'>;
  readonly set: ScoredSet;
  readonly panel: PanelPercents;
  /** Digest of each member's sheet, by assessor. */
  readonly digests: Readonly<Record<string, string>>;
  readonly notes: readonly ScoreNote[];
}

/** The result of a panel by its stage's combination; exact, nothing rounded. */
export function panelResult({ application, stage, set, panel, digests, notes }: ForResult): PanelResult {
  const { items, tally } = stageResult(stage, set, panel);
  return {
    application,
    stage: stage.id,
    combine: stage.combine,
    members: panel.members.map(({ assessor, percents }) => ({
      assessor,
      digest: digests[assessor] ?? '',
      percents: { ...percents },
    })),
    consensus: panel.consensus === null ? null : { ...panel.consensus },
    items: items.map(({ clause, percent }) => ({ clause, percent: percent === null ? null : ratioText(percent) })),
    total: tally.counted && tally.complete ? ratioText(tally.total) : null,
    notes: notes.flatMap(({ id, kind, item, text }) =>
      kind === null || item === null || text.trim() === '' ? [] : [{ id, kind, item, text }],
    ),
  };
}

/** SHA-256 over the canonical JSON (RFC 8785) of a result: printed on its sheet, committed to by its event. */
export const resultDigest = (result: unknown): string =>
  createHash('sha256')
    .update(canonicalize(result) ?? '')
    .digest('hex');
