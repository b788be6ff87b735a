import { z } from 'zod';
import { dimensions } from '#src/domain/numbers/facts.ts';
import type { Numbers } from '#src/services/numbers/read-numbers.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Slice = z.object({ code: z.string().nullable(), title: Text, count: z.int() });
const PanelReply = z.object({
  id: z.string(),
  application: z.string(),
  number: z.string().nullable(),
  applicant: z.string().nullable(),
  state: z.string(),
  members: z.int(),
  declared: z.int(),
  submitted: z.int(),
  days: z.array(z.int()),
  items: z
    .array(z.object({ clause: z.string(), percent: z.string().nullable(), spread: z.int(), beyond: z.boolean() }))
    .nullable(),
});
const ItemReply = z.object({
  clause: z.string(),
  title: Text,
  panels: z.int(),
  mean: z.string(),
  lowest: z.string(),
  lower: z.string(),
  median: z.string(),
  upper: z.string(),
  highest: z.string(),
  spread: z.object({ mean: z.string(), most: z.int(), beyond: z.int() }),
});
const StageReply = z.object({
  class: z.string(),
  classTitle: Text,
  stage: z.string(),
  title: Text,
  toBeConfirmed: z.boolean(),
  /** The stage's limit of spread, in percent points. */
  limit: z.int().nullable(),
  state: z.string(),
  due: z.iso.datetime().nullable(),
  progress: z.object({
    panels: z.int(),
    published: z.int(),
    members: z.int(),
    declared: z.int(),
    submitted: z.int(),
    agreed: z.int(),
    signed: z.int(),
  }),
  timeliness: z
    .object({
      inTime: z.int(),
      late: z.int(),
      open: z.int(),
      days: z.array(z.object({ days: z.int(), sheets: z.int() })),
    })
    .nullable(),
  items: z.array(ItemReply).nullable(),
  panels: z.array(PanelReply),
});
export const NumbersReply = z.object({
  accepted: z.int(),
  unread: z.int(),
  states: z.array(z.string()),
  categoryTitle: Text.nullable(),
  slices: z.object({
    channel: z.array(Slice),
    region: z.array(Slice),
    industry: z.array(Slice),
    class: z.array(Slice),
    category: z.array(Slice),
  }),
  stages: z.array(StageReply),
});
export type NumbersReply = z.infer<typeof NumbersReply>;

/** The numbers as the page draws them: names only of applications, none of an assessor. */
export function presentNumbers({ accepted, unread, states, categoryTitle, slices, stages }: Numbers): NumbersReply {
  const listed = Object.fromEntries(
    dimensions.map((one) => [one, slices[one].map(({ code, title, count }) => ({ code, title, count }))]),
  );
  return {
    accepted,
    unread,
    states: [...states],
    categoryTitle,
    slices: listed as NumbersReply['slices'],
    stages: stages.map(({ class: of, classTitle, stage, state, due, progress, timeliness, items, panels }) => ({
      class: of,
      classTitle,
      stage: stage.id,
      title: stage.title,
      toBeConfirmed: stage.toBeConfirmed === true,
      limit: stage.spread ?? null,
      state,
      due: due?.toISOString() ?? null,
      progress: { ...progress },
      timeliness: timeliness === null ? null : { ...timeliness, days: timeliness.days.map((one) => ({ ...one })) },
      items: items?.map((item) => ({ ...item, spread: { ...item.spread } })) ?? null,
      panels: panels.map((panel) => ({
        id: panel.id,
        application: panel.application,
        number: panel.number,
        applicant: panel.applicant,
        state: panel.state,
        members: panel.members,
        declared: panel.declared,
        submitted: panel.submitted,
        days: [...panel.days],
        items: panel.items?.map((item) => ({ ...item })) ?? null,
      })),
    })),
  };
}
