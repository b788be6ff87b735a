import { z } from 'zod';
import type { FeedbackRules } from '#src/definition/assessment.ts';
import type { Scale } from '#src/definition/scale.ts';
import { Text } from '#src/definition/text.ts';
import { plain } from '#src/definition/value/decimal.ts';
import { ratioText, readRatio, rounded, type Ratio } from '#src/definition/value/ratio.ts';
import type { PanelResult } from '../judging/panel-result.ts';
import { bandOf } from '../scoring/band.ts';
import { tally } from '../scoring/points.ts';
import type { ScoredItem, ScoredSet } from '../scoring/scored-items.ts';

const Range = z.strictObject({ from: z.int(), to: z.int() });
/** What an applicant learns of one item: the panel's words, and a band or points where the edition shows them. */
export const FeedbackItem = z.strictObject({
  clause: z.string(),
  title: Text,
  category: z.string(),
  /** Which of the scale's bands, with its percents. */
  band: z.strictObject({ number: z.int(), of: z.int(), percents: Range }).nullable(),
  percent: z.string().nullable(),
  points: z.string().nullable(),
  strengths: z.array(z.string()),
  opportunities: z.array(z.string()),
});
export type FeedbackItem = z.infer<typeof FeedbackItem>;

/** A feedback report as it is released and kept: nobody's name, nobody's own score. */
export const FeedbackReport = z.strictObject({
  shows: z.enum(['points', 'bands', 'comments']),
  stage: Text,
  summary: z.string(),
  categories: z.array(z.strictObject({ clause: z.string(), title: Text, items: z.array(z.string()) })),
  items: z.array(FeedbackItem),
  total: z.strictObject({ points: z.string(), of: z.int() }).nullable(),
});
export type FeedbackReport = z.infer<typeof FeedbackReport>;

export interface ForReport {
  readonly shows: FeedbackRules['shows'];
  readonly stage: Text;
  readonly set: ScoredSet;
  readonly scale: Scale;
  readonly result: PanelResult;
  readonly summary: string;
  /** Decimals of points. */
  readonly places: number;
}

/** The report from a panel's result, in the consensus words: points where they are shown, else the band each item lies in. */
export function feedbackReport({ shows, stage, set, scale, result, summary, places }: ForReport): FeedbackReport {
  const exact = new Map(
    result.items.flatMap(({ clause, percent }) => (percent === null ? [] : [[clause, readRatio(percent)] as const])),
  );
  const counted = tally(set, Object.fromEntries(exact));
  const points = new Map(
    counted.counted && counted.complete ? counted.items.map((one) => [one.clause, one.points]) : [],
  );
  const whole = shows === 'points' && counted.counted && counted.complete;
  return {
    shows,
    stage,
    summary,
    categories: set.categories.map(({ clause, title, items }) => ({ clause, title, items: [...items] })),
    items: set.items.map((item) =>
      itemOf(item, { shows, scale, result, places, percent: exact.get(item.clause), points: points.get(item.clause) }),
    ),
    total: whole ? { points: plain(rounded(counted.total, places)), of: counted.maximum } : null,
  };
}

interface ForItem extends Pick<ForReport, 'shows' | 'scale' | 'result' | 'places'> {
  readonly percent: Ratio | undefined;
  readonly points: Ratio | undefined;
}

function itemOf(item: ScoredItem, { shows, scale, result, places, percent, points }: ForItem): FeedbackItem {
  const words = (kind: 'strength' | 'opportunity'): string[] =>
    result.notes.filter((note) => note.item === item.clause && note.kind === kind).map((note) => note.text);
  const band = shows === 'comments' || percent === undefined ? null : bandOf(scale, item.kind, percent);
  const exactly = shows === 'points' && percent !== undefined;
  return {
    clause: item.clause,
    title: item.title,
    category: item.category,
    band:
      band === null
        ? null
        : {
            number: band.band,
            of: scale.kinds[item.kind ?? '']?.bands.length ?? band.band,
            percents: { from: Math.min(...band.percents), to: Math.max(...band.percents) },
          },
    percent: exactly ? ratioText(percent) : null,
    points: exactly && points !== undefined ? plain(rounded(points, places)) : null,
    strengths: words('strength'),
    opportunities: words('opportunity'),
  };
}

/** What an applicant answers to a report: how clear and how useful it was, from 1 to 5, and in words. */
export const FeedbackAnswer = z.strictObject({
  clear: z.int().min(1).max(5),
  useful: z.int().min(1).max(5),
  words: z.string().max(5000),
});
export type FeedbackAnswer = z.infer<typeof FeedbackAnswer>;
