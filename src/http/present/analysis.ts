import { z } from 'zod';
import { ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import { plain } from '#src/definition/value/decimal.ts';
import type { PanelChoices } from '#src/services/judging/panel-choices.ts';
import type { NamedEffect, NamedSet } from '#src/services/judging/read-severity.ts';
import type { Tried } from '#src/services/judging/what-if.ts';
import { ConflictDetail } from './pool.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Moved = z.object({ line: z.string(), changed: z.array(z.string()) }).nullable();

export const TriedReply = z.object({
  entries: z.array(
    z.object({
      application: z.string(),
      applicant: z.string().nullable(),
      number: z.string().nullable(),
      total: z.string().nullable(),
      rank: z.int().nullable(),
      tied: z.boolean(),
      /** Its place as it stands. */
      was: z.int().nullable(),
      goes: z.enum(['in', 'out', 'tied']).nullable(),
      reason: Text.nullable(),
      /** Points above the line, below it negative. */
      distance: z.string().nullable(),
    }),
  ),
  line: z.string().nullable(),
  within: z.array(z.object({ points: z.number(), leave: z.int(), enter: z.int() })),
  higher: Moved,
  lower: Moved,
  untouched: z.array(z.string()),
  stages: z.array(
    z.object({
      id: z.string(),
      title: Text,
      weight: z.string(),
      combine: z.enum(['consensus', 'mean', 'trimmedMean']),
    }),
  ),
  assessors: z.array(z.object({ id: z.string(), name: z.string() })),
});

export function presentTried(tried: Tried): z.infer<typeof TriedReply> {
  const { ranking, changes, list, sensitivity, candidates, stages } = tried;
  const moved = new Map(changes.map((one) => [one.application, one.before]));
  const known = new Map(candidates.map((one) => [one.id, one]));
  const placed = new Map(list?.placed.map((one) => [one.application, one]));
  const distances = new Map(sensitivity?.distances.map((one) => [one.application, plain(one.points)]));
  const about = (id: string) => ({
    application: id,
    applicant: known.get(id)?.applicant ?? null,
    number: known.get(id)?.number ?? null,
    goes: placed.get(id)?.goes ?? null,
    reason: placed.get(id)?.reason ?? null,
    distance: distances.get(id) ?? null,
  });
  const line = (one: { line: { toString(): string }; changed: readonly string[] } | null | undefined) =>
    one === null || one === undefined ? null : { line: one.line.toString(), changed: [...one.changed] };
  return {
    entries: [
      ...ranking.ranked.map(({ application, total, rank, tied }) => ({
        ...about(application),
        total: plain(total),
        rank,
        tied,
        was: moved.has(application) ? (moved.get(application) ?? null) : rank,
      })),
      ...ranking.unranked.map((id) => ({
        ...about(id),
        total: null,
        rank: null,
        tied: false,
        was: moved.get(id) ?? null,
      })),
    ],
    line: list?.line === null || list === null ? null : plain(list.line),
    within: [...(sensitivity?.within ?? [])],
    higher: line(sensitivity?.higher),
    lower: line(sensitivity?.lower),
    untouched: [...tried.untouched],
    stages: stages.map(({ id, title, weight, combine }) => ({ id, title, weight, combine })),
    assessors: [...tried.assessors],
  };
}

const EffectReply = z.object({
  id: z.string(),
  name: z.string().nullable(),
  value: z.number(),
  error: z.number().nullable(),
  scores: z.int(),
});
export const SeverityReply = z.object({
  sets: z.array(
    z.object({
      assessors: z.array(EffectReply),
      applications: z.array(EffectReply),
      scores: z.int(),
      freedom: z.int(),
      residual: z.number().nullable(),
    }),
  ),
});
const effect = ({ id, name, value, error, scores }: NamedEffect) => ({ id, name, value, error, scores });
export const presentSeverity = (sets: readonly NamedSet[]): z.infer<typeof SeverityReply> => ({
  sets: sets.map(({ assessors, applications, scores, freedom, residual }) => ({
    assessors: assessors.map(effect),
    applications: applications.map(effect),
    scores,
    freedom,
    residual,
  })),
});

export const ChoicesReply = z.object({
  industry: z.string().nullable(),
  count: z.int(),
  choices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      employer: z.string(),
      city: z.string().nullable(),
      industries: z.array(z.string()),
      qualifications: z.array(z.string()),
      available: z.boolean(),
      leads: z.boolean(),
      fit: z.int(),
      load: z.int(),
      capacity: z.int(),
      conflicts: z.array(z.object({ source: ConflictSource, weight: ConflictWeight, detail: ConflictDetail })),
    }),
  ),
});
export const presentChoices = ({ industry, count, choices }: PanelChoices): z.infer<typeof ChoicesReply> => ({
  industry,
  count,
  choices: choices.map(({ assessor: { id, name, profile }, conflicts, ...one }) => ({
    id,
    name,
    employer: profile.employer,
    city: profile.city,
    industries: [...profile.industries],
    qualifications: [...profile.qualifications],
    ...one,
    conflicts: conflicts.map(({ source, weight, detail }) => ({
      source,
      weight,
      detail: ConflictDetail.parse(detail),
    })),
  })),
});
