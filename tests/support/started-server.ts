// Stands for the server in tests of starting and stopping: says that it is up, and at the end that it stopped in order.
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { onStopRequest } from '#src/adapters/stop-request.ts';

const [note = ''] = process.argv.slice(2);
const server = createServer().listen(0, '127.0.0.1', () => process.stdout.write(`${process.pid}\n`));
onStopRequest(async () => {
  await sleep(100);
  server.close();
  writeFileSync(note, 'stopped in order', { flag: 'wx' }); // a second stop would throw
});
