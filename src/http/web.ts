import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The built pages: files by hash for ever, and one HTML shell whose nonce changes with every answer. */
export const webRoutes: FastifyPluginAsync<{ readonly folder: string; readonly demo: boolean }> = async (
  app,
  { folder, demo },
) => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('the pages are not built; only the API and the public pages answer');
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    wildcard: false,
    immutable: true,
    maxAge: '1y',
    globIgnore: ['**/index.html'],
  });
  const shell = readFileSync(join(folder, 'index.html'), 'utf8');
  const pages = [
    '/sign-in',
    '/sign-up',
    '/forgotten',
    '/reset',
    '/invitation',
    '/home',
    '/applications/*',
    '/reviews',
    '/reviews/*',
    '/people/*',
    '/office',
    '/office/*',
    '/jury',
    '/jury/*',
    ...(demo ? ['/demo'] : []),
  ];
  for (const page of pages) {
    app.get(page, { schema: { hide: true } }, async (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(shell.replaceAll('__NONCE__', request.nonce)),
    );
  }
};
