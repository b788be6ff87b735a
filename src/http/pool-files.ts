import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import type { Denial } from '#src/domain/denial.ts';
import { confirmImport } from '#src/services/pool/confirm-import.ts';
import { importBytes, lookAtImport } from '#src/services/pool/import-pool.ts';
import { exportPool, poolTemplate } from '#src/services/pool/pool-files.ts';
import type { PrintedFile } from '#src/services/print.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { ImportReply, presentImport } from './present/pool-import.ts';

const inPool = z.object({ programme: z.string().min(1).max(80) });
const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const files = { 200: bytesOf(xlsx), '4xx': Problem };
const limit = { rateLimit: { max: 30, timeWindow: '1 minute' } };

const send = (reply: FastifyReply, file: PrintedFile | Denial): FastifyReply =>
  isDenial(file)
    ? refuse(reply, file)
    : reply
        .type(file.type)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(Buffer.from(file.bytes));

/** One workbook as it comes, whatever its type is said to be. */
const uploadRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: importBytes }, (_request, payload, done) =>
    done(null, payload),
  );
  app.post(
    '/api/pool/:programme/imports',
    {
      config: limit,
      bodyLimit: importBytes,
      schema: {
        description: 'The body is the workbook itself. Nothing is changed: the reply says row by row what would be.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params: inPool,
        querystring: z.object({ name: z.string().min(1).max(200) }),
        response: { 200: ImportReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const looked = await lookAtImport(deps, await actorOf(request), {
        programme: request.params.programme,
        name: request.query.name,
        bytes,
      });
      return isDenial(looked) ? refuse(reply, looked) : reply.send(presentImport(looked));
    },
  );
};

/** The pool as workbooks: the template, the export, and an import that is looked at first and then confirmed. */
export const poolFileRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(uploadRoute, context);
  app.post(
    '/api/pool/:programme/imports/:digest/confirm',
    {
      config: limit,
      schema: {
        params: inPool.extend({ digest }),
        body: z.strictObject({
          report: digest,
          answers: z.record(z.string().regex(/^\d{1,7}$/u), z.string().min(1).max(60)).default({}),
        }),
        response: {
          200: z.object({
            added: z.int(),
            changed: z.int(),
            same: z.int(),
            skipped: z.int(),
            refused: z.int(),
          }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const done = await confirmImport(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.get(
    '/api/pool/:programme/template',
    { config: limit, schema: { params: inPool, response: files } },
    async (request, reply) => send(reply, await poolTemplate(deps, await actorOf(request), request.params.programme)),
  );
  app.get(
    '/api/pool/:programme/export',
    {
      config: limit,
      schema: {
        params: inPool,
        querystring: z.object({ q: z.string().trim().min(1).max(100).optional() }),
        response: files,
      },
    },
    async (request, reply) => {
      const { q } = request.query;
      return send(reply, await exportPool(deps, await actorOf(request), { ...request.params, search: q }));
    },
  );
};
