import type { Transaction } from 'kysely';
import type { PanelMember } from '#src/domain/judging/panel-state.ts';
import { insertMessage } from '#src/store/messages.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import type { JudgedStage } from './judged-edition.ts';

export interface MemberMessage {
  /** Which of the edition's messages about panels. */
  readonly message: 'asked' | 'consensus' | 'lead';
  readonly judged: JudgedStage;
  readonly to: readonly PanelMember[];
  readonly at: Date;
}

/** Tells members of a panel; nothing of the applicant but the stage is named, for messages travel by mail (X14). */
export async function tellMembers(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  { message, judged, to, at }: MemberMessage,
): Promise<void> {
  const { edition, stage, assessment } = judged;
  const template = assessment.tells?.[message];
  if (template === undefined) return;
  for (const { userId } of to)
    if (userId !== null)
      await insertMessage(trx, {
        id: deps.ids.next(),
        programme: panel.programme,
        applicationId: null,
        toUser: userId,
        toAuthority: null,
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
