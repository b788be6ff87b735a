import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './atomic-write.ts';

/** The demo's secret for signing sessions: made at the first start, then kept, so that nobody is signed out by a restart. */
export async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(32).toString('base64url');
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await writeWhole(file, secret);
  return secret;
}
