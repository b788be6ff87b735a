import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Token } from '#src/domain/ballot/token.ts';
import { deny, isDenial } from '#src/domain/denial.ts';
import { castBallot } from '#src/services/cast-ballot.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { CastReply } from './present/ballot.ts';

/** What a request must not bring, because it tells who sends it. */
const telling = ['cookie', 'authorization', 'referer'] as const;
/** The longest form with its ciphertext in hex stays far below. */
const bodyLimit = 256 * 1024;

/**
 * Where ballots are cast: without session, and without a line in the log, be it of a ballot, a refusal or a fault. The
 * session is not read; a request that brings one is refused, so that no page ever casts with it.
 */
export const castRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps }) => {
  app.post(
    '/api/ballots/:id/cast',
    {
      logLevel: 'silent',
      bodyLimit,
      schema: {
        description: 'Takes no session, cookie or referrer; nothing of who sent it or when is kept or logged.',
        params: z.object({ id: z.string().max(40) }),
        body: z.strictObject({ ...Token.shape, ciphertext: z.string().regex(/^(?:[0-9a-f]{2})+$/u) }),
        response: { 200: CastReply, '4xx': Problem },
      },
      onRequest: async (request, reply) => {
        if (telling.some((name) => request.headers[name] !== undefined)) return refuse(reply, known);
      },
    },
    async (request, reply) => {
      const done = await castBallot(deps, { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

const known = deny(
  'invalid',
  '投票请求带有登录信息，为保守秘密未予接收，请从表决页投票。',
  'The request brought along who sends it and was not taken, to keep the secret. Cast from the page of the vote.',
);
