import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { EventProof } from '#src/domain/audit/proof.ts';
import { AuditRoot } from '#src/domain/audit/root.ts';
import { isDenial } from '#src/domain/denial.ts';
import { publishedRoots } from '#src/services/list-roots.ts';
import { proveReceipt } from '#src/services/prove-receipt.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const RootPage = z.object({ roots: z.array(AuditRoot).readonly(), next: z.int().nullable() });

/** The roots over the audit events, for everybody, and the proof that a receipt lies under one, for its owner. */
export const auditRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/public/audit-roots',
    {
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        querystring: z.object({
          programme: z.string().max(80),
          edition: z.string().max(40),
          /** Number of the last root that is known already. */
          after: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
        }),
        response: { 200: RootPage, '4xx': Problem },
      },
    },
    async (request, reply) => reply.send(await publishedRoots(deps, request.query)),
  );

  app.get(
    '/api/applications/:id/receipts/:revision/proof',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        params: z.object({
          id: z.string().max(40),
          revision: z.coerce.number().int().positive().max(2_000_000_000),
        }),
        response: { 200: EventProof, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id, revision } = request.params;
      const proof = await proveReceipt(deps, await actorOf(request), id, revision);
      return isDenial(proof) ? refuse(reply, proof) : reply.send(proof);
    },
  );
};
