import type { Text } from '#src/definition/text.ts';

export interface JobProgress {
  readonly done: number;
  readonly of: number;
  readonly what: Text;
}
const running = new Map<string, JobProgress>();

/** How far the freezing of an application is, as far as this process knows. */
export const freezeProgress = (applicationId: string): JobProgress | null => running.get(applicationId) ?? null;

/** Notes progress; null when the job has ended. */
export function noteProgress(applicationId: string, progress: JobProgress | null): void {
  if (progress === null) running.delete(applicationId);
  else running.set(applicationId, progress);
}
