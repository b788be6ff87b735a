import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { judging, type PanelMember } from '#src/domain/judging/panel-state.ts';
import { missingOf, whyNotSubmitted } from '#src/domain/scoring/missing.ts';
import { readScores } from '#src/domain/scoring/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { lockPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { findScoreSheet, moveScoreSheet, readScoreSheets, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { goOnIfReady } from './go-on.ts';
import { panelSubject } from './judged-edition.ts';
import { judgedOf, sheetDigest } from './judged-panel.ts';
import { sealPanel } from './stage-words.ts';
import { refuseUnvisitedSheet } from './visit-ready.ts';

export interface SubmitScores {
  readonly sheet: string;
  /** The version of the sheet the member looked at; another since then makes it a conflict. */
  readonly seen: number;
}
export interface Submitted {
  readonly state: ScoreSheet['state'];
  readonly version: number;
  /** Whether with this the panel goes into consensus. */
  readonly consensus: boolean;
}

const absent = deny('absent', '没有这张评分表。', 'There is no such score sheet.');

/** A member hands in their sheet: every item has its percent. With the last of them the panel goes into consensus. */
export async function submitScores(deps: Deps, actor: Actor, input: SubmitScores): Promise<Submitted | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const own = await lockOwn(trx, actor, input.sheet);
    if ('denied' in own) return own;
    const { panel, sheet } = own;
    if (sheet.state === 'submitted') return { state: sheet.state, version: sheet.version, consensus: false };
    if (panel.state !== 'published') return sealPanel(panel.state);
    if (sheet.version !== input.seen)
      return deny(
        'conflict',
        '评分表在别处又有改动，请核对后再提交。',
        'The sheet has changed elsewhere; look at it again before you submit.',
      );
    const judged = judgedOf(deps, panel);
    const wrong = whyNotSubmitted(missingOf(scoredSet(judged.criteria), judged.scale, readScores(sheet.body)));
    if (wrong !== null) return wrong;
    const unvisited = refuseUnvisitedSheet(judged.stage, await readScoreSheets(trx, panel.id));
    if (unvisited !== null) return unvisited;
    const by = { actorId: actorId(actor), at };
    const moved = await moveScoreSheet(
      trx,
      sheet,
      { state: 'submitted', act: 'submit', digest: sheetDigest(sheet) },
      by,
    );
    const consensus = await goOnIfReady(deps, trx, panel, judged, by);
    return { state: moved.state, version: moved.version, consensus };
  });
}

/** A member takes their sheet back, while nobody has seen any other. */
export async function takeBackScores(
  deps: Deps,
  actor: Actor,
  { sheet: id }: { readonly sheet: string },
): Promise<Submitted | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const own = await lockOwn(trx, actor, id);
    if ('denied' in own) return own;
    const { panel, sheet } = own;
    if (panel.state !== 'published') return sealPanel(panel.state);
    if (sheet.state !== 'submitted') return { state: sheet.state, version: sheet.version, consensus: false };
    const moved = await moveScoreSheet(
      trx,
      sheet,
      { state: 'open', act: 'take-back', digest: '' },
      { actorId: actorId(actor), at },
    );
    return { state: moved.state, version: moved.version, consensus: false };
  });
}

interface Own {
  readonly panel: NamedPanel;
  readonly sheet: ScoreSheet;
  readonly member: PanelMember;
}

/** The actor's own sheet with its panel locked; absent for everybody else. */
async function lockOwn(trx: Transaction<DB>, actor: Actor, id: string): Promise<Own | Denial> {
  const found = await findScoreSheet(trx, id);
  const panel = found === null ? null : await lockPanel(trx, found.panelId);
  const denial = whyNot(actor, 'review.write', panel === null ? null : panelSubject(panel));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  const sheet = await findScoreSheet(trx, id);
  if (panel === null || sheet === null || actor.kind !== 'user') return absent;
  const member = judging(panel.members).find((one) => one.userId === actor.id);
  return member === undefined || sheet.assessorId !== member.assessorId ? absent : { panel, sheet, member };
}
