import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { OwnDemo } from '../own-demo.ts';
import { invariant, type Invariant } from './invariant.ts';

const clone = resolve(import.meta.dirname, '../../..');

/** `laurel doctor` on a run's own instance. */
export async function doctorIsClean(own: OwnDemo, programmes: string): Promise<Invariant> {
  return invariant('laurel doctor finds nothing', 1, await said(own, programmes, 'doctor'));
}

/** Exports the edition of a run into an empty folder, as its keepers would, and recomputes the judging from that alone. */
export async function exportReplays(
  own: OwnDemo,
  programmes: string,
  { file }: Edition,
  folder: string,
): Promise<Invariant> {
  const of = ['--edition', `${file.programme}/${file.id}`, '--out', folder, '--reason', '模拟运行的核验'];
  const refused = await said(own, programmes, 'export', ...of);
  const broken = refused.length > 0 ? refused : await said(own, programmes, 'replay', folder);
  return invariant('laurel replay recomputes the export', 1, broken);
}

/** A command of `laurel` on a run's own data: what it said where it ended otherwise than well. */
async function said({ dataFolder }: OwnDemo, programmes: string, ...words: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(clone, 'src/cli/main.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LAUREL_DATA: dataFolder, LAUREL_PROGRAMMES: programmes, DATABASE_URL: undefined },
  });
  let text = '';
  child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return [];
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.length === 0 ? [`laurel ${words[0] ?? ''} ended with ${code}`] : lines;
}
