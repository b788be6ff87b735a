import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DemoClock } from '#src/adapters/clock.ts';
import type { DemoPerson } from '#src/adapters/demo-people.ts';
import type { Mailbox } from '#src/adapters/mail.ts';
import type { Auth } from './auth.ts';
import { SeatRole } from '#src/definition/workflow.ts';
import { deny } from '#src/domain/denial.ts';
import { seatInDemo } from '#src/services/seat-in-demo.ts';
import { endSession } from '#src/store/live-sessions.ts';
import { markFactor } from '#src/store/sessions.ts';
import type { HttpContext } from './context.ts';
import { refuse } from './errors.ts';
import { tokenGiven, type SessionSettings } from './session.ts';

export interface DemoParts {
  readonly clock: DemoClock;
  readonly mailbox: Mailbox;
  readonly people: () => Promise<readonly DemoPerson[]>;
  readonly auth: Auth;
  readonly baseUrl: string;
}

const signedOut = deny('signed-out', '请先登录。', 'Sign in first.');

/** What only the demo has: a switcher of persons, a clock that can be set, a mailbox to read. `serve` registers none of it. */
export const demoRoutes: FastifyPluginAsyncZod<
  HttpContext & { readonly demo: DemoParts; readonly session: SessionSettings }
> = async (app, { demo, deps, actorOf, tokenOf, session }) => {
  app.get('/demo/people', { schema: { hide: true } }, async () =>
    (await demo.people()).map(({ password: _, ...person }) => person),
  );

  app.post(
    '/demo/switch',
    { schema: { hide: true, body: z.strictObject({ id: z.string().max(60) }) } },
    async (request, reply) => {
      const person = (await demo.people()).find((one) => one.id === request.body.id);
      if (person === undefined)
        return reply
          .status(404)
          .send({ code: 'absent', reason: { zh: '没有这个演示人物。', en: 'There is no such demo person.' } });
      const signedIn = await demo.auth.api.signInEmail({
        body: { email: person.email, password: person.password },
        headers: new Headers({ origin: demo.baseUrl }),
        asResponse: true,
      });
      // The demo's people are entered without a device that makes codes.
      const token = tokenGiven(signedIn.headers.getSetCookie(), session);
      if (token !== null) await markFactor(deps.db, token, new Date());
      const before = tokenOf(request);
      if (before !== null) await endSession(deps.db, before);
      for (const cookie of signedIn.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.status(signedIn.ok ? 200 : 500).send({ id: person.id });
    },
  );

  app.post(
    '/demo/seats',
    { schema: { hide: true, body: z.strictObject({ authority: z.string().max(80), role: SeatRole }) } },
    async (request, reply) => {
      const [actor, token] = [await actorOf(request), tokenOf(request)];
      if (actor.kind !== 'user' || token === null) return refuse(reply, signedOut);
      const refused = await seatInDemo(deps, actor, { ...request.body, token });
      return refused === null ? reply.send(request.body) : refuse(reply, refused);
    },
  );

  app.get('/demo/clock', { schema: { hide: true } }, async () => ({ now: (await demo.clock.now()).toISOString() }));
  app.post(
    '/demo/clock',
    { schema: { hide: true, body: z.strictObject({ now: z.iso.datetime({ offset: true }) }) } },
    async (request) => {
      await demo.clock.setTime(new Date(request.body.now));
      return { now: (await demo.clock.now()).toISOString() };
    },
  );

  app.get(
    '/demo/mail',
    { schema: { hide: true, querystring: z.object({ to: z.string().max(200).optional() }) } },
    async (request) =>
      (await demo.mailbox.list(request.query.to)).map((mail) => ({
        id: mail.id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        at: mail.sentAt,
      })),
  );
};
