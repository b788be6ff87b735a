import { readReportPdf, type ReportFindings } from '#src/adapters/inspect/read-report.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findApplication } from '#src/store/applications.ts';
import { findFile, updateFileFacts } from '#src/store/files.ts';
import type { Deps } from './deps.ts';
import { fileReader } from './open-file.ts';
import { classOf } from './read-application.ts';

/** Reads a supplied report: where its clauses begin and how many characters it has; a person confirms (X4). */
export async function inspectReport(
  deps: Deps,
  actor: Actor,
  input: { readonly applicationId: string; readonly report: string; readonly file: string },
): Promise<ReportFindings | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'application.write', application);
  if (denial !== null || application === null)
    return denial ?? deny('absent', '没有这份申报。', 'There is no such application.');
  const { clauses: all } = classOf(deps.editions.byDigest(application.editionDigest), application.class);
  const clauses = Object.hasOwn(all, input.report) ? all[input.report] : undefined;
  const stored = await findFile(deps.db, input.applicationId, input.file, 'owner');
  if (clauses === undefined || stored === null)
    return deny('absent', '没有这份报告或文件。', 'There is no such report or file.');
  if (stored.type !== 'application/pdf')
    return deny(
      'invalid',
      '报告应为 PDF 文件；Word 或 WPS 文档请先另存为 PDF。',
      'A report is a PDF; save Word or WPS documents as PDF first.',
    );
  const found = await readReportPdf(await fileReader(deps, input.applicationId)(input.file), clauses);
  if (isDenial(found)) return found;
  if (found.characters !== null)
    await updateFileFacts(deps.db, input.applicationId, input.file, { characters: found.characters });
  return found;
}
