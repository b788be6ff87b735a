import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { addAddendum, AddendumWords, markAddendumRead } from '#src/services/add-addendum.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const id = z.string().max(40);
const params = z.object({ id });

/** What comes after submission: the applicant adds it, the province has read it. */
export const addendaRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.post(
    '/api/applications/:id/addenda',
    { schema: { params, body: AddendumWords, response: { 201: z.object({ task: z.string() }), '4xx': Problem } } },
    async (request, reply) => {
      const added = await addAddendum(deps, await actorOf(request), request.params.id, request.body);
      return isDenial(added) ? refuse(reply, added) : reply.status(201).send(added);
    },
  );
  app.put(
    '/api/cases/:id/addenda/:task',
    {
      schema: {
        params: params.extend({ task: id }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await markAddendumRead(deps, await actorOf(request), request.params.id, request.params.task);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
