import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { eligiblePeople, prepareMotionBallots } from '#src/services/decision/prepare-ballots.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { BallotListReply, presentBallotRow } from './present/ballot.ts';

const word = z.string().min(1).max(80);
const user = z.string().min(1).max(60);
const Named = z.array(z.object({ user: z.string(), name: z.string() }));

/** Secret ballots of a motion, and whom the office can choose for the committee and for its boxes. */
export const motionBallotRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.post(
    '/api/motions/:id/ballots',
    {
      schema: {
        description: 'One ballot is prepared for each set of questions that the same members vote on.',
        params: z.object({ id: z.string().max(40) }),
        body: z.strictObject({ custodians: z.tuple([user, user]) }),
        response: { 201: BallotListReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const input = { ...request.params, ...request.body };
      const made = await prepareMotionBallots(deps, await actorOf(request), input);
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send({ ballots: made.map(presentBallotRow) });
    },
  );
  app.get(
    '/api/committee/eligible',
    {
      schema: {
        querystring: z.object({ programme: word, edition: word }),
        response: { 200: z.object({ members: Named, custodians: Named }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await eligiblePeople(deps, await actorOf(request), request.query);
      return isDenial(found)
        ? refuse(reply, found)
        : reply.send({ members: [...found.members], custodians: [...found.custodians] });
    },
  );
};
