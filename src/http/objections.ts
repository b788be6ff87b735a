import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { openObjectionFile, readObjection, readObjections } from '#src/services/objection/read-objections.ts';
import { treatObjection } from '#src/services/objection/treat-objection.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { ObjectionReply, presentObjection, presentWhole, WholeObjectionReply } from './present/objection.ts';

const params = z.object({ id: z.string().max(40) });
const words = z.string().trim().min(1).max(5000);
const name = z.string().trim().min(1).max(100);
/** Types a browser may show in place. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg']);

const Treatment = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('confirm'), note: words }),
  z.strictObject({ act: z.literal('take-up') }),
  z.strictObject({ act: z.literal('not-take-up'), reason: words }),
  z.strictObject({ act: z.literal('examine'), findings: words, by: name }),
  z.strictObject({
    act: z.literal('decide'),
    result: z.enum(['upheld', 'partly', 'rejected']),
    effect: z.enum(['none', 'withdrawn', 'extended']),
    reason: words,
    days: z.int().min(1).max(60).optional(),
  }),
  z.strictObject({ act: z.literal('answer'), answer: words }),
  z.strictObject({ act: z.literal('tell'), note: words }),
]);

/** Objections for the office that deals with them, and for supervision that looks on. */
export const objectionRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/awards/:programme/:edition/objections',
    {
      schema: {
        params: z.object({ programme: z.string().max(80), edition: z.string().max(40) }),
        response: { 200: z.array(ObjectionReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await readObjections(deps, await actorOf(request), request.params);
      return isDenial(found) ? refuse(reply, found) : reply.send(found.map(presentObjection));
    },
  );
  app.get(
    '/api/objections/:id',
    { schema: { params, response: { 200: WholeObjectionReply, '4xx': Problem } } },
    async (request, reply) => {
      const found = await readObjection(deps, await actorOf(request), request.params.id);
      return isDenial(found) ? refuse(reply, found) : reply.send(presentWhole(found));
    },
  );
  app.post(
    '/api/objections/:id/acts',
    { schema: { params, body: Treatment, response: { 200: z.object({ state: z.string() }), '4xx': Problem } } },
    async (request, reply) => {
      const treated = await treatObjection(deps, await actorOf(request), request.params.id, request.body);
      return isDenial(treated) ? refuse(reply, treated) : reply.send({ state: treated.state });
    },
  );
  app.get(
    '/api/objections/:id/files/:sha256',
    {
      schema: {
        params: params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
        response: { 200: bytesOf(...shown, 'application/octet-stream'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const opened = await openObjectionFile(deps, await actorOf(request), id, sha256);
      if (isDenial(opened)) return refuse(reply, opened);
      const { file } = opened;
      return reply
        .type(file.type)
        .header('content-length', opened.size)
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header(
          'content-disposition',
          `${shown.has(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .send(opened.stream);
    },
  );
};
