import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ConflictWeight } from '#src/definition/assessment.ts';
import { isDenial } from '#src/domain/denial.ts';
import { readCaseConflicts } from '#src/services/pool/case-conflicts.ts';
import { claimConflict, decideClaim, readOwnClaims } from '#src/services/pool/claim-conflict.ts';
import { decideConflict } from '#src/services/pool/decide-conflict.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { CaseConflictsReply, OwnClaimsReply, presentClaim, presentConflicts } from './present/pool.ts';

const id = z.string().max(40);
const params = z.object({ id });
const words = z.string().trim().min(1).max(2000);
const named = z.string().trim().max(120).default('');

/** Conflicts of interest of an application: computed, declared and claimed, for the office; what the applicant claims, for its owner. */
export const conflictRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/cases/:id/conflicts',
    { schema: { params, response: { 200: CaseConflictsReply, '4xx': Problem } } },
    async (request, reply) => {
      const found = await readCaseConflicts(deps, await actorOf(request), request.params.id);
      return isDenial(found) ? refuse(reply, found) : reply.send(presentConflicts(found));
    },
  );
  app.put(
    '/api/cases/:id/conflicts/:conflict',
    {
      schema: {
        params: params.extend({ conflict: id }),
        body: z.strictObject({
          state: z.enum(['confirmed', 'dismissed']),
          reason: words,
          weight: ConflictWeight.optional(),
        }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, conflict } = request.params;
      const done = await decideConflict(deps, await actorOf(request), { applicationId, conflict, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
  app.put(
    '/api/cases/:id/conflict-claims/:claim',
    {
      schema: {
        params: params.extend({ claim: id }),
        body: z.strictObject({ upheld: z.boolean(), assessorId: id.nullable(), answer: words }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, claim } = request.params;
      const done = await decideClaim(deps, await actorOf(request), { applicationId, claim, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.get(
    '/api/applications/:id/conflict-claims',
    { schema: { params, response: { 200: OwnClaimsReply, '4xx': Problem } } },
    async (request, reply) => {
      const claims = await readOwnClaims(deps, await actorOf(request), request.params.id);
      return isDenial(claims) ? refuse(reply, claims) : reply.send(claims.map(presentClaim));
    },
  );
  app.post(
    '/api/applications/:id/conflict-claims',
    {
      schema: {
        description: 'Names a person, an institution or both that should not assess the application.',
        params,
        body: z.strictObject({ person: named, institution: named, reason: words }),
        response: { 201: z.object({ claim: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const made = await claimConflict(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.body,
      });
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send(made);
    },
  );
};
