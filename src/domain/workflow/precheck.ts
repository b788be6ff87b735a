import { z } from 'zod';
import type { Text } from '#src/definition/text.ts';

/** What the office is asked to look at before paper (X2): the revision and its digest as sent, or as cleared. */
export const Precheck = z.strictObject({ revision: z.int().positive(), digest: z.string() });
export type Precheck = z.infer<typeof Precheck>;

interface PrecheckTask {
  readonly kind: string;
  readonly state: string;
  readonly authority: string | null;
  readonly body: unknown;
}

export const isPrecheck = (task: { readonly kind: string }): boolean => task.kind === 'precheck';

/** What was cleared, oldest first; by one authority where it is named. */
export const clearedBefore = (tasks: readonly PrecheckTask[], authority?: string | null): readonly Precheck[] =>
  tasks
    .filter((task) => isPrecheck(task) && task.state === 'cleared')
    .filter((task) => authority === undefined || task.authority === authority)
    .map((task) => task.body as Precheck);

/** Whether the very content that is to be handed in was cleared. */
export function isCleared(tasks: readonly PrecheckTask[], digest: string | undefined): true | Text {
  return clearedBefore(tasks).some((one) => one.digest === digest)
    ? true
    : {
        zh: '本定稿尚未通过电子预审；预审通过后再打印、签章和提交。',
        en: 'This final version has not been cleared by the electronic pre-check; print, seal and submit it after that.',
      };
}
