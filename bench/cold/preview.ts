import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { createPrint } from '#src/services/create-print.ts';
import { median } from '../measure/statistics.ts';
import { keptSubject } from '../kept-subject.ts';
import { draftOf } from './job.ts';

/**
 * The preview of a sheet while somebody types: `preview.ts FOLDER SHEET FIELD TIMES`. Says the milliseconds of the
 * first preview of a worker, and the median of later ones, before each of which the field changed.
 */
const [, , folder = '', sheet = '', field = '', times = ''] = process.argv;
const subject = await keptSubject(folder);
const print = createPrint();

function typed(count: number): ApplicationData {
  const answers = subject.data.answers[sheet] as SheetAnswers;
  return {
    ...subject.data,
    answers: {
      ...subject.data.answers,
      [sheet]: { ...answers, [field]: `${(answers[field] as string | undefined) ?? ''}${count}` },
    },
  };
}

async function preview(count: number): Promise<number> {
  const started = performance.now();
  const pages = await print.sheetSvg(sheet, draftOf({ ...subject, data: typed(count) }));
  if (pages.length === 0) throw new Error(`sheet ${sheet} has no page`);
  return performance.now() - started;
}

const cold = await preview(0);
const warm: number[] = [];
for (let count = 1; count <= Number(times); count += 1) warm.push(await preview(count));
await print.close();
process.stdout.write(JSON.stringify({ cold, warm: median(warm) }));
