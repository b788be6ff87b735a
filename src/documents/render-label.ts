import type { DocBlock, Tone } from './document.ts';
import { applicantName, jobOf, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import type { Printed } from './print.ts';
import { printable } from './printable.ts';

/** A label for the disc or stick that holds the electronic version (M13), 118 × 118 mm. `bytes`: size of the package. */
export async function renderLabel(
  deps: Pick<PrintDeps, 'renderer'>,
  input: PrintInput,
  bytes: number,
): Promise<Printed> {
  const job = jobOf(input);
  const line = (text: string, tone: Tone = 'value'): DocBlock => ({
    b: 'para',
    para: { inlines: [{ t: 'text', text, tone }], align: 'center', space: 2 },
  });
  const blocks: DocBlock[] = [
    line(input.edition.file.title.zh, 'strong'),
    line(`${job.definition.title.zh}申报材料电子版`),
    line(printable(applicantName(job))),
    line(sizeText(bytes)),
    line(input.draft ? '草稿' : `第 ${input.revision} 版`),
    ...(input.draft ? [] : [line(`摘要 ${input.digest.slice(0, 16)}`)]),
    line(input.date.slice(0, 10)),
  ];
  return deps.renderer.print(
    requestOf(job, {
      title: '光盘标签',
      body: { kind: 'text', blocks, size: { width: 118, height: 118, margin: 18 } },
    }),
  );
}

/** A size in decimal units, as media are sold. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} KB`;
}
