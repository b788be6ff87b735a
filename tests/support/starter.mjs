// Starts the server of the test as bin/start.mjs starts the real one.
import { join } from 'node:path';
import { exitCode, run } from '../../bin/steps/run.mjs';

const server = join(import.meta.dirname, 'started-server.ts');
const ended = await run(process.execPath, [server, process.argv[2]], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
process.exitCode = exitCode(ended);
