import type { WorkflowFile } from '#src/definition/workflow.ts';

interface PastAct {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/**
 * When the applicant last took the dossier back from an office, null where never. Who gets it next may be another channel,
 * and learns nothing of what was done before.
 */
export function takenBackAt({ actions }: WorkflowFile, acts: readonly PastAct[]): Date | null {
  const last = acts.findLast((act) =>
    actions.some(
      (row) =>
        row.id === act.action && row.to === act.to && row.from.includes(act.from) && row.effects.includes('take-back'),
    ),
  );
  return last?.at ?? null;
}
