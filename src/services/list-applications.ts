import { scopeFor } from '#src/domain/access/scope.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Text } from '#src/definition/text.ts';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import type { Channel } from '#src/definition/edition.ts';
import { nameOf } from '#src/domain/form/identity.ts';
import { completeness, type Completeness } from '#src/domain/form/completeness.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { lastDay } from '#src/domain/workflow/time.ts';
import { listApplications as list, type Application } from '#src/store/applications.ts';
import { readActs, type NamedAct } from '#src/store/acts.ts';
import { readExtensions } from '#src/store/extensions.ts';
import { readReceipts, type Receipt } from '#src/store/receipts.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { readOwnOutcome, type OwnOutcome } from './award/own-outcome.ts';
import type { Deps } from './deps.ts';
import { channelOf, laterDays } from './facts.ts';
import { readDraft } from './read-application.ts';

export interface ListedApplication {
  readonly application: Application;
  readonly editionTitle: Text;
  readonly classTitle: Text;
  readonly name: string;
  readonly state: { readonly id: string; readonly title: Text; readonly final: boolean };
  readonly completeness: Completeness;
  readonly channel: Channel | null;
  readonly lastDay: string;
  readonly receipt: Receipt | null;
  readonly workflow: WorkflowFile;
  readonly tasks: readonly Task[];
  readonly acts: readonly NamedAct[];
  readonly outcome: OwnOutcome | null;
}

/** The applications an actor may see, each with what is open and until when. An applicant has a handful. */
export async function listApplications(deps: Deps, actor: Actor): Promise<ListedApplication[]> {
  const found = await list(deps.db, scopeFor(actor));
  return await Promise.all(
    found.map(async (application) => {
      const draft = await readDraft(deps, deps.db, application);
      const { edition, workflow, definition, data } = draft;
      const channel = channelOf(draft);
      const extensions = await readExtensions(deps.db, application, channel?.id ?? null);
      const receipts = await readReceipts(deps.db, application.id);
      return {
        application,
        editionTitle: edition.file.title,
        classTitle: definition.title,
        name: nameOf(definition, data),
        state: stateShown(workflow, application.state),
        completeness: completeness(edition, data),
        channel,
        lastDay: lastDay(draft.process.file, channel, laterDays(extensions, 'submission')),
        receipt: receipts.find((receipt) => receipt.withdrawnAt === null) ?? null,
        workflow,
        tasks: receipts.length === 0 ? [] : await readTasks(deps.db, application.id),
        acts: receipts.length === 0 ? [] : await readActs(deps.db, application.id),
        outcome: await readOwnOutcome(deps, draft),
      };
    }),
  );
}

function stateShown(workflow: WorkflowFile, id: string): ListedApplication['state'] {
  const state = stateOf(workflow, id);
  return { id, title: state?.title ?? { zh: id, en: id }, final: state?.final ?? false };
}
