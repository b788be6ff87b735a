import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { judging, taking } from '#src/domain/judging/panel-state.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { findPanelOf, lockPanel, recordPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { writeScores } from '#src/store/score-saves.ts';
import { insertScoreSheet, moveScoreSheet, readScoreSheets, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import { consensusSheet, judgedOf, memberSheets, percentsOfMembers, scoresOf, visitSheet } from './judged-panel.ts';
import { scoreWrite } from './score-write.ts';
import { sealPanel } from './stage-words.ts';
import { tellMembers } from './tell-members.ts';

export interface CloseScoring {
  readonly panel: string;
  /** Why it is closed although somebody has not handed in. */
  readonly reason: string;
}

const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');

/** The lead closes the scoring with reason: sheets that are not handed in count for nothing; enough must be. */
export async function closeScoring(
  deps: Deps,
  actor: Actor,
  input: CloseScoring,
): Promise<{ state: 'agreeing' } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const panel = await lockPanel(trx, input.panel);
    const denial = whyNot(actor, 'consensus.lead', panel === null ? null : panelSubject(panel));
    if (denial !== null || panel === null) return denial === null || denial.code === 'absent' ? absent : denial;
    if (panel.state !== 'published') return sealPanel(panel.state);
    const judged = judgedOf(deps, panel);
    const counting = memberSheets(panel, await readScoreSheets(trx, panel.id));
    const handedIn = counting.filter(({ sheet }) => sheet.state === 'submitted');
    const { least } = judged.stage.panel;
    if (handedIn.length < least)
      return deny(
        'wrong-state',
        // How many are in is nobody's to know before all are.
        `提交的不足${least}人，不能进入合议；请由办公室催办或补足人员。`,
        `Fewer than ${least} have handed in: the office must remind them or fill the panel first.`,
      );
    const by = { actorId: actorId(actor), at };
    for (const { sheet } of counting)
      if (sheet.state === 'open')
        await moveScoreSheet(trx, sheet, { state: 'unfinished', act: 'close', digest: '' }, by);
    await beginConsensus(deps, trx, panel, judged, { ...by, reason: input.reason });
    return { state: 'agreeing' };
  });
}

/** Takes a locked panel into consensus: its sheet begins with what nobody need talk over. */
export async function beginConsensus(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  judged: JudgedStage,
  { actorId: actor, at, reason }: { readonly actorId: string; readonly at: Date; readonly reason: string | null },
): Promise<void> {
  const sheets = await readScoreSheets(trx, panel.id);
  const there = consensusSheet(sheets);
  if (there === null) await openConsensus(deps, trx, panel, judged, sheets, actor, at);
  for (const sheet of [there, visitSheet(sheets)])
    if (sheet !== null && sheet.state !== 'open')
      await moveScoreSheet(trx, sheet, { state: 'open', act: 'reopen', digest: '' }, { actorId: actor, at });
  await recordPanel(
    trx,
    panel,
    { state: 'agreeing' },
    { act: 'begin-consensus', actorId: actor, at, details: reason === null ? {} : { reason } },
  );
  const here = judging(panel.members);
  await tellMembers(deps, trx, panel, { message: 'consensus', judged, to: here.filter((one) => !one.lead), at });
  await tellMembers(deps, trx, panel, { message: 'lead', judged, to: taking(here).filter((one) => one.lead), at });
}

async function openConsensus(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  judged: JudgedStage,
  sheets: readonly ScoreSheet[],
  actor: string,
  at: Date,
): Promise<void> {
  await insertScoreSheet(trx, {
    id: deps.ids.next(),
    panelId: panel.id,
    kind: 'consensus',
    assessorId: null,
    salt: randomBytes(32).toString('hex'),
    at,
  });
  const fresh = consensusSheet(await readScoreSheets(trx, panel.id));
  if (fresh === null) throw new Error('the consensus sheet just written is not there');
  const values = await firstProposals(trx, panel, judged, sheets);
  if (Object.keys(values).length === 0) return;
  const kept = await writeScores(trx, scoreWrite({ sheet: fresh, panel }, { values }, actor, at));
  if (!kept) throw new Error(`a locked panel changed: ${panel.id}`);
}

/** What stands there at first: the result of the stage it begins from, else the percents on which all are of one mind. */
async function firstProposals(
  trx: Transaction<DB>,
  panel: NamedPanel,
  { stage, criteria }: JudgedStage,
  sheets: readonly ScoreSheet[],
): Promise<Record<string, string>> {
  const earlier = stage.startsFrom === undefined ? null : await findPanelOf(trx, panel.applicationId, stage.startsFrom);
  const before = earlier === null ? null : consensusSheet(await readScoreSheets(trx, earlier.id));
  const handed = percentsOfMembers(memberSheets(panel, sheets));
  const proposals = scoredSet(criteria).items.flatMap(({ clause }): [string, string][] => {
    const given = handed.map((one) => one.percents[clause]);
    const [first] = given;
    const same = first !== undefined && given.every((percent) => percent === first) ? first : undefined;
    const percent = before === null ? same : scoresOf(before).percents[clause];
    return percent === undefined ? [] : [[scorePath.percent(clause), String(percent)]];
  });
  return Object.fromEntries(proposals);
}
