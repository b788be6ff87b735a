import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { nextPanelState } from '#src/domain/judging/panel-state.ts';
import { findPanelFile } from '#src/store/panel-files.ts';
import { lockPanel, recordPanel, type NamedPanel } from '#src/store/panels.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { panelSubject } from './judged-edition.ts';
import { sealPanel } from './stage-words.ts';

export interface SignPanel {
  readonly panel: string;
  /** SHA-256 of the scan of the signed sheet, uploaded before. */
  readonly scan: string;
  /** First digits of the digest as they are printed on the sheet: that it is the right one. */
  readonly digest: string;
}

/** Digits of a digest that a printed sheet bears at least. */
const printedDigits = 16;
const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');

/** The lead lays down the signed sheet of an agreed panel: it must be a print of just what was agreed. */
export async function signPanel(
  deps: Deps,
  actor: Actor,
  { panel: id, scan, digest }: SignPanel,
): Promise<{ state: NamedPanel['state'] } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const panel = await lockPanel(trx, id);
    const denial = whyNot(actor, 'consensus.lead', panel === null ? null : panelSubject(panel));
    if (denial !== null || panel === null) return denial === null || denial.code === 'absent' ? absent : denial;
    if (nextPanelState('sign', panel.state) === null) return sealPanel(panel.state);
    if (digest.length < printedDigits || panel.digest?.startsWith(digest.toLowerCase()) !== true)
      return deny(
        'invalid',
        '签字页上的摘要与现在的合议结果不一致，请重新打印后签字。',
        'The digest on the signed sheet is not that of what was agreed; print it again and sign that.',
      );
    if ((await findPanelFile(trx, id, scan)) === null)
      return deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
    const moved = await recordPanel(
      trx,
      panel,
      { state: 'signed', scan },
      { act: 'sign', actorId: actorId(actor), at, details: { scan, digest: panel.digest } },
    );
    return { state: moved.state };
  });
}
