import type { ClassAssessment, Stage } from '#src/definition/assessment.ts';
import type { Criteria } from '#src/definition/criteria.ts';
import { plain } from '#src/definition/value/decimal.ts';
import { judgingOf, rankOverall, rankStage, talliesOf, type CaseScores } from '../scoring/class-ranking.ts';
import type { Ranked } from '../scoring/ranking.ts';
import { shortlistOf } from '../scoring/shortlist.ts';
import { PanelResult, resultDigest } from './panel-result.ts';
import type { StageEntry, StageResult } from './stage-entry.ts';

/** An application that is judged, by its id and the number of its acceptance. */
export interface JudgedCase {
  readonly id: string;
  readonly number: string | null;
}
/** A panel as far as counting looks at it. */
export interface CountedPanel {
  readonly applicationId: string;
  readonly stage: string;
  readonly result: object | null;
  readonly digest: string | null;
}
/** How a class is judged, with all criteria of its edition. */
export interface CountingRules {
  readonly rules: ClassAssessment;
  readonly criteria: Readonly<Record<string, Criteria>>;
}

/** What each candidate's panels gave, by stage, as the ranking takes it. */
export function scoresOfCases(
  candidates: readonly JudgedCase[],
  panels: readonly CountedPanel[],
): readonly CaseScores[] {
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

/** Ranking and shortlist of a stage; where the criteria give no points everybody goes on, without a place. */
export function countStage(
  { rules, criteria, stage }: CountingRules & { readonly stage: Stage },
  of: string,
  candidates: readonly JudgedCase[],
  panels: readonly CountedPanel[],
  drawOrder: readonly string[] = [],
): StageResult {
  const scoring = judgingOf(rules, criteria);
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

interface EntryFacts {
  readonly class: string;
  readonly goesOn: (application: string) => boolean;
  readonly panel: (application: string) => string | null;
}

/** The overall evaluation (综合评价) of those whom the last stage let go on: its stages by their weights; in are those who reach the threshold. */
export function countOverall(
  { rules, criteria }: CountingRules,
  of: string,
  candidates: readonly JudgedCase[],
  panels: readonly CountedPanel[],
): StageResult {
  const scoring = judgingOf(rules, criteria);
  const { ranked, overall } = rankOverall(
    rules,
    scoresOfCases(candidates, panels).map((one) => talliesOf(scoring, one)),
  );
  const reaches = (id: string): boolean => {
    const own = overall.get(id);
    return own === undefined || !own.counted || (own.complete && own.reaches !== false);
  };
  const last = rules.stages.at(-1)?.id;
  const lastPanels = new Map(
    panels.filter((panel) => panel.stage === last).map((panel) => [panel.applicationId, panel.digest]),
  );
  const facts = { class: of, goesOn: reaches, panel: (id: string) => lastPanels.get(id) ?? null };
  return sealed(entriesOf(candidates, ranked, facts), []);
}

/** Entries in the order of their places, those without one at the end in the order of their numbers. */
function entriesOf(candidates: readonly JudgedCase[], ranked: readonly Ranked[], facts: EntryFacts): StageEntry[] {
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
const sealed = (entries: readonly StageEntry[], waiting: readonly string[]): StageResult => ({
  entries: [...entries],
  waiting: [...waiting],
  digest: resultDigest({ entries, waiting }),
});
