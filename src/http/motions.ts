import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Choice, Way } from '#src/domain/decision/motion.ts';
import { QuestionCount } from '#src/domain/decision/paper-count.ts';
import { isDenial } from '#src/domain/denial.ts';
import { closeMotion } from '#src/services/decision/close-motion.ts';
import { draftMotion, putMotion, voidMotion, withdrawMotion } from '#src/services/decision/motions.ts';
import { enterCount, signCount } from '#src/services/decision/paper-count.ts';
import { readMotion } from '#src/services/decision/read-decision.ts';
import { addMotionScan, openMotionScan } from '#src/services/decision/scans.ts';
import { castVote, recordVote, settleVote } from '#src/services/decision/votes.ts';
import { actorId } from '#src/services/open-application.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { ActedMotionReply, CountedReply, MotionReply, ScanReply, VotedReply } from './present/decision-schemas.ts';
import { presentMotion } from './present/decision.ts';

const id = z.string().max(40);
const params = z.object({ id });
const reason = z.string().trim().min(1).max(1000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** Most candidates in one motion. */
const most = 1000;
const choices = z.record(id, Choice).refine((given) => Object.keys(given).length <= most);
const acted = { 200: ActedMotionReply, '4xx': Problem };

/** Motions: lists of candidates for a prize, and the votes on them. */
export const motionRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(scanRoute, context);
  await app.register(voteRoutes, context);

  app.post(
    '/api/motions',
    {
      schema: {
        body: z.strictObject({
          meeting: id,
          prize: z.string().max(60),
          way: Way.optional(),
          candidates: z.array(id).min(1).max(most).optional(),
          former: id.nullable().default(null),
        }),
        response: acted,
      },
    },
    async (request, reply) => {
      const done = await draftMotion(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, state: done.state });
    },
  );
  app.get(
    '/api/motions/:id',
    { schema: { params, response: { 200: MotionReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const seen = await readMotion(deps, actor, request.params.id);
      return isDenial(seen) ? refuse(reply, seen) : reply.send(presentMotion(seen, actorId(actor)));
    },
  );
  app.post('/api/motions/:id/put', { schema: { params, response: acted } }, async (request, reply) => {
    const done = await putMotion(deps, await actorOf(request), request.params.id);
    return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, state: done.state });
  });
  app.post(
    '/api/motions/:id/withdraw',
    { schema: { params, body: z.strictObject({ reason }), response: acted } },
    async (request, reply) => {
      const done = await withdrawMotion(deps, await actorOf(request), request.params.id, request.body.reason);
      return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, state: done.state });
    },
  );
  app.post(
    '/api/motions/:id/void',
    { schema: { params, body: z.strictObject({ reason }), response: acted } },
    async (request, reply) => {
      const done = await voidMotion(deps, await actorOf(request), request.params.id, request.body.reason);
      return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, state: done.state });
    },
  );
  app.post(
    '/api/motions/:id/close',
    { schema: { params, body: z.strictObject({ why: reason.optional() }), response: acted } },
    async (request, reply) => {
      const done = await closeMotion(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, state: done.state });
    },
  );
  app.get(
    '/api/motions/:id/files/:sha256',
    {
      schema: {
        params: params.extend({ sha256 }),
        response: { 200: bytesOf('application/pdf', 'image/png', 'image/jpeg'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openMotionScan(deps, await actorOf(request), request.params.id, request.params.sha256);
      if (isDenial(opened)) return refuse(reply, opened);
      return reply
        .type(opened.scan.type)
        .header('content-length', opened.size)
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(opened.scan.name)}`)
        .send(opened.stream);
    },
  );
};

/** Votes as they come: from a member's own session, recorded for one, or counted on paper. */
const voteRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const voted = { 200: VotedReply, '4xx': Problem };
  const counted = { 200: CountedReply, '4xx': Problem };
  app.put(
    '/api/motions/:id/vote',
    { schema: { params, body: z.strictObject({ choices }), response: voted } },
    async (request, reply) => {
      const done = await castVote(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.put(
    '/api/motions/:id/votes/:member',
    { schema: { params: params.extend({ member: id }), body: z.strictObject({ choices }), response: voted } },
    async (request, reply) => {
      const done = await recordVote(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/motions/:id/votes/:member',
    {
      schema: {
        params: params.extend({ member: id }),
        body: z.strictObject({ verdict: z.enum(['confirm', 'reject']), reason: reason.optional() }),
        response: voted,
      },
    },
    async (request, reply) => {
      const done = await settleVote(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.put(
    '/api/motions/:id/count',
    {
      schema: { params, body: z.strictObject({ counts: z.array(QuestionCount).min(1).max(most) }), response: counted },
    },
    async (request, reply) => {
      const done = await enterCount(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.put(
    '/api/motions/:id/count/sheet',
    {
      schema: {
        params,
        body: z.strictObject({ scan: sha256, signedBy: z.array(z.string().trim().min(1).max(60)).length(2) }),
        response: counted,
      },
    },
    async (request, reply) => {
      const done = await signCount(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

/** The scan of a count sheet as it comes. */
const scanRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/motions/:id/files',
    {
      schema: {
        description: 'The body is the scan itself.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.object({ name: z.string().min(1).max(200) }),
        response: { 200: ScanReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
      const added = await addMotionScan(deps, await actorOf(request), {
        id: request.params.id,
        name: request.query.name,
        bytes,
      });
      return isDenial(added) ? refuse(reply, added) : reply.send(added);
    },
  );
};
