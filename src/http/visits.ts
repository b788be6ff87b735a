import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { printVisit } from '#src/services/judging/print-visit.ts';
import { readVisit } from '#src/services/judging/read-visit.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { presentVisit, VisitReply } from './present/visit.ts';

const params = z.object({ id: z.string().max(40) });
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The site visit of a panel: read and printed here, written as its sheet is. */
export const visitRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/panels/:id/visit',
    { schema: { params, response: { 200: VisitReply, '4xx': Problem } } },
    async (request, reply) => {
      const visit = await readVisit(deps, await actorOf(request), request.params.id);
      return isDenial(visit) ? refuse(reply, visit) : reply.send(presentVisit(visit));
    },
  );

  app.get(
    '/api/panels/:id/visit/:format',
    {
      schema: {
        params: params.extend({ format: z.enum(['pdf', 'docx']) }),
        response: { 200: bytesOf('application/pdf', docx), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const printed = await printVisit(deps, await actorOf(request), { panel: id, format });
      if (isDenial(printed)) return refuse(reply, printed);
      return reply
        .type(printed.type)
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(printed.name)}`)
        .send(Buffer.from(printed.bytes));
    },
  );
};
