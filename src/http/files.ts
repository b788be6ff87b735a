import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { addFile } from '#src/services/add-file.ts';
import { attachLeaf, detachLeaf } from '#src/services/attach-leaf.ts';
import { inspectReport } from '#src/services/inspect-report.ts';
import { openFile, type ShownFile } from '#src/services/open-file.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { ReportReply, StoredFile } from './present/schemas.ts';

const params = z.object({ id: z.string().max(40) });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const leaf = z.string().regex(/^[A-Za-z0-9:_-]{1,80}$/u);

/** Types a browser may show in place; everything else is only ever saved. */
export const shown = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp']);

/** Sends a file as somebody may see it: never kept by others, in place where a browser can show it unless it is to be saved. */
export function sendFile(reply: FastifyReply, { file, body, size }: ShownFile, download: boolean): FastifyReply {
  const inline = shown.has(file.type) && !download;
  return reply
    .type(file.type)
    .header('content-length', size)
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .send(body);
}

/** One file as it comes, whatever its type is said to be; the service counts its bytes while they arrive. */
const uploadRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/applications/:id/files',
    {
      schema: {
        description: 'The body is the file itself.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.object({ name: z.string().min(1).max(200) }),
        response: { 200: StoredFile, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
      const added = await addFile(deps, await actorOf(request), {
        applicationId: request.params.id,
        name: request.query.name,
        bytes,
      });
      return isDenial(added) ? refuse(reply, added) : reply.send(added);
    },
  );
};

/** Files in and out, reading of supplied reports, and scans of sealed leaves. */
export const fileRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf, tokenOf }) => {
  await app.register(uploadRoute, { deps, actorOf, tokenOf });

  app.get(
    '/api/applications/:id/files/:sha256',
    {
      schema: {
        params: params.extend({ sha256 }),
        querystring: z.object({ download: z.string().optional() }),
        response: { 200: bytesOf(...shown, 'application/octet-stream'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openFile(deps, await actorOf(request), request.params.id, request.params.sha256);
      if (isDenial(opened)) return refuse(reply, opened);
      return sendFile(reply, opened, request.query.download !== undefined);
    },
  );

  app.post(
    '/api/applications/:id/reports/:report/inspect',
    {
      schema: {
        params: params.extend({ report: z.string().max(40) }),
        body: z.strictObject({ file: sha256 }),
        response: { 200: ReportReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await inspectReport(deps, await actorOf(request), {
        applicationId: request.params.id,
        report: request.params.report,
        file: request.body.file,
      });
      return isDenial(found) ? refuse(reply, found) : reply.send(found);
    },
  );

  app.put(
    '/api/applications/:id/leaves/:leaf',
    {
      schema: {
        params: params.extend({ leaf }),
        body: z.strictObject({ file: sha256 }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await attachLeaf(deps, await actorOf(request), {
        applicationId: request.params.id,
        leaf: request.params.leaf,
        file: request.body.file,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.delete(
    '/api/applications/:id/leaves/:leaf',
    { schema: { params: params.extend({ leaf }), response: { 200: z.object({ state: z.string() }), '4xx': Problem } } },
    async (request, reply) => {
      const done = await detachLeaf(deps, await actorOf(request), {
        applicationId: request.params.id,
        leaf: request.params.leaf,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
