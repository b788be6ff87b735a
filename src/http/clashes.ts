import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { isDenial } from '#src/domain/denial.ts';
import { decideClash, listClashes } from '#src/services/decide-clash.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const words = z.string().trim().min(1).max(2000);
const Instant = z.iso.datetime();
const Keep = z.enum(['both', 'first', 'second']);
const ClashReply = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  pair: z.string(),
  state: z.string(),
  foundAt: Instant,
  sides: z.array(z.object({ id: z.string(), applicant: z.string(), channel: z.string(), state: z.string() })),
  decision: z.object({ keep: Keep, reason: z.string(), number: z.string().nullable() }).nullable(),
});

/** Applications that may not both stand: both sides for the province and supervision, a decision by the province. */
export const clashRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/clashes',
    { schema: { response: { 200: z.array(ClashReply), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      return reply.send(
        (await listClashes(deps, actor)).map(({ id, programme, edition, pair, state, foundAt, sides, decision }) => ({
          id,
          programme,
          edition,
          pair,
          state,
          foundAt: foundAt.toISOString(),
          sides: [...sides],
          decision,
        })),
      );
    },
  );

  app.post(
    '/api/clashes/:id/decision',
    {
      schema: {
        params: z.object({ id: z.string().max(40) }),
        body: z.strictObject({
          keep: Keep,
          reason: words,
          rule: z.string().trim().min(1).max(300).optional(),
          number: z.string().trim().min(1).max(100).optional(),
        }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await decideClash(deps, await actorOf(request), {
        id: request.params.id,
        ...request.body,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
};
