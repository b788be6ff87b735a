import { plain } from '#src/definition/value/decimal.ts';
import { PanelResult, resultDigest } from '#src/domain/judging/panel-result.ts';
import type { StageEntry, StageResult } from '#src/domain/judging/stage-entry.ts';
import {
  judgingOf as scoringOf,
  rankStage,
  talliesOf,
  type CaseScores,
  type Judging,
} from '#src/domain/scoring/class-ranking.ts';
import type { Ranked } from '#src/domain/scoring/ranking.ts';
import { shortlistOf } from '#src/domain/scoring/shortlist.ts';
import type { Candidate } from '#src/store/candidates.ts';
import type { Panel } from '#src/store/panels.ts';
import type { JudgedClass, JudgedStage } from './judged-edition.ts';

/** What each candidate's panels gave, by stage, as the ranking takes it. */
export function scoresOfCases(candidates: readonly Candidate[], panels: readonly Panel[]): readonly CaseScores[] {
  return candidates.map(({ id }) => {
    const own = panels.filter((panel) => panel.applicationId === id);
    const given = own.flatMap((panel) => {
      const result = PanelResult.safeParse(panel.result);
      return result.success
        ? [[panel.stage, { members: result.data.members, consensus: result.data.consensus }] as const]
        : [];
    });
    return { application: id, panels: Object.fromEntries(given) };
  });
}

/** How a class is judged, as the scoring knows it. */
export const judgingRules = ({ rules, edition }: JudgedClass): Judging => scoringOf(rules, edition.criteria);

/** Ranking and shortlist of a stage; where the criteria give no points everybody goes on, without a place. */
export function countStage(
  judged: JudgedStage,
  of: string,
  candidates: readonly Candidate[],
  panels: readonly Panel[],
  drawOrder: readonly string[] = [],
): StageResult {
  const { stage, rules } = judged;
  const scoring = judgingRules(judged);
  const tallies = scoresOfCases(candidates, panels).map((one) => talliesOf(scoring, one));
  const { ranked } = rankStage(rules, stage.id, tallies, drawOrder);
  const list = stage.shortlist === undefined || ranked.length === 0 ? null : shortlistOf(stage.shortlist, ranked);
  const goes = new Map((list?.placed ?? []).map((one) => [one.application, one.goes]));
  const panelOf = new Map(
    panels.filter((panel) => panel.stage === stage.id).map((panel) => [panel.applicationId, panel.digest]),
  );
  const entries = entriesOf(candidates, ranked, {
    class: of,
    goesOn: (id) => list === null || goes.get(id) === 'in',
    panel: (id) => panelOf.get(id) ?? null,
  });
  return sealed(entries, (list?.tie?.applications ?? []).toSorted());
}

export interface EntryFacts {
  readonly class: string;
  readonly goesOn: (application: string) => boolean;
  readonly panel: (application: string) => string | null;
}

/** Entries in the order of their places, those without one at the end in the order of their numbers. */
export function entriesOf(
  candidates: readonly Candidate[],
  ranked: readonly Ranked[],
  facts: EntryFacts,
): StageEntry[] {
  const places = new Map(ranked.map((one) => [one.application, one]));
  const order = new Map(ranked.map((one, index) => [one.application, index]));
  const last = ranked.length;
  return candidates
    .map(({ id, number }): StageEntry => {
      const place = places.get(id);
      return {
        application: id,
        number,
        class: facts.class,
        total: place === undefined ? null : plain(place.total),
        rank: place?.rank ?? null,
        tied: place?.tied ?? false,
        in: facts.goesOn(id),
        panel: facts.panel(id),
      };
    })
    .toSorted((a, b) => (order.get(a.application) ?? last) - (order.get(b.application) ?? last));
}

/** A result with the digest of what it says. */
export const sealed = (entries: readonly StageEntry[], waiting: readonly string[]): StageResult => ({
  entries: [...entries],
  waiting: [...waiting],
  digest: resultDigest({ entries, waiting }),
});
