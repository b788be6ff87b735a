import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { checkIds } from '#src/domain/replay/finding.ts';
import { printReplay, replayDatabase } from '#src/services/replay/replay-database.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const key = z.string().max(60);
const params = z.object({ programme: key, edition: key });
const Findings = z
  .array(z.object({ file: z.string(), line: z.int().nullable(), path: z.string(), zh: z.string(), en: z.string() }))
  .readonly();
const Reply = z.object({
  at: z.iso.datetime(),
  root: z.object({ seq: z.int(), hash: z.string(), at: z.string() }).nullable(),
  checks: z
    .array(z.object({ check: z.enum(checkIds), count: z.int(), findings: Findings, skipped: Findings }))
    .readonly(),
});

/** The judging of an edition recomputed over the database, for supervision. */
export const replayRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/judging/:programme/:edition/replay',
    { schema: { params, response: { 200: Reply, '4xx': Problem } } },
    async (request, reply) => {
      const done = await replayDatabase(deps, await actorOf(request), request.params);
      if (isDenial(done)) return refuse(reply, done);
      const { root, checks } = done.report;
      return reply.send({ at: done.at.toISOString(), root, checks });
    },
  );
  app.get(
    '/api/judging/:programme/:edition/replay/sheet',
    { schema: { params, response: { 200: bytesOf('application/pdf'), '4xx': Problem } } },
    async (request, reply) => {
      const printed = await printReplay(deps, await actorOf(request), request.params);
      if (isDenial(printed)) return refuse(reply, printed);
      return reply.type('application/pdf').header('cache-control', 'private, no-store').send(printed);
    },
  );
};
