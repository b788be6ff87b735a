import type { Kysely } from 'kysely';
import { deny, type Denial } from '#src/domain/denial.ts';
import { feedbackReport, type FeedbackReport } from '#src/domain/feedback/report.ts';
import { PanelResult } from '#src/domain/judging/panel-result.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { latestResultPanel } from '#src/store/feedback.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { judgedOf } from '../judging/judged-panel.ts';

/** What a report is made of: the last panel that judged the application by its class's own criteria. */
export interface FeedbackSource {
  readonly panel: NamedPanel;
  readonly report: (summary: string) => FeedbackReport;
}

const notJudged = deny(
  'absent',
  '这份申报还没有评审结论，尚不能形成反馈报告。',
  'Nothing has been concluded on this application yet; there is no feedback to give.',
);

/** The source of a report as the panel given leads to it; only its own lead writes the report. */
export async function feedbackSource(deps: Deps, db: Kysely<DB>, panelId: string): Promise<FeedbackSource | Denial> {
  const asked = await findPanel(db, panelId);
  if (asked === null) return notJudged;
  const { rules } = judgedOf(deps, asked);
  const stages = rules.stages
    .filter((stage) => (stage.criteria ?? rules.criteria) === rules.criteria)
    .map((stage) => stage.id);
  const latest = await latestResultPanel(db, asked.applicationId, stages);
  const panel = latest === null ? null : await findPanel(db, latest);
  const result = PanelResult.safeParse(panel?.result);
  if (panel === null || !result.success) return notJudged;
  const judged = judgedOf(deps, panel);
  return {
    panel,
    report: (summary) =>
      feedbackReport({
        shows: judged.assessment.feedback.shows,
        stage: judged.stage.title,
        set: scoredSet(judged.criteria),
        scale: judged.scale,
        result: result.data,
        summary,
        places: judged.rules.overall.places,
      }),
  };
}
