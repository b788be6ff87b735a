import { jobOf, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import type { Printed } from './print.ts';
import { printingPage } from './printing-notes.ts';

/** The page that says how to print and bind; `pages` by volume id. It is not part of a volume and bears no mark. */
export async function renderInstructions(
  deps: Pick<PrintDeps, 'renderer'>,
  input: PrintInput,
  pages: Readonly<Record<string, number>>,
): Promise<Printed> {
  const job = jobOf(input);
  return deps.renderer.print(
    requestOf(job, { title: '打印和装订说明', body: { kind: 'text', blocks: printingPage(job, pages) } }),
  );
}
