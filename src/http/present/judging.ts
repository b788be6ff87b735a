import { z } from 'zod';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import type { Progress } from '#src/store/score-progress.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { Proposal } from '#src/services/judging/propose-panels.ts';
import type { ClassOverview, StageBoard } from '#src/services/judging/read-stage.ts';

const Instant = z.iso.datetime();
const Text = z.object({ zh: z.string(), en: z.string() });

export const EntryReply = z.object({
  application: z.string(),
  applicant: z.string().nullable(),
  number: z.string().nullable(),
  total: z.string().nullable(),
  rank: z.int().nullable(),
  tied: z.boolean(),
  in: z.boolean(),
});
export const ResultReply = z.object({ entries: z.array(EntryReply), waiting: z.array(z.string()), digest: z.string() });

const StageReply = z.object({
  id: z.string(),
  kind: z.enum(['desk', 'defence', 'site']),
  title: Text,
  weight: z.string(),
  state: z.enum(['preparing', 'open', 'closed', 'confirmed']),
  due: Instant.nullable(),
});
export const JudgingReply = z.array(
  z.object({ class: z.string(), title: Text, stages: z.array(StageReply), overall: ResultReply.nullable() }),
);
export const PanelReply = z.object({
  id: z.string(),
  application: z.string(),
  applicant: z.string().nullable(),
  number: z.string().nullable(),
  state: z.enum(['draft', 'published', 'agreeing', 'agreed', 'signed']),
  digest: z.string().nullable(),
  scan: z.string().nullable(),
  members: z.array(
    z.object({
      assessor: z.string(),
      name: z.string(),
      lead: z.boolean(),
      state: z.enum(['asked', 'clear', 'aside', 'dropped']),
      /** State of their sheet; what stands in it is nobody's to see. */
      sheet: z.enum(['open', 'submitted', 'unfinished']).nullable(),
    }),
  ),
});
export const BoardReply = z.object({
  stage: StageReply.extend({
    combine: z.enum(['consensus', 'mean', 'trimmedMean']),
    size: z.int(),
    least: z.int(),
    signed: z.boolean(),
    panelOf: z.string().nullable(),
  }),
  candidates: z
    .array(
      z.object({
        id: z.string(),
        applicant: z.string().nullable(),
        number: z.string().nullable(),
        channel: z.string().nullable(),
      }),
    )
    .nullable(),
  panels: z.array(PanelReply),
  result: ResultReply.nullable(),
  acts: z.array(z.object({ act: z.string(), by: z.string(), at: Instant, details: z.record(z.string(), z.unknown()) })),
});

type Names = ReadonlyMap<string, string | null>;

export const presentResult = (result: StageResult | null, names: Names): z.infer<typeof ResultReply> | null =>
  result === null
    ? null
    : {
        entries: result.entries.map(({ application, number, total, rank, tied, in: goes }) => ({
          application,
          applicant: names.get(application) ?? null,
          number,
          total,
          rank,
          tied,
          in: goes,
        })),
        waiting: [...result.waiting],
        digest: result.digest,
      };

export function presentJudging(classes: readonly ClassOverview[], names: Names): z.infer<typeof JudgingReply> {
  return classes.map(({ judged, class: id, stages, overall }) => ({
    class: id,
    title: judged.edition.classes[id]?.title ?? { zh: id, en: id },
    stages: judged.rules.stages.map((stage) => {
      const row = stages.find((one) => one.stage === stage.id);
      return {
        id: stage.id,
        kind: stage.kind,
        title: stage.title,
        weight: stage.weight,
        state: row?.state ?? ('preparing' as const),
        due: row?.due?.toISOString() ?? null,
      };
    }),
    overall: presentResult(overall, names),
  }));
}

export const presentPanel = (panel: NamedPanel, progress: readonly Progress[]): z.infer<typeof PanelReply> => ({
  id: panel.id,
  application: panel.applicationId,
  applicant: panel.applicant,
  number: panel.number,
  state: panel.state,
  digest: panel.digest,
  scan: panel.scan,
  members: panel.members.map(({ assessorId, name, lead, state }) => ({
    assessor: assessorId,
    name,
    lead,
    state,
    sheet: progress.find((one) => one.assessorId === assessorId)?.state ?? null,
  })),
});

export function presentBoard({
  judged,
  stage: row,
  candidates,
  panels,
  progress,
  result,
  acts,
}: StageBoard): z.infer<typeof BoardReply> {
  const { stage } = judged;
  const names = new Map((candidates ?? []).map((one) => [one.id, one.applicant]));
  return {
    stage: {
      id: stage.id,
      kind: stage.kind,
      title: stage.title,
      weight: stage.weight,
      state: row?.state ?? 'preparing',
      due: row?.due?.toISOString() ?? null,
      combine: stage.combine,
      size: stage.panel.size,
      least: stage.panel.least,
      signed: stage.signed,
      panelOf: stage.panelOf ?? null,
    },
    candidates: candidates?.map(({ id, applicant, number, channel }) => ({ id, applicant, number, channel })) ?? null,
    panels: panels.map((panel) => presentPanel(panel, progress.get(panel.id) ?? [])),
    result: presentResult(result, names),
    acts: acts.map(({ act, by, at, details }) => ({
      act,
      by,
      at: at.toISOString(),
      details: details as Record<string, unknown>,
    })),
  };
}

const Why = z.object({ reason: z.string(), source: z.string().nullable(), count: z.int() });
export const ProposalReply = z.object({
  panels: z.array(z.object({ application: z.string(), members: z.array(z.string()), leads: z.array(z.string()) })),
  /** What the panels are worth and what none can exceed: equal where they are proved to be the best. */
  value: z.int(),
  bound: z.int(),
  digest: z.string(),
  shortages: z.array(
    z.object({
      application: z.string(),
      seats: z.int(),
      leads: z.int(),
      publishable: z.boolean(),
      excluded: z.array(Why),
    }),
  ),
});

export const presentProposal = ({ result, shortages }: Proposal): z.infer<typeof ProposalReply> => ({
  panels: result.panels.map(({ application, members, leads }) => ({
    application,
    members: [...members],
    leads: [...leads],
  })),
  value: result.value,
  bound: result.bound,
  digest: result.digest,
  shortages: shortages.map(({ application, seats, leads, publishable, excluded }) => ({
    application,
    seats,
    leads,
    publishable,
    excluded: excluded.map((one) => ({ ...one })),
  })),
});
