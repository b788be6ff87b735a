import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SeatRole } from '#src/definition/workflow.ts';
import { isDenial } from '#src/domain/denial.ts';
import { closeAccount } from '#src/services/close-account.ts';
import { delegateSeat } from '#src/services/delegate-seat.ts';
import { endSeat } from '#src/services/end-seat.ts';
import { grantSeat } from '#src/services/grant-seat.ts';
import { invitePerson, withdrawInvited } from '#src/services/invite-person.ts';
import { listMembers } from '#src/services/list-members.ts';
import { readMemberLog } from '#src/services/read-member-log.ts';
import { resetFactor } from '#src/services/reset-factor.ts';
import type { AuthRoutes } from './auth-routes.ts';
import { Problem, refuse } from './errors.ts';
import { invitationMail, isSent } from './invitation-mail.ts';
import { LogCursor, LogReply, MembersReply, presentLog, presentMembers } from './present/members.ts';

const programme = z.string().max(80);
const id = z.string().max(60);
const byId = z.object({ id });
const Made = z.object({ id: z.string() });
const Day = z.iso.date();

/** Accounts and seats of authorities: three offices of the administration, and colleagues who hand a role on. */
export const memberRoutes: FastifyPluginAsyncZod<AuthRoutes> = async (app, { deps, actorOf, auth }) => {
  app.get(
    '/api/members',
    { schema: { querystring: z.object({ programme }), response: { 200: MembersReply, '4xx': Problem } } },
    async (request, reply) => {
      const members = await listMembers(deps, await actorOf(request), request.query.programme);
      return isDenial(members) ? refuse(reply, members) : reply.send(presentMembers(members));
    },
  );

  app.post(
    '/api/members/invitations',
    {
      schema: {
        description: 'Invites somebody: by a link in a mail, or without `email` by a code for paper, told this once.',
        body: z.strictObject({
          programme,
          name: z.string().trim().min(1).max(60),
          email: z.email().max(200).nullable(),
        }),
        response: {
          201: z.object({
            id: z.string(),
            code: z.string().nullable(),
            expiresAt: z.iso.datetime(),
            mailed: z.boolean(),
          }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const { email } = request.body;
      const invited = await invitePerson(deps, await actorOf(request), request.body);
      if (isDenial(invited)) return refuse(reply, invited);
      const mailed = email !== null && (await isSent(deps, invitationMail(email, invited, auth.options.baseURL)));
      const code = email === null ? invited.secret : null;
      return reply.status(201).send({ id: invited.id, code, expiresAt: invited.expiresAt.toISOString(), mailed });
    },
  );
  app.post(
    '/api/members/invitations/:id/withdraw',
    { schema: { params: byId, response: { 200: z.object({ withdrawn: z.literal(true) }), '4xx': Problem } } },
    async (request, reply) => {
      const withdrawn = await withdrawInvited(deps, await actorOf(request), request.params.id);
      return isDenial(withdrawn) ? refuse(reply, withdrawn) : reply.send(withdrawn);
    },
  );

  app.post(
    '/api/members/seats',
    {
      schema: {
        body: z.strictObject({
          programme,
          authority: id,
          userId: id,
          role: SeatRole,
          from: Day.nullable(),
          until: Day.nullable(),
        }),
        response: { 201: Made, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const seat = await grantSeat(deps, await actorOf(request), request.body);
      return isDenial(seat) ? refuse(reply, seat) : reply.status(201).send(seat);
    },
  );
  app.post(
    '/api/members/seats/:id/end',
    { schema: { params: byId, response: { 200: z.object({ ended: z.int() }), '4xx': Problem } } },
    async (request, reply) => {
      const ended = await endSeat(deps, await actorOf(request), request.params.id);
      return isDenial(ended) ? refuse(reply, ended) : reply.send(ended);
    },
  );
  app.post(
    '/api/members/seats/:id/delegate',
    {
      schema: {
        description: 'Hands one’s own role to a colleague from one day until another; it ends by itself.',
        params: byId,
        body: z.strictObject({ userId: id, from: Day, until: Day }),
        response: { 201: Made, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const seat = await delegateSeat(deps, await actorOf(request), { memberId: request.params.id, ...request.body });
      return isDenial(seat) ? refuse(reply, seat) : reply.status(201).send(seat);
    },
  );

  app.post(
    '/api/members/accounts/:id/close',
    {
      schema: {
        params: byId,
        body: z.strictObject({ programme }),
        response: { 200: z.object({ seats: z.int() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const closed = await closeAccount(deps, await actorOf(request), {
        userId: request.params.id,
        programme: request.body.programme,
      });
      return isDenial(closed) ? refuse(reply, closed) : reply.send(closed);
    },
  );
  app.post(
    '/api/members/accounts/:id/reset-factor',
    {
      schema: {
        params: byId,
        body: z.strictObject({ programme }),
        response: { 200: z.object({ reset: z.literal(true) }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const reset = await resetFactor(deps, await actorOf(request), {
        userId: request.params.id,
        programme: request.body.programme,
      });
      return isDenial(reset) ? refuse(reply, reset) : reply.send(reset);
    },
  );

  app.get(
    '/api/members/log',
    {
      schema: {
        querystring: z.object({ programme, before: LogCursor.optional() }),
        response: { 200: LogReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { before } = request.query;
      const log = await readMemberLog(deps, await actorOf(request), {
        programme: request.query.programme,
        before: before ?? null,
      });
      return isDenial(log) ? refuse(reply, log) : reply.send(presentLog(deps, log));
    },
  );
};
