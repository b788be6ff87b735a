import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { publishPractice, readReleased } from '#src/services/practice/publish-practice.ts';
import { readShares, releasePractice, withdrawPractice } from '#src/services/practice/share-practice.ts';
import type { Practice } from '#src/store/practice.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const id = z.string().max(40);
const part = z.string().max(80);
const award = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const Text = z.object({ zh: z.string(), en: z.string() });
const Instant = z.iso.datetime();
const PracticeReply = z.object({
  title: z.string(),
  body: z.string(),
  state: z.string(),
  version: z.int(),
  releasedAt: Instant,
  publishedAt: Instant.nullable(),
});
const present = ({ title, body, state, version, releasedAt, publishedAt }: Practice) => ({
  title,
  body,
  state,
  version,
  releasedAt: releasedAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
});
const StateReply = z.object({ state: z.string() });

/** What winners share of their practice (R7): released by the owner, published by the office. */
export const practiceRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/applications/:id/practice',
    {
      schema: {
        params: z.object({ id }),
        response: {
          200: z.array(z.object({ part, title: Text, draft: z.string(), released: PracticeReply.nullable() })),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const shares = await readShares(deps, await actorOf(request), request.params.id);
      if (isDenial(shares)) return refuse(reply, shares);
      return reply.send(
        shares.map((one) => ({
          part: one.part.id,
          title: one.part.title,
          draft: one.draft,
          released: one.released === null ? null : present(one.released),
        })),
      );
    },
  );
  app.put(
    '/api/applications/:id/practice/:part',
    {
      schema: {
        params: z.object({ id, part }),
        body: z.strictObject({
          title: z.string().trim().min(2).max(100),
          body: z.string().trim().min(20).max(20_000),
          /** The owner's word that no trade secret is in it. */
          noSecret: z.literal(true),
        }),
        response: { 200: PracticeReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { title, body } = request.body;
      const input = { applicationId: request.params.id, part: request.params.part, title, body };
      const released = await releasePractice(deps, await actorOf(request), input);
      return isDenial(released) ? refuse(reply, released) : reply.send(present(released));
    },
  );
  app.delete(
    '/api/applications/:id/practice/:part',
    { schema: { params: z.object({ id, part }), response: { 200: StateReply, '4xx': Problem } } },
    async (request, reply) => {
      const input = { applicationId: request.params.id, part: request.params.part };
      const done = await withdrawPractice(deps, await actorOf(request), input);
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
  app.get(
    '/api/awards/:programme/:edition/practice',
    {
      schema: {
        params: award,
        response: {
          200: z.array(PracticeReply.extend({ application: z.string(), part, winner: z.string() })),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const found = await readReleased(deps, await actorOf(request), request.params);
      if (isDenial(found)) return refuse(reply, found);
      return reply.send(
        found.map(({ practice, winner }) => ({
          ...present(practice),
          application: practice.applicationId,
          part: practice.part,
          winner: winner.name,
        })),
      );
    },
  );
  app.post(
    '/api/awards/:programme/:edition/practice/:application/:part',
    {
      schema: {
        params: award.extend({ application: id, part }),
        body: z.strictObject({ version: z.int().positive(), publish: z.boolean() }),
        response: { 200: StateReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { application: applicationId, ...rest } = request.params;
      const input = { ...rest, applicationId, ...request.body };
      const done = await publishPractice(deps, await actorOf(request), input);
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
};
