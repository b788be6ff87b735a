import type { Transaction } from 'kysely';
import { panelResult, resultDigest } from '#src/domain/judging/panel-result.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { recordPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { readScoreSheets } from '#src/store/score-sheets.ts';
import type { JudgedStage } from './judged-edition.ts';
import { consensusSheet, memberSheets, percentsOfMembers, scoresOf } from './judged-panel.ts';

export interface Agreed {
  readonly state: NamedPanel['state'];
  readonly digest: string;
}

/** Counts a locked panel by its stage's combination and keeps the result with its digest. */
export async function settlePanel(
  trx: Transaction<DB>,
  panel: NamedPanel,
  { stage, criteria }: JudgedStage,
  by: { readonly act: 'agree' | 'settle'; readonly actorId: string; readonly at: Date },
): Promise<Agreed> {
  const sheets = await readScoreSheets(trx, panel.id);
  const counting = memberSheets(panel, sheets).filter(({ sheet }) => sheet.state === 'submitted');
  const consensus = consensusSheet(sheets);
  const own = consensus === null ? null : scoresOf(consensus);
  const result = panelResult({
    application: panel.applicationId,
    stage,
    set: scoredSet(criteria),
    panel: {
      members: percentsOfMembers(counting),
      consensus: stage.combine === 'consensus' ? (own?.percents ?? {}) : null,
    },
    digests: Object.fromEntries(counting.map(({ member, sheet }) => [member.assessorId, sheet.digest ?? ''])),
    notes: own?.notes ?? counting.flatMap(({ sheet }) => scoresOf(sheet).notes),
  });
  const digest = resultDigest(result);
  const moved = await recordPanel(
    trx,
    panel,
    { state: 'agreed', result, digest, agreedAt: by.at },
    { act: by.act, actorId: by.actorId, at: by.at, details: { digest } },
  );
  return { state: moved.state, digest };
}
