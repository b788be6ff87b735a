import type { Transaction } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Owners } from '#src/domain/workflow/placement.ts';
import type { WorkflowAction } from '#src/definition/workflow.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { Application } from '#src/store/applications.ts';
import { insertMessage, type NewMessage } from '#src/store/messages.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';

export interface Telling {
  /** The edition whose workflow says what is told. */
  readonly process: Edition;
  readonly application: Application;
  readonly owners: Owners;
  readonly tells: NonNullable<WorkflowAction['tells']>;
  readonly at: Date;
}

/** Writes the messages of an act; each names no more than the applicant, the edition and days (X14). */
export async function tellOf(
  deps: Deps,
  trx: Transaction<DB>,
  { process, application, owners, tells, at }: Telling,
): Promise<void> {
  for (const { to, message } of tells) {
    const authority = to === 'owner' ? null : owners[to];
    if (to === 'owner' ? application.ownerId === null : authority === null) continue;
    await insertMessage(trx, {
      id: deps.ids.next(),
      programme: application.programme,
      applicationId: application.id,
      toUser: to === 'owner' ? application.ownerId : null,
      toAuthority: authority,
      template: message,
      params: paramsOf(process, application),
      createdAt: at,
    });
  }
}

function paramsOf(process: Edition, application: Application): NewMessage['params'] {
  return {
    applicant: application.applicant ?? '',
    edition: process.file.title.zh,
    editionEn: process.file.title.en,
    state: stateOf(process.workflow, application.state)?.title.zh ?? application.state,
    due: application.due === null ? '' : lastDayOf(application.due, process.file.timeZone),
    number: application.number ?? '',
  };
}

/** The day whose end a due instant is. */
export const lastDayOf = (due: Date, timeZone: string): string => dayOf(new Date(due.getTime() - 1), timeZone);
