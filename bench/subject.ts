import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import type { Subject } from './cases/case.ts';
import { programmes, subjectOf } from './kept-subject.ts';

/** A whole organisation of the newest edition: every sheet, evidence and finished reports. Takes some seconds to make. */
export async function wholeOrganisation(): Promise<Subject> {
  const edition = editionsOnDisk(programmes).at(-1);
  if (edition === undefined) throw new Error(`there is no edition in ${programmes}`);
  const print = createPrint();
  try {
    return subjectOf(edition, await buildExample(edition, 'organisation', print));
  } finally {
    await print.close();
  }
}
