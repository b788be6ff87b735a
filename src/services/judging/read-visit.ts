import type { Kysely } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { judging, taking, type PanelMember } from '#src/domain/judging/panel-state.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import { readPanelFiles, type PanelFile } from '#src/store/panel-files.ts';
import { findPanel, findPanelOf, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { readMarks, readScoreSheets, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { consensusSheet, judgedOf, scoresOf, visitSheet } from './judged-panel.ts';
import type { EditableSheet } from './read-review.ts';

/** The site visit of a panel: its record, and the comments from which something may be taken to be verified. */
export interface Visit {
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  /** The member who looks; null for the province and supervision. */
  readonly member: PanelMember | null;
  readonly members: readonly PanelMember[];
  readonly record: EditableSheet;
  /** Comments of the stage it begins from as the panel there agreed on them, then this panel's own. */
  readonly comments: readonly ScoreNote[];
  readonly files: readonly PanelFile[];
}

const absent = deny(
  'absent',
  '没有这份现场评审记录，或评审组尚未关闭合议。',
  'There is no such record of a visit, or the panel has not agreed yet.',
);

/** The visit of a panel for its members who have declared clear; for the province and supervision once the panel has agreed. */
export async function readVisit(deps: Deps, actor: Actor, panelId: string): Promise<Visit | Denial> {
  const panel = await findPanel(deps.db, panelId);
  const denial = whyNot(actor, 'consensus.read', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  if (panel === null || panel.state === 'draft') return absent;
  const here = taking(panel.members).find((one) => actor.kind === 'user' && one.userId === actor.id) ?? null;
  const agreed = panel.state === 'agreed' || panel.state === 'signed';
  if (here === null ? !agreed : here.state !== 'clear') return absent;
  const sheets = await readScoreSheets(deps.db, panelId);
  const sheet = visitSheet(sheets);
  if (sheet === null) return absent;
  const judged = judgedOf(deps, panel);
  return {
    panel,
    judged,
    member: here,
    members: judging(panel.members),
    record: { sheet, marks: await readMarks(deps.db, sheet.id) },
    comments: await commentsFor(deps.db, panel, judged, sheets),
    files: await readPanelFiles(deps.db, panelId),
  };
}

async function commentsFor(
  db: Kysely<DB>,
  panel: NamedPanel,
  { stage }: JudgedStage,
  sheets: readonly ScoreSheet[],
): Promise<readonly ScoreNote[]> {
  const earlier = stage.startsFrom === undefined ? null : await findPanelOf(db, panel.applicationId, stage.startsFrom);
  const agreed = earlier !== null && (earlier.state === 'agreed' || earlier.state === 'signed');
  const before = agreed ? consensusSheet(await readScoreSheets(db, earlier.id)) : null;
  return [before, consensusSheet(sheets)].flatMap((one) => (one === null ? [] : scoresOf(one).notes));
}
