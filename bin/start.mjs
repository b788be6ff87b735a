// `npm start` (the demo) and `npm run serve` (the real thing). Runs on the machine's own Node, even an old one:
// installs and builds what is missing, then runs the server on the Node that npm brought.
import { join } from 'node:path';
import { buildWeb } from './steps/build-web.mjs';
import { install } from './steps/install.mjs';
import { layOutFonts } from './steps/lay-out-fonts.mjs';
import { checkPlatform, clone, environment, nodeProgram, Stop } from './steps/places.mjs';
import { exitCode, run } from './steps/run.mjs';

const mode = process.argv.includes('--real') ? 'serve' : 'demo';

try {
  checkPlatform();
  await install();
  await layOutFonts();
  await buildWeb();
  // The channel tells the server that this process is gone, even when it was killed with -9.
  const ended = await run(nodeProgram(), [join(clone, 'src', 'main.ts'), mode], {
    cwd: clone,
    env: environment(mode === 'serve' ? { NODE_ENV: 'production' } : {}),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.exitCode = exitCode(ended);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`Laurel: ${error.message}`);
  process.exitCode = 1;
}
