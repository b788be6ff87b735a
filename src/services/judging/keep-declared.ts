import type { Transaction } from 'kysely';
import type { PanelMember } from '#src/domain/judging/panel-state.ts';
import { lockApplication } from '#src/store/applications.ts';
import { insertMessage } from '#src/store/messages.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { recordConflict } from '../pool/record-conflict.ts';
import { provinceOf } from '../seats.ts';
import type { JudgedStage } from './judged-edition.ts';

/** Keeps what a member declared as a conflict of its own source, and tells the office that a place is free. */
export async function keepDeclared(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  member: PanelMember,
  {
    judged,
    reason,
    actorId,
    at,
  }: { readonly judged: JudgedStage; readonly reason: string; readonly actorId: string; readonly at: Date },
): Promise<void> {
  const { assessment, edition, stage } = judged;
  const application = await lockApplication(trx, panel.applicationId);
  if (application === null) throw new Error(`a panel of no application: ${panel.applicationId}`);
  await recordConflict(deps, trx, {
    application,
    assessorId: member.assessorId,
    source: 'declared',
    weight: assessment.pool.declared,
    reason,
    actorId,
    at,
  });
  const template = assessment.tells?.stoodAside;
  const office = provinceOf(edition);
  if (template !== undefined && office !== null)
    await insertMessage(trx, {
      id: deps.ids.next(),
      programme: panel.programme,
      applicationId: null,
      toUser: null,
      toAuthority: office.id,
      template,
      params: {
        edition: edition.file.title.zh,
        editionEn: edition.file.title.en,
        stage: stage.title.zh,
        stageEn: stage.title.en,
        number: panel.number ?? '',
      },
      createdAt: at,
    });
}
