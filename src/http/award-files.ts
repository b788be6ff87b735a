import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { addAwardFile, openAwardFile } from '#src/services/award/award-file.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const AwardFileReply = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.int() });

/** Scans that belong to an award: the body is the file itself. */
export const awardFileRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/awards/:programme/:edition/files/:id',
    {
      schema: {
        params: params.extend({ id: z.string().max(40) }),
        response: { 200: bytesOf('application/pdf', 'image/png', 'image/jpeg'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openAwardFile(deps, await actorOf(request), request.params);
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
  await app.register(async (upload: typeof app) => {
    upload.removeAllContentTypeParsers();
    upload.addContentTypeParser('*', (_request, payload, taken) => taken(null, payload));
    upload.post(
      '/api/awards/:programme/:edition/files',
      {
        schema: {
          description: 'The body is the file itself.',
          consumes: ['application/octet-stream'],
          body: z.unknown(),
          params,
          querystring: z.object({ name: z.string().min(1).max(200) }),
          response: { 200: AwardFileReply, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
        const added = await addAwardFile(deps, await actorOf(request), {
          ...request.params,
          name: request.query.name,
          bytes,
        });
        return isDenial(added) ? refuse(reply, added) : reply.send(added);
      },
    );
  });
};
