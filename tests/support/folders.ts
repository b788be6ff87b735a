import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for the running test, removed after it. `mode` 0o700 is a closed home, 0o711 lets others pass. */
export function testFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-t-'));
  chmodSync(folder, mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
