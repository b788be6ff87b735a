import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');

/** Folders of the print fonts: the operator's licensed ones first, then ours, then those set-up took from packages. */
export function fontFolders(licensed?: string): readonly string[] {
  return [...(licensed === undefined ? [] : [licensed]), join(root, 'fonts'), join(root, 'build', 'fonts')];
}
