import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { decisionLetter, numberDecision } from '#src/services/decision/decision-letter.ts';
import { minutes } from '#src/services/decision/minutes.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { letterFiles, sendEither } from './letters.ts';

const word = z.string().min(1).max(80);
const edition = { programme: word, edition: word };
const format = z.enum(['docx', 'pdf']);
const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Minutes of sessions and the decision, as editable Word and as PDF (X8). */
export const decisionLetterRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/meetings/:id/minutes/:format',
    { config: limit, schema: { params: z.object({ id: z.string().max(40), format }), response: letterFiles } },
    async (request, reply) =>
      sendEither(reply, await minutes(deps, await actorOf(request), request.params.id), request.params.format),
  );
  app.get(
    '/api/decision/letter/:format',
    {
      config: limit,
      schema: { params: z.object({ format }), querystring: z.object(edition), response: letterFiles },
    },
    async (request, reply) =>
      sendEither(reply, await decisionLetter(deps, await actorOf(request), request.query), request.params.format),
  );
  app.put(
    '/api/decision/number',
    {
      schema: {
        body: z.strictObject({ ...edition, number: z.string().trim().min(1).max(100) }),
        response: { 200: z.object({ number: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await numberDecision(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
