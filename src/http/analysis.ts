import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Combination } from '#src/definition/assessment.ts';
import { isDenial } from '#src/domain/denial.ts';
import { panelChoices } from '#src/services/judging/panel-choices.ts';
import { readSeverity } from '#src/services/judging/read-severity.ts';
import { tryRanking } from '#src/services/judging/what-if.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  ChoicesReply,
  presentChoices,
  presentSeverity,
  presentTried,
  SeverityReply,
  TriedReply,
} from './present/analysis.ts';

const key = z.string().max(60);
const StageParams = z.object({ programme: key, edition: key, class: key, stage: key });
const stagePath = '/api/judging/:programme/:edition/:class/:stage';
const Weight = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/u);

/** What the office looks at before it decides: whom a panel can be given, how firm a line is, how severe assessors were. Nothing here changes anything. */
export const analysisRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    `${stagePath}/panels/:application/choices`,
    {
      schema: {
        params: StageParams.extend({ application: z.string().max(40) }),
        querystring: z.object({ q: z.string().trim().min(1).max(100).optional() }),
        response: { 200: ChoicesReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const input = { ...request.params, search: request.query.q };
      const found = await panelChoices(deps, await actorOf(request), input);
      return isDenial(found) ? refuse(reply, found) : reply.send(presentChoices(found));
    },
  );
  app.post(
    `${stagePath}/what-if`,
    {
      schema: {
        description:
          'A ranking as it would be. Nothing is changed or kept; the stage `overall` is the overall evaluation.',
        params: StageParams,
        body: z.strictObject({
          weights: z.record(key, Weight).optional(),
          combine: z.record(key, Combination).optional(),
          without: z.string().max(40).optional(),
        }),
        response: { 200: TriedReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const tried = await tryRanking(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(tried) ? refuse(reply, tried) : reply.send(presentTried(tried));
    },
  );
  app.get(
    `${stagePath}/severity`,
    { schema: { params: StageParams, response: { 200: SeverityReply, '4xx': Problem } } },
    async (request, reply) => {
      const sets = await readSeverity(deps, await actorOf(request), request.params);
      return isDenial(sets) ? refuse(reply, sets) : reply.send(presentSeverity(sets));
    },
  );
};
