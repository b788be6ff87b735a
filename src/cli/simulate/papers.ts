import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ended } from './collect.ts';
import { timesDone } from './pages.ts';
import { provincialOffice } from './sides.ts';
import { attempt, type World } from './world.ts';

/** Letters about a case, the act after which there is one, and who asks for it. */
const letters = [
  { letter: 'acceptance', after: 'accept', by: 'channel' },
  { letter: 'correction', after: 'ask-correction', by: 'channel' },
  { letter: 'refusal', after: 'refuse', by: 'channel' },
  { letter: 'opinion', after: 'sign-opinion', by: 'channel' },
  { letter: 'recommendation', after: 'recommend', by: 'channel' },
  { letter: 'admission', after: 'admit', by: 'province' },
] as const;
/** Letters of each kind that are kept: the product makes any of them at any time. */
const kept = 3;

/** Takes down what the offices print: some letters of each kind, each batch's letter and summary tables, the day's report. */
export async function takeDownPapers(world: World, ended: readonly Ended[], folder: string): Promise<void> {
  await mkdir(join(folder, 'letters'), { recursive: true });
  await mkdir(join(folder, 'tables'), { recursive: true });
  const province = provincialOffice(world.edition);
  const take = (authority: string, path: string, to: string): Promise<boolean> =>
    attempt(world, authority, async () => {
      const client = await world.officials(authority, 'handler');
      await writeFile(join(folder, to), await client.bytes(path));
    });
  for (const { letter, after, by } of letters)
    for (const { applicant, id } of ended
      .filter(({ seen }) => seen !== null && timesDone(seen, after) > 0)
      .slice(0, kept))
      for (const format of ['docx', 'pdf'])
        await take(
          by === 'channel' ? applicant.channel : province,
          `/api/cases/${id}/letters/${letter}/${format}`,
          join('letters', `${letter}-${applicant.key}.${format}`),
        );
  for (const channel of new Set(ended.map(({ applicant }) => applicant.channel))) {
    const handler = await world.officials(channel, 'handler');
    const batches = await handler.get<{ id: string; number: string | null }[]>('/api/batches');
    for (const [n, { id }] of batches.entries()) {
      await take(channel, `/api/batches/${id}/letter/docx`, join('letters', `batch-${channel}-${n + 1}.docx`));
      await take(channel, `/api/batches/${id}/summary/xlsx`, join('tables', `summary-${channel}-${n + 1}.xlsx`));
    }
  }
  const { programme, id: edition } = world.edition.file;
  await take(
    province,
    `/api/overview/daily/docx?programme=${programme}&edition=${edition}`,
    join('letters', 'daily.docx'),
  );
}
