import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pingDatabase } from '#src/store/sessions.ts';
import type { HttpContext } from './context.ts';

/** Whether the process lives, and whether it can do its work. */
export const healthRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps }) => {
  app.get('/healthz', { schema: { response: { 200: z.object({ ok: z.literal(true) }) } } }, async () => ({
    ok: true as const,
  }));
  app.get(
    '/readyz',
    { schema: { response: { 200: z.object({ ok: z.literal(true), editions: z.int() }) } } },
    async () => {
      await pingDatabase(deps.db);
      return { ok: true as const, editions: deps.editions.all().length };
    },
  );
};
