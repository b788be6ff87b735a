import type { Clause } from '#src/definition/edition.ts';
import type { Denial } from '#src/domain/denial.ts';
import { refusePdf, refuseSlowPdf } from './inspect-pdf.ts';
import { pdfWorkers } from './pdf-workers.ts';
import type { ReportFindings } from './report-findings.ts';

export type { ReportFindings } from './report-findings.ts';

/** Milliseconds a report may take to read; a thousand pages of text take some ten seconds. */
const timeLimit = 90_000;

/** Where the clauses of a supplied report begin and how many characters it has (X4); refused where it cannot be read in time. */
export async function readReportPdf(bytes: Uint8Array, clauses: readonly Clause[]): Promise<ReportFindings | Denial> {
  const asked = clauses.map(({ id, level, title }) => ({ id, level, title }));
  const found = await pdfWorkers.run({ kind: 'report', bytes, clauses: asked }, timeLimit);
  if (typeof found === 'string') return refuseSlowPdf('PDF');
  return 'headings' in found ? found : refusePdf('broken', 'PDF');
}
