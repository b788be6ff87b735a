import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { PanelResult } from '#src/domain/judging/panel-result.ts';
import { judging, type PanelMember } from '#src/domain/judging/panel-state.ts';
import { agreementOf, type ItemAgreement } from '#src/domain/scoring/agreement.ts';
import type { MemberPercents } from '#src/domain/scoring/combine.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { findPanel, type NamedPanel } from '#src/store/panels.ts';
import { readScoreSheets } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { consensusSheet, judgedOf, memberSheets, percentsOfMembers, scoresOf } from './judged-panel.ts';

/** What a panel's record holds, agreed or still talked over. */
export interface OpenRecord {
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  readonly members: readonly PanelMember[];
  readonly given: readonly MemberPercents[];
  /** Exact percents by clause. */
  readonly combined: Readonly<Record<string, string>>;
  readonly items: readonly ItemAgreement[];
  readonly notes: readonly ScoreNote[];
  readonly digest: string | null;
  readonly at: Date;
}

const absent = deny(
  'absent',
  '没有这份合议记录：合议开始之前没有记录。',
  'There is no such record: there is none before the consensus has begun.',
);
const agreed: ReadonlySet<string> = new Set(['agreed', 'signed']);

/**
 * The record of a panel: for its members from the beginning of the consensus, for the province and supervision once it has
 * agreed. Where members' percents are averaged there is one as soon as they have been.
 */
export async function openRecord(deps: Deps, actor: Actor, panelId: string): Promise<OpenRecord | Denial> {
  const panel = await findPanel(deps.db, panelId);
  const denial = whyNot(actor, 'consensus.read', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  if (panel === null || actor.kind !== 'user' || panel.state === 'draft' || panel.state === 'published') return absent;
  const here = panel.members.find(({ userId }) => userId === actor.id);
  if (here === undefined ? !agreed.has(panel.state) : here.state !== 'clear') return absent;
  return await recordOf(deps, panel);
}

async function recordOf(deps: Deps, panel: NamedPanel): Promise<OpenRecord> {
  const judged = judgedOf(deps, panel);
  const sheets = await readScoreSheets(deps.db, panel.id);
  const counting = memberSheets(panel, sheets).filter(({ sheet }) => sheet.state === 'submitted');
  const consensus = consensusSheet(sheets);
  const members = judging(panel.members);
  const given = percentsOfMembers(counting);
  const saying = members.map(
    ({ assessorId }) => given.find((one) => one.assessor === assessorId) ?? { assessor: assessorId, percents: {} },
  );
  const own = consensus === null ? null : scoresOf(consensus);
  const done = agreed.has(panel.state) ? PanelResult.safeParse(panel.result) : null;
  const proposed = Object.entries(own?.percents ?? {}).map(([clause, percent]) => [clause, String(percent)]);
  const settled = done?.success === true ? done.data.items : [];
  return {
    panel,
    judged,
    members,
    given,
    combined: Object.fromEntries(
      done?.success === true
        ? settled.flatMap(({ clause, percent }) => (percent === null ? [] : [[clause, percent]]))
        : proposed,
    ),
    items: own === null ? [] : agreementOf(scoredSet(judged.criteria), own, saying, judged.stage.spread),
    notes: own?.notes ?? counting.flatMap(({ sheet }) => scoresOf(sheet).notes),
    digest: done === null ? null : panel.digest,
    at: panel.agreedAt ?? consensus?.savedAt ?? panel.publishedAt ?? new Date(0),
  };
}
