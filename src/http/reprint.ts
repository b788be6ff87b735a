import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { reprintList } from '#src/services/reprint-list.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Pages = z.tuple([z.int(), z.int()]).readonly().nullable();
const ReprintReply = z.object({
  from: z.int().nullable(),
  to: z.int(),
  parts: z
    .array(
      z.object({
        kind: z.enum(['leaf', 'report', 'evidence']),
        id: z.string(),
        title: Text,
        change: z.enum(['same', 'changed', 'new', 'gone']),
        reprint: z.boolean(),
        volume: z.string().nullable(),
        pages: Pages,
        pagesBefore: Pages,
        seal: z.enum(['holds', 'void', 'missing']).nullable(),
      }),
    )
    .readonly(),
  volumes: z.array(z.object({ name: z.string(), pages: z.int(), pagesBefore: z.int().nullable() })).readonly(),
});
const params = z.object({ id: z.string().max(40) });

/** 换页清单: what has to be printed again. */
export const reprintRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/applications/:id/reprint-list',
    { schema: { params, response: { 200: ReprintReply, '4xx': Problem } } },
    async (request, reply) => {
      const list = await reprintList(deps, await actorOf(request), request.params.id);
      return isDenial(list) ? refuse(reply, list) : reply.send(list);
    },
  );
};
