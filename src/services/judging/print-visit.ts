import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { readVisitRecord } from '#src/domain/visit/visit-record.ts';
import { visitPrint } from '#src/documents/visit-record.ts';
import type { Deps } from '../deps.ts';
import type { PrintedFile } from '../print.ts';
import { sheetDigest } from './judged-panel.ts';
import { readVisit } from './read-visit.ts';

export interface PrintVisit {
  readonly panel: string;
  readonly format: 'pdf' | 'docx';
}

/** The record of a visit with lines to sign on, as PDF or as a file to be edited; for whoever may read it. */
export async function printVisit(
  deps: Deps,
  actor: Actor,
  { panel: id, format }: PrintVisit,
): Promise<PrintedFile | Denial> {
  const visit = await readVisit(deps, actor, id);
  if (isDenial(visit)) return visit;
  const { panel, judged, members, record } = visit;
  const printed = await deps.print.letter(
    visitPrint({
      edition: judged.edition,
      stage: judged.stage.title.zh,
      applicant: panel.applicant ?? '',
      number: panel.number,
      members,
      record: readVisitRecord(record.sheet.body),
      set: scoredSet(judged.criteria),
      digest: sheetDigest(record.sheet),
      at: await deps.clock.now(),
    }),
  );
  return printed[format];
}
