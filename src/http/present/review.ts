import { z } from 'zod';
import type { Criteria } from '#src/definition/criteria.ts';
import { judging } from '#src/domain/judging/panel-state.ts';
import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';
import { ratioText } from '#src/definition/value/ratio.ts';
import type { Tally } from '#src/domain/scoring/points.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import type { OwnPanel } from '#src/services/judging/read-own-panels.ts';
import type { Consensus, EditableSheet, Review } from '#src/services/judging/read-review.ts';

const Instant = z.iso.datetime();
const Text = z.object({ zh: z.string(), en: z.string() });

export const OwnPanelReply = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  class: z.string(),
  stage: z.object({
    id: z.string(),
    kind: z.enum(['desk', 'defence', 'site']),
    title: Text,
    combine: z.enum(['consensus', 'mean', 'trimmedMean']),
  }),
  title: Text,
  applicant: z.string().nullable(),
  number: z.string().nullable(),
  industry: z.string().nullable(),
  state: z.enum(['published', 'agreeing', 'agreed', 'signed']),
  declared: z.boolean(),
  pledged: z.boolean(),
  lead: z.boolean(),
  sheet: z.enum(['open', 'submitted', 'unfinished']).nullable(),
  due: Instant.nullable(),
  /** Of a defence: when, in which room, as which of them. */
  hearing: z.object({ from: Instant, to: Instant, room: z.int(), place: z.int() }).nullable(),
});

export function presentOwnPanel({
  panel,
  judged,
  member,
  industry,
  own,
  due,
  hearing,
  pledged,
}: OwnPanel): z.infer<typeof OwnPanelReply> {
  const { stage, edition } = judged;
  return {
    id: panel.id,
    programme: panel.programme,
    edition: panel.edition,
    class: panel.class,
    stage: { id: stage.id, kind: stage.kind, title: stage.title, combine: stage.combine },
    title: edition.file.title,
    applicant: panel.applicant,
    number: panel.number,
    industry,
    state: panel.state === 'draft' ? 'published' : panel.state,
    declared: member.state === 'clear',
    pledged,
    lead: member.lead,
    sheet: own?.state ?? null,
    due: due?.toISOString() ?? null,
    hearing:
      hearing === null
        ? null
        : {
            from: hearing.from.toISOString(),
            to: hearing.to.toISOString(),
            room: hearing.room,
            place: hearing.place,
          },
  };
}

const Value = z.union([z.string(), z.array(z.string())]);
export const SheetReply = z.object({
  id: z.string(),
  state: z.enum(['open', 'submitted', 'unfinished']),
  version: z.int(),
  savedAt: Instant,
  body: z.record(z.string(), Value),
  marks: z.record(z.string(), z.int()),
});
const ItemReply = z.object({
  clause: z.string(),
  title: Text,
  kind: z.string().nullable(),
  points: z.int().nullable(),
  category: z.string(),
  /** What is asked in the report under this clause. */
  prompts: z.array(Text),
  summary: Text.nullable(),
});
const DescribedScale = z.object({
  stepPercent: z.int(),
  howToScore: z.array(Text),
  kinds: z.record(
    z.string(),
    z.object({
      dimensions: z.array(z.object({ id: z.string(), title: Text })),
      bands: z.array(z.object({ band: z.int(), percents: z.array(z.int()), describes: z.record(z.string(), Text) })),
    }),
  ),
});
export const Judged = {
  panel: z.string(),
  application: z.string(),
  applicant: z.string().nullable(),
  number: z.string().nullable(),
  title: Text,
  class: z.string(),
  stage: z.object({
    id: z.string(),
    kind: z.enum(['desk', 'defence', 'site']),
    title: Text,
    combine: z.enum(['consensus', 'mean', 'trimmedMean']),
    spread: z.int().nullable(),
    startsFrom: z.string().nullable(),
    signed: z.boolean(),
  }),
  state: z.enum(['draft', 'published', 'agreeing', 'agreed', 'signed']),
  lead: z.boolean(),
  maximum: z.int().nullable(),
  items: z.array(ItemReply),
  categories: z.array(z.object({ clause: z.string(), title: Text, items: z.array(z.string()) })),
  scale: DescribedScale,
};
export const ReviewReply = z.object({ ...Judged, sheet: SheetReply.nullable() });
export const ConsensusReply = z.object({
  ...Judged,
  me: z.string().nullable(),
  sheet: SheetReply,
  /** Everybody whose word the consensus waits for, also those whose sheet was left unfinished. */
  saying: z.array(z.object({ assessor: z.string(), name: z.string(), lead: z.boolean() })),
  members: z.array(
    z.object({
      assessor: z.string(),
      name: z.string(),
      lead: z.boolean(),
      body: z.record(z.string(), Value),
      digest: z.string().nullable(),
    }),
  ),
  agreement: z.array(
    z.object({
      clause: z.string(),
      lowest: z.int().nullable(),
      highest: z.int().nullable(),
      spread: z.int(),
      beyond: z.boolean(),
      proposed: z.int().nullable(),
      agreed: z.array(z.string()),
      objections: z.array(z.object({ assessor: z.string(), reason: z.string() })),
      open: z.array(z.string()),
      discussed: z.boolean(),
    }),
  ),
  result: z.object({ digest: z.string(), total: z.string().nullable() }).nullable(),
});

export const presentSheet = ({ sheet, marks }: EditableSheet): z.infer<typeof SheetReply> => ({
  id: sheet.id,
  state: sheet.state,
  version: sheet.version,
  savedAt: new Date(sheet.savedAt).toISOString(),
  body: sheet.body as Record<string, string | string[]>,
  marks: { ...marks },
});

export function presentJudged({
  panel,
  judged,
  member,
}: Pick<Review, 'panel' | 'judged'> & { readonly member: Review['member'] | null }) {
  const { stage, edition, criteria, scale } = judged;
  const set = scoredSet(criteria);
  return {
    panel: panel.id,
    application: panel.applicationId,
    applicant: panel.applicant,
    number: panel.number,
    title: edition.file.title,
    class: panel.class,
    stage: {
      id: stage.id,
      kind: stage.kind,
      title: stage.title,
      combine: stage.combine,
      spread: stage.spread ?? null,
      startsFrom: stage.startsFrom ?? null,
      signed: stage.signed,
    },
    state: panel.state,
    lead: member?.lead ?? false,
    maximum: set.maximum,
    items: set.items.map((item) => ({ ...item, ...askedUnder(criteria, item.clause) })),
    categories: set.categories.map((one) => ({ ...one, items: [...one.items] })),
    scale: { stepPercent: scale.stepPercent, howToScore: scale.howToScore, kinds: scale.kinds },
  };
}

function askedUnder({ clauses }: Criteria, clause: string): Pick<z.infer<typeof ItemReply>, 'prompts' | 'summary'> {
  const found = clauses.find((one) => one.id === clause);
  return { prompts: found?.prompts ?? [], summary: found?.summary ?? null };
}

export const presentReview = (review: Review): z.infer<typeof ReviewReply> => ({
  ...presentJudged(review),
  sheet: review.own === null ? null : presentSheet(review.own),
});

export function presentConsensus(one: Consensus, tally: Tally): z.infer<typeof ConsensusReply> {
  return {
    ...presentJudged(one),
    me: one.member?.assessorId ?? null,
    sheet: presentSheet(one.sheet),
    saying: judging(one.panel.members).map(({ assessorId, name, lead }) => ({ assessor: assessorId, name, lead })),
    members: one.members.map(({ member, sheet }) => ({
      assessor: member.assessorId,
      name: member.name,
      lead: member.lead,
      body: sheet.body as Record<string, string | string[]>,
      digest: sheet.digest,
    })),
    agreement: one.items.map(presentAgreement),
    result:
      one.panel.digest === null
        ? null
        : { digest: one.panel.digest, total: tally.counted && tally.complete ? ratioText(tally.total) : null },
  };
}

const presentAgreement = ({ reason: _reason, agreed, objections, open, ...item }: ItemAgreement) => ({
  ...item,
  agreed: [...agreed],
  objections: objections.map((one) => ({ ...one })),
  open: [...open],
});
