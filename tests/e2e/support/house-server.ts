/** The server of a house: in a process of its own that was forked for it, on a database of its own, ended with its parent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { apiServer, type ApiServer } from '../../support/api-server.ts';
import { testDatabase } from '../../support/database.ts';
import { pointedProgrammes } from '../../support/judging-steps.ts';
import { newRunFolder, removeRun } from '../../support/test-cluster.ts';

/** Starts it with individuals judged by points, as `change` would have it. Volumes are not typeset; everything else is the product. */
export async function houseServer(change: (individual: any, assessment: any) => void): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-panels-'));
  const run = newRunFolder();
  const database = await testDatabase(run);
  const server = await apiServer({
    quick: true,
    logLevel: process.env['LAUREL_LOG'] ?? 'silent',
    database,
    baseUrl: `http://127.0.0.1:${await freePort()}`,
    webFolder: resolve(import.meta.dirname, '../../../build/web'),
    programmes: pointedProgrammes(folder, change),
  });
  await server.app.listen({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
  const end = (): void =>
    void server
      .close()
      .then(() => database.close())
      .then(() => removeRun(run))
      .then(() => rmSync(folder, { recursive: true, force: true }))
      .then(() => process.exit(0));
  process.once('SIGTERM', end);
  // Whoever asked for it is gone: nobody else would end it.
  process.once('disconnect', end);
  return server;
}

async function freePort(): Promise<number> {
  return await new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
