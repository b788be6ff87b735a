// A process that keeps the embedded database of the folder in its first argument until it is told to end:
// it stands for a Laurel that is killed, or that runs beside a command.
import { superviseEmbedded } from '#src/adapters/database/supervisor.ts';
import { packagedServer } from '#src/adapters/database/server-files.ts';
import { onStopRequest } from '#src/adapters/stop-request.ts';

const [home = '', sharedFolder = ''] = process.argv.slice(2);
const packaged = packagedServer();
if (packaged === null) throw new Error('no packaged server');
const database = await superviseEmbedded({ home, packaged, sharedFolder, durable: true, report: () => undefined });
onStopRequest(database.stop);
process.stdout.write(`${database.pid()}\n`);
