import type { Volume } from '#src/definition/edition.ts';
import { identityLines } from './identity-lines.ts';
import { applicantName, jobOf, requestOf, type Job, type PrintDeps, type PrintInput } from './job.ts';
import type { CoverSpread, Printed } from './print.ts';
import { printable } from './printable.ts';

/** Width in millimetres of a spine over so many pages, by the edition's paper; never under 2 mm. */
export function spineWidth(
  pages: number,
  paper: { readonly sheetMicrometres: number; readonly coverMicrometres: number },
): number {
  const micrometres = Math.ceil(pages / 2) * paper.sheetMicrometres + 2 * paper.coverMicrometres;
  return Math.max(2, Math.round(micrometres / 100) / 10);
}

/** The print shop's spreads, one page a volume: back, spine with the applicant's name (M1), front. `pages` by volume id. */
export async function renderCover(
  deps: Pick<PrintDeps, 'renderer'>,
  input: PrintInput,
  pages: Readonly<Record<string, number>>,
): Promise<Printed> {
  const job = jobOf(input);
  const covers = job.definition.volumes.flatMap((volume) => {
    const count = pages[volume.id];
    return count === undefined ? [] : [spread(job, volume, count)];
  });
  return deps.renderer.print(
    requestOf(job, { title: `${input.edition.file.title.zh} 封面`, body: { kind: 'cover', covers } }),
  );
}

function spread(job: Job, volume: Volume, pages: number): CoverSpread {
  const { input, definition } = job;
  const revision = input.draft ? '草稿' : `第 ${input.revision} 版　摘要 ${input.digest.slice(0, 16)}`;
  return {
    spineMm: spineWidth(pages, input.edition.file.paper),
    titles: [input.edition.file.title.zh, volume.title.zh],
    lines: identityLines(job),
    spine: [
      `${input.edition.file.title.zh}${definition.title.zh}申报材料`,
      printable(applicantName(job)),
      volume.short.zh,
    ],
    foot: revision,
  };
}
