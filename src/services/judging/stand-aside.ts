import type { Transaction } from 'kysely';
import type { PanelMember } from '#src/domain/judging/panel-state.ts';
import { recordPanel, seatMembers, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { moveScoreSheet, readScoreSheets } from '#src/store/score-sheets.ts';

/** Takes a member off a locked panel: what they wrote is kept and counts no more; a consensus that had begun is taken back. */
export async function standAside(
  trx: Transaction<DB>,
  panel: NamedPanel,
  member: PanelMember,
  by: { readonly actorId: string; readonly at: Date; readonly act: string; readonly details: object },
): Promise<NamedPanel> {
  const { actorId, at, act, details } = by;
  await seatMembers(trx, panel.id, [{ assessorId: member.assessorId, lead: false, state: 'aside' }], at);
  const sheets = await readScoreSheets(trx, panel.id);
  for (const sheet of sheets)
    if (sheet.assessorId === member.assessorId && sheet.state !== 'unfinished')
      await moveScoreSheet(trx, sheet, { state: 'unfinished', act, digest: '' }, { actorId, at });
  const members = panel.members.map((one) =>
    one.assessorId === member.assessorId ? { ...one, lead: false, state: 'aside' as const } : one,
  );
  const begun = panel.state !== 'draft' && panel.state !== 'published';
  const moved = await recordPanel(
    trx,
    { ...panel, members },
    begun ? { state: 'published', result: null, digest: null, scan: null, agreedAt: null } : {},
    { act, actorId, at, details: { assessor: member.assessorId, ...details } },
  );
  return moved;
}
