import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { addPanelFile, openPanelFile } from '#src/services/judging/add-panel-file.ts';
import { signPanel } from '#src/services/judging/sign-panel.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const params = z.object({ id: z.string().max(40) });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const FileReply = z.object({ sha256, name: z.string(), type: z.string(), size: z.int() });

/** The file as it comes. */
const uploadRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/panels/:id/files',
    {
      schema: {
        description: 'The body is the file itself.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.object({ name: z.string().min(1).max(200) }),
        response: { 200: FileReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
      const added = await addPanelFile(deps, await actorOf(request), {
        panel: request.params.id,
        name: request.query.name,
        bytes,
      });
      return isDenial(added) ? refuse(reply, added) : reply.send(added);
    },
  );
};

/** Signed sheets and photographs of panels. */
export const panelFileRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(uploadRoute, context);
  app.get(
    '/api/panels/:id/kept-files/:sha256',
    {
      schema: {
        params: params.extend({ sha256 }),
        response: { 200: bytesOf('application/pdf', 'image/png', 'image/jpeg'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openPanelFile(deps, await actorOf(request), request.params.id, request.params.sha256);
      if (isDenial(opened)) return refuse(reply, opened);
      return reply
        .type(opened.file.type)
        .header('content-length', opened.size)
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(opened.file.name)}`)
        .send(opened.stream);
    },
  );
  app.put(
    '/api/panels/:id/signature',
    {
      schema: {
        params,
        body: z.strictObject({ scan: sha256, digest: z.string().regex(/^[0-9a-fA-F]{16,64}$/u) }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await signPanel(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
