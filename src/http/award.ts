import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { confirmApproval, recordApproval, rejectApproval } from '#src/services/award/approve.ts';
import { confer, revoke } from '#src/services/award/confer.ts';
import { publishNotice } from '#src/services/award/publish-notice.ts';
import { readAward } from '#src/services/award/read-award.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { AwardReply, presentAward } from './present/award.ts';

const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const words = z.string().trim().min(1).max(2000);
const number = z.string().trim().min(1).max(100);
const done = { 200: z.object({ done: z.literal(true) }), '4xx': Problem };
const ok = { done: true } as const;

/** The award after its decision, for the office: notice, approval, conferment, revocation. */
export const awardRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/awards/:programme/:edition',
    { schema: { params, response: { 200: AwardReply, '4xx': Problem } } },
    async (request, reply) => {
      const award = await readAward(deps, await actorOf(request), request.params);
      return isDenial(award) ? refuse(reply, award) : reply.send(presentAward(award));
    },
  );
  app.post('/api/awards/:programme/:edition/notice', { schema: { params, response: done } }, async (request, reply) => {
    const published = await publishNotice(deps, await actorOf(request), request.params);
    return isDenial(published) ? refuse(reply, published) : reply.send(ok);
  });
  app.post(
    '/api/awards/:programme/:edition/approval',
    {
      schema: {
        params,
        body: z.strictObject({ number, date: Day, scan: z.string().max(40) }),
        response: done,
      },
    },
    async (request, reply) => {
      const recorded = await recordApproval(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(recorded) ? refuse(reply, recorded) : reply.send(ok);
    },
  );
  app.post(
    '/api/awards/:programme/:edition/approval/confirmation',
    {
      schema: {
        params,
        body: z.discriminatedUnion('verdict', [
          z.strictObject({ verdict: z.literal('confirm') }),
          z.strictObject({ verdict: z.literal('reject'), reason: words }),
        ]),
        response: done,
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const { body, params: key } = request;
      const decided =
        body.verdict === 'confirm'
          ? await confirmApproval(deps, actor, key)
          : await rejectApproval(deps, actor, { ...key, reason: body.reason });
      return isDenial(decided) ? refuse(reply, decided) : reply.send(ok);
    },
  );
  app.post(
    '/api/awards/:programme/:edition/conferment',
    { schema: { params, body: z.strictObject({ date: Day.optional() }), response: done } },
    async (request, reply) => {
      const conferred = await confer(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(conferred) ? refuse(reply, conferred) : reply.send(ok);
    },
  );
  app.post(
    '/api/awards/:programme/:edition/outcomes/:application/revocation',
    {
      schema: {
        params: params.extend({ application: z.string().max(40) }),
        body: z.strictObject({ reason: words, number }),
        response: done,
      },
    },
    async (request, reply) => {
      const { application: applicationId, ...key } = request.params;
      const revoked = await revoke(deps, await actorOf(request), { ...key, applicationId, ...request.body });
      return isDenial(revoked) ? refuse(reply, revoked) : reply.send(ok);
    },
  );
};
