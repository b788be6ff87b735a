import { caseScopeFor } from '#src/domain/access/scope.ts';
import { whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import { publicationIn } from '#src/domain/award/publication.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { finalReportPrint } from '#src/documents/final-report.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findAward, readOutcomes } from '#src/store/award.ts';
import { tallyCases } from '#src/store/cases.ts';
import { readMeetings } from '#src/store/meetings.ts';
import { readMotions } from '#src/store/motions.ts';
import { listObjections } from '#src/store/objections.ts';
import { readStages } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { judgingOf } from '../judging/judged-edition.ts';
import type { PrintedFile } from '../print.ts';
import { readNumbers, type NumbersKey } from './read-numbers.ts';
import { awardChapters } from './report-award.ts';
import { judgingChapters } from './report-judging.ts';

/** Everything that the report tells of: who may not read one of these may not read the report. */
const asks: readonly Action[] = ['judging.read', 'result.read', 'decision.read', 'award.read', 'objection.read'];

/**
 * The final report of an edition (评审工作总结报告) as PDF or Word: what was called, applied, accepted, how it was judged,
 * decided, noticed, objected to and conferred. Only numbers of the record; names only as the notice published them.
 */
export async function finalReport(
  deps: Deps,
  actor: Actor,
  { format, ...key }: NumbersKey & { readonly format: 'docx' | 'pdf' },
): Promise<PrintedFile | Denial> {
  for (const action of asks) {
    const denial = whyNot(actor, action, judgingOf(key.programme));
    if (denial !== null) return denial;
  }
  const numbers = await readNumbers(deps, actor, key);
  if (isDenial(numbers)) return numbers;
  const { db } = deps;
  const { edition } = numbers;
  const at = await deps.clock.now();
  const award = await findAward(db, key.programme, key.edition);
  const tallies = await tallyCases(db, caseScopeFor(actor, 'case.read'), { ...key, now: at });
  const stages = await readStages(db, key.programme, key.edition);
  const decided = {
    publication: publicationIn(award?.body ?? {}),
    outcomes: await readOutcomes(db, key.programme, key.edition),
    meetings: await readMeetings(db, key.programme, key.edition),
    motions: await readMotions(db, key.programme, key.edition),
    objections: await listObjections(db, key.programme, key.edition),
  };
  const chapters = [...judgingChapters(numbers, { tallies, stages }), ...awardChapters(edition, decided)];
  const zone = edition.file.timeZone;
  const printed = await deps.print.letter(
    finalReportPrint({
      edition,
      chapters,
      date: dayOf(at, zone),
      provisional: award?.state !== 'conferred',
    }),
  );
  return printed[format];
}
