import type { Kysely } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { judging, taking, type PanelMember } from '#src/domain/judging/panel-state.ts';
import { agreementOf, type ItemAgreement } from '#src/domain/scoring/agreement.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { readMarks, readScoreSheets, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import {
  consensusSheet,
  judgedOf,
  memberSheets,
  percentsOfMembers,
  scoresOf,
  type MemberSheet,
} from './judged-panel.ts';

/** A sheet with the version of every path, as an editor needs it. */
export interface EditableSheet {
  readonly sheet: ScoreSheet;
  readonly marks: Readonly<Record<string, number>>;
}
/** The desk of one member: their own sheet and nothing of the others. */
export interface Review {
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  readonly member: PanelMember;
  readonly own: EditableSheet | null;
}

const absent = deny(
  'absent',
  '没有这个评审组，或您尚未申明利害关系。',
  'There is no such panel, or you have not declared yet.',
);

/** What a member who has declared works on; absent for everybody else, also for one who stands aside. */
export async function readReview(deps: Deps, actor: Actor, panelId: string): Promise<Review | Denial> {
  const panel = await findPanel(deps.db, panelId);
  const denial = whyNot(actor, 'review.read', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  if (panel === null || actor.kind !== 'user' || panel.state === 'draft') return absent;
  const member = judging(panel.members).find((one) => one.userId === actor.id);
  if (member === undefined) return absent;
  const sheets = await readScoreSheets(deps.db, panelId);
  const own = sheets.find((sheet) => sheet.kind === 'individual' && sheet.assessorId === member.assessorId);
  return { panel, judged: judgedOf(deps, panel), member, own: own === undefined ? null : await editable(deps.db, own) };
}

/** The consensus room: everybody's sheets side by side, once they are all in. */
export interface Consensus {
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  /** The member who looks; null for the province and supervision. */
  readonly member: PanelMember | null;
  readonly members: readonly MemberSheet[];
  readonly sheet: EditableSheet;
  readonly items: readonly ItemAgreement[];
}

const notYet = deny(
  'absent',
  '合议尚未开始：所有成员提交之前，任何人看不到他人的评分。',
  'The consensus has not begun: before all have handed in nobody sees anybody’s scores.',
);

/** The consensus of a panel; absent until it has begun, whoever asks. */
export async function readConsensus(deps: Deps, actor: Actor, panelId: string): Promise<Consensus | Denial> {
  const panel = await findPanel(deps.db, panelId);
  const denial = whyNot(actor, 'consensus.read', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? notYet : denial;
  if (panel === null || panel.state === 'draft' || panel.state === 'published') return notYet;
  const here = taking(panel.members).find((one) => actor.kind === 'user' && one.userId === actor.id) ?? null;
  if (here?.state === 'asked') return notYet;
  const sheets = await readScoreSheets(deps.db, panelId);
  const own = consensusSheet(sheets);
  if (own === null) return notYet;
  const judged = judgedOf(deps, panel);
  const members = memberSheets(panel, sheets).filter(({ sheet }) => sheet.state === 'submitted');
  const handed = percentsOfMembers(members);
  const saying = judging(panel.members).map(
    ({ assessorId }) => handed.find((one) => one.assessor === assessorId) ?? { assessor: assessorId, percents: {} },
  );
  return {
    panel,
    judged,
    member: here,
    members,
    sheet: await editable(deps.db, own),
    items: agreementOf(scoredSet(judged.criteria), scoresOf(own), saying, judged.stage.spread),
  };
}

const editable = async (db: Kysely<DB>, sheet: ScoreSheet): Promise<EditableSheet> => ({
  sheet,
  marks: await readMarks(db, sheet.id),
});
