import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { feedbackPrint } from '#src/documents/feedback-report.ts';
import type { Deps } from '../deps.ts';
import type { PrintedFile } from '../print.ts';
import { readFeedback } from './read-feedback.ts';

/** A released report as PDF or as a file to be edited; for whoever may read it. */
export async function printFeedback(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  format: 'pdf' | 'docx',
): Promise<PrintedFile | Denial> {
  const read = await readFeedback(deps, actor, applicationId);
  if (isDenial(read)) return read;
  const { feedback, application, edition } = read;
  const { body, digest, releasedAt } = feedback;
  if (body === null || digest === null || releasedAt === null)
    throw new Error(`the report of ${applicationId} has no words`);
  const printed = await deps.print.letter(
    feedbackPrint({ edition, applicant: application.applicant ?? '', report: body, digest, releasedAt }),
  );
  return printed[format];
}
