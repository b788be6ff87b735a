import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the program. */
export const clone = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A problem the user can mend: shown as one line, without a stack. */
export class Stop extends Error {}

/** The Node that runs Laurel: the one npm brought, or this one when it is new enough. */
export function nodeProgram() {
  const brought = join(clone, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Stop(
    `Laurel needs Node 24 or later; this is ${process.version}, and npm has no Node for ${process.platform} on ${process.arch}.`,
  );
}

/** Environment for programs of node_modules: their first line asks PATH for a Node, which must be ours. */
export function environment(extra = {}) {
  const paths = [dirname(nodeProgram()), join(clone, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return { ...process.env, PATH: paths.join(':'), NODE_COMPILE_CACHE: join(clone, 'build', 'compile-cache'), ...extra };
}

/** Laurel is tested on Linux x64; Windows cannot run it. */
export function checkPlatform() {
  if (process.platform !== 'win32') return;
  throw new Stop(
    'it does not run on Windows itself. Install WSL 2 (wsl --install), and start it there.\n' +
      '桂冠不能直接在 Windows 上运行，请安装 WSL 2（wsl --install），在其中启动。',
  );
}
