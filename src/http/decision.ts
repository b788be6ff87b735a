import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { concludeDecision } from '#src/services/decision/close-motion.ts';
import {
  callMeeting,
  callOffMeeting,
  chairMeeting,
  changeMeeting,
  numberMinutes,
  takeAttendance,
} from '#src/services/decision/meetings.ts';
import { readDecision } from '#src/services/decision/read-decision.ts';
import { decideRecusal, declareRecusal, findConflict } from '#src/services/decision/recusal.ts';
import { addToRoll, endOnRoll } from '#src/services/decision/roll.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { decisionLetterRoutes } from './decision-letters.ts';
import { motionBallotRoutes } from './motion-ballots.ts';
import { motionRoutes } from './motions.ts';
import { ConcludedReply, DecisionReply, MeetingReply, MemberReply, RecusalReply } from './present/decision-schemas.ts';
import { presentDecision, presentMeeting, presentMember, presentRecusal } from './present/decision.ts';

const id = z.string().max(40);
const params = z.object({ id });
const word = z.string().min(1).max(80);
const name = z.string().trim().min(1).max(60);
const reason = z.string().trim().min(1).max(1000);
const day = z.iso.date();
const place = z.string().trim().min(1).max(200);
const edition = { programme: word, edition: word };
const met = { 200: MeetingReply, '4xx': Problem };

/** The committee's decision (审定): its roll, who stands aside, its sessions; motions beside. Embargoed, all of it. */
export const decisionRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(motionRoutes, context);
  await app.register(motionBallotRoutes, context);
  await app.register(decisionLetterRoutes, context);
  await app.register(meetingRoutes, context);
  await app.register(recusalRoutes, context);

  app.get(
    '/api/decision',
    { schema: { querystring: z.object(edition), response: { 200: DecisionReply, '4xx': Problem } } },
    async (request, reply) => {
      const whole = await readDecision(deps, await actorOf(request), request.query);
      return isDenial(whole) ? refuse(reply, whole) : reply.send(presentDecision(whole));
    },
  );
  app.post(
    '/api/decision/conclude',
    {
      schema: {
        body: z.strictObject({ ...edition, why: reason.nullable().default(null) }),
        response: { 200: ConcludedReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await concludeDecision(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
  app.post(
    '/api/committee',
    {
      schema: {
        body: z.strictObject({
          ...edition,
          name: name.optional(),
          userId: z.string().max(80).nullable(),
          chair: z.boolean().default(false),
        }),
        response: { 200: MemberReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await addToRoll(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMember(done, true));
    },
  );
  app.post(
    '/api/committee/:id/end',
    {
      schema: {
        params,
        body: z.strictObject({ reason }),
        response: { 200: z.object({ id: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await endOnRoll(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

/** Standing aside from a case: declared by the member, or found by the office. */
const recusalRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const said = { 200: RecusalReply, '4xx': Problem };
  const body = z.strictObject({ ...edition, application: id, reason });
  app.post('/api/recusals', { schema: { body, response: said } }, async (request, reply) => {
    const done = await declareRecusal(deps, await actorOf(request), request.body);
    return isDenial(done) ? refuse(reply, done) : reply.send(presentRecusal(done));
  });
  app.post(
    '/api/recusals/found',
    { schema: { body: body.extend({ member: id }), response: said } },
    async (request, reply) => {
      const done = await findConflict(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send(presentRecusal(done));
    },
  );
  app.post(
    '/api/recusals/:id',
    {
      schema: {
        params,
        body: z.strictObject({ verdict: z.enum(['confirm', 'reject']), why: reason.nullable().default(null) }),
        response: said,
      },
    },
    async (request, reply) => {
      const done = await decideRecusal(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentRecusal(done));
    },
  );
};

/** Sessions of the committee. */
const meetingRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.post(
    '/api/meetings',
    { schema: { body: z.strictObject({ ...edition, day, place }), response: met } },
    async (request, reply) => {
      const done = await callMeeting(deps, await actorOf(request), request.body);
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
  app.put(
    '/api/meetings/:id',
    {
      schema: {
        params,
        body: z.strictObject({
          day: day.optional(),
          place: place.optional(),
          agenda: z.array(id).max(200).optional(),
        }),
        response: met,
      },
    },
    async (request, reply) => {
      const done = await changeMeeting(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
  app.put(
    '/api/meetings/:id/attendance',
    { schema: { params, body: z.strictObject({ present: z.array(id).max(200) }), response: met } },
    async (request, reply) => {
      const done = await takeAttendance(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
  app.put(
    '/api/meetings/:id/document',
    { schema: { params, body: z.strictObject({ document: z.string().trim().min(1).max(100) }), response: met } },
    async (request, reply) => {
      const done = await numberMinutes(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
  app.post(
    '/api/meetings/:id/call-off',
    { schema: { params, body: z.strictObject({ reason }), response: met } },
    async (request, reply) => {
      const done = await callOffMeeting(deps, await actorOf(request), request.params.id, request.body.reason);
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
  app.post(
    '/api/meetings/:id/chair/:act',
    {
      schema: {
        params: params.extend({ act: z.enum(['begin', 'adjourn', 'close']) }),
        body: z.strictObject({ reason: reason.optional() }),
        response: met,
      },
    },
    async (request, reply) => {
      const done = await chairMeeting(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentMeeting(done));
    },
  );
};
