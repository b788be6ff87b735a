import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { judging, type PanelMember } from '#src/domain/judging/panel-state.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import { findScoreSheet, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';

/** A member's sheet with what it judges and whose it is. */
export interface OpenSheet {
  readonly sheet: ScoreSheet;
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  readonly author: PanelMember;
}

const absent = deny('absent', '没有这张评分表，或您无权查看。', 'There is no such score sheet, or you may not see it.');

/**
 * One assessor's sheet: for its author; for the others of the panel once its consensus began and where it was handed in;
 * for the province and supervision once the panel has agreed. Before that, and for everybody else, it is absent.
 */
export async function openScoreSheet(deps: Deps, actor: Actor, id: string): Promise<OpenSheet | Denial> {
  const sheet = await findScoreSheet(deps.db, id);
  const panel = sheet === null ? null : await findPanel(deps.db, sheet.panelId);
  const denial = whyNot(actor, 'consensus.read', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  if (sheet === null || panel === null || sheet.kind !== 'individual' || actor.kind !== 'user') return absent;
  const author = judging(panel.members).find(({ assessorId }) => assessorId === sheet.assessorId);
  if (author === undefined || !mayOpen(actor.id, panel, sheet, author)) return absent;
  return { sheet, panel, judged: judgedOf(deps, panel), author };
}

function mayOpen(userId: string, panel: NamedPanel, sheet: ScoreSheet, author: PanelMember): boolean {
  if (author.userId === userId) return true;
  if (sheet.state !== 'submitted') return false;
  const here = panel.members.find((one) => one.userId === userId);
  if (here !== undefined) return here.state === 'clear' && talkedOver.has(panel.state);
  return agreed.has(panel.state);
}

const agreed: ReadonlySet<string> = new Set(['agreed', 'signed']);
const talkedOver: ReadonlySet<string> = new Set(['agreeing', ...agreed]);
