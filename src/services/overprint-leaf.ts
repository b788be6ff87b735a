import { deny, type Denial } from '#src/domain/denial.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { withOfficeAnswers, type OfficeAnswers } from '#src/documents/office-answers.ts';
import type { Deps } from './deps.ts';
import type { PrintedFile, PrintJob } from './print.ts';

/**
 * An office's leaf overprinted with what the office writes on it (X3): the page of the frozen dossier, the text set in its cells.
 * Refused for a sheet that no office fills in or that stays empty (A3.3), and where the text needs a second page.
 */
export async function overprint(
  { print }: Pick<Deps, 'print'>,
  job: PrintJob,
  leaf: string,
  answers: OfficeAnswers,
): Promise<PrintedFile | Denial> {
  const definition = job.edition.classes[job.data.class];
  const sheet = definition?.definitions[leaf];
  if (definition === undefined || sheet?.office !== true)
    return deny('absent', '这一页不由受理机关填写。', 'No office fills in this leaf.');
  const holds = conditionsFor(job.edition, job.data.class).over(job.data, job.stamp.date);
  if (sheet.emptyWhen !== undefined && holds(sheet.emptyWhen) === true)
    return deny(
      'invalid',
      '按规定本页不填写，直接打印空白页，页上已注明原因。',
      'This leaf stays empty for this applicant: print it blank, it says why.',
    );
  const unknown = Object.keys(answers).find((field) => !Object.hasOwn(sheet.fields, field));
  if (unknown !== undefined)
    return deny('invalid', `本页没有“${unknown}”这一项。`, `There is no field “${unknown}” on this leaf.`);
  const printed = await print.leaf(leaf, { ...job, data: withOfficeAnswers(definition, job.data, leaf, answers) });
  if ((printed.pages ?? 1) > 1)
    return deny(
      'too-large',
      '文字太长，一页印不下。请压缩文字，或者写“见附页”后另附。',
      'The text does not fit on its page. Shorten it, or refer to a page of its own.',
    );
  return printed;
}
