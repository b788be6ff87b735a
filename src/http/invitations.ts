import { hashPassword } from 'better-auth/crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { acceptInvitation, readInvitation } from '#src/services/accept-invitation.ts';
import type { AuthRoutes } from './auth-routes.ts';
import { Problem, refuse } from './errors.ts';

const secret = z.string().trim().min(8).max(80);
/** Guesses from one network address in a minute; a code on paper has 59 random bits. */
const guesses = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Opening an account by an invitation, without one of one's own. The secret comes in the body: addresses are logged. */
export const invitationRoutes: FastifyPluginAsyncZod<AuthRoutes> = async (app, { deps, actorOf }) => {
  app.post(
    '/api/invitations/read',
    {
      config: guesses,
      schema: {
        body: z.strictObject({ secret }),
        response: {
          200: z.object({ name: z.string(), email: z.string().nullable(), wantsPassword: z.boolean() }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const invitation = await readInvitation(deps, await actorOf(request), request.body.secret);
      return isDenial(invitation) ? refuse(reply, invitation) : reply.send(invitation);
    },
  );

  app.post(
    '/api/invitations/accept',
    {
      config: guesses,
      schema: {
        body: z.strictObject({ secret, password: z.string().min(10).max(128).optional() }),
        response: { 200: z.object({ signInName: z.string(), existing: z.boolean() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { password } = request.body;
      const accepted = await acceptInvitation(deps, await actorOf(request), {
        secret: request.body.secret,
        passwordHash: password === undefined ? null : await hashPassword(password),
      });
      return isDenial(accepted) ? refuse(reply, accepted) : reply.send(accepted);
    },
  );
};
