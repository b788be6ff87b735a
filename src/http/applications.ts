import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { situationOf } from '#src/services/facts.ts';
import { compareRevisions } from '#src/services/compare-revisions.ts';
import { finaliseDossier } from '#src/services/finalise-dossier.ts';
import { listApplications } from '#src/services/list-applications.ts';
import { openApplication } from '#src/services/open-application.ts';
import { readOwnOutcome } from '#src/services/award/own-outcome.ts';
import { readApplication } from '#src/services/read-application.ts';
import { recallDossier } from '#src/services/act-on-case.ts';
import { sendPrecheck } from '#src/services/send-precheck.ts';
import { submitApplication } from '#src/services/submit-application.ts';
import { unlockDossier } from '#src/services/unlock-dossier.ts';
import { withdrawSubmission } from '#src/services/withdraw-submission.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { whyNot } from '#src/domain/access/why-not.ts';
import { ApplicationReply, Finding, Listed, Receipt } from './present/schemas.ts';
import { DifferenceReply, presentDifference } from './present/difference.ts';
import { presentApplication, presentListed, presentReceipt } from './present/application.ts';
import { freezeProgress } from '#src/jobs/progress.ts';

const Digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/u) });
const params = z.object({ id: z.string().max(40) });
/** A submission is small: it names the digest it hands in. */
const submitLimit = 16 * 1024;

/** Large replies are written as they are: checking them against their schema again costs as much as all the rest. */
const asItIs =
  () =>
  (reply: unknown): string =>
    JSON.stringify(reply);

/** Opening, listing, reading an application, and its acts. */
export const applicationRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/applications',
    { schema: { response: { 200: z.array(Listed), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'application.open', null);
      return denial === null
        ? reply.send((await listApplications(deps, actor)).map(presentListed))
        : refuse(reply, denial);
    },
  );

  app.post(
    '/api/applications',
    {
      schema: {
        body: z.strictObject({ programme: z.string().max(80), edition: z.string().max(40), class: z.string().max(40) }),
        response: { 201: z.object({ id: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openApplication(deps, await actorOf(request), request.body);
      return isDenial(opened) ? refuse(reply, opened) : reply.status(201).send(opened);
    },
  );

  app.get(
    '/api/applications/:id',
    { serializerCompiler: asItIs, schema: { params, response: { 200: ApplicationReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const whole = await readApplication(deps, actor, request.params.id);
      if (isDenial(whole)) return refuse(reply, whole);
      const at = await deps.clock.now();
      const now = situationOf(deps, actor, whole, at);
      return reply.send(
        presentApplication({
          whole,
          now,
          at,
          progress: freezeProgress(whole.application.id),
          glyphs: deps.print.glyphs().digest,
          outcome: await readOwnOutcome(deps, whole),
        }),
      );
    },
  );

  app.get(
    '/api/applications/:id/findings',
    { serializerCompiler: asItIs, schema: { params, response: { 200: z.array(Finding).readonly(), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const whole = await readApplication(deps, actor, request.params.id);
      if (isDenial(whole)) return refuse(reply, whole);
      return reply.send(situationOf(deps, actor, whole, await deps.clock.now()).findings);
    },
  );

  app.get(
    '/api/applications/:id/differences',
    {
      schema: {
        params,
        querystring: z.object({ from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
        response: { 200: z.array(DifferenceReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await compareRevisions(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.query,
      });
      return isDenial(found) ? refuse(reply, found) : reply.send(found.map(presentDifference));
    },
  );

  const acted = z.object({ state: z.string() });
  app.post(
    '/api/applications/:id/actions/finalise',
    { schema: { params, response: { 200: acted, '4xx': Problem } } },
    async (request, reply) => {
      const done = await finaliseDossier(deps, await actorOf(request), request.params.id);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/applications/:id/actions/unlock',
    { schema: { params, response: { 200: acted, '4xx': Problem } } },
    async (request, reply) => {
      const done = await unlockDossier(deps, await actorOf(request), request.params.id);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/applications/:id/actions/withdraw',
    { schema: { params, response: { 200: acted, '4xx': Problem } } },
    async (request, reply) => {
      const done = await withdrawSubmission(
        deps,
        await actorOf(request),
        request.params.id,
        await deps.clock.inTimeInstant(request.headersComplete),
      );
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/applications/:id/actions/send-precheck',
    {
      bodyLimit: submitLimit,
      schema: { params, body: Digest, response: { 200: acted, '4xx': Problem } },
    },
    async (request, reply) => {
      const done = await sendPrecheck(deps, await actorOf(request), {
        applicationId: request.params.id,
        digest: request.body.digest,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/applications/:id/actions/recall',
    { schema: { params, response: { 200: acted, '4xx': Problem } } },
    async (request, reply) => {
      const done = await recallDossier(deps, await actorOf(request), {
        applicationId: request.params.id,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return isDenial(done) ? refuse(reply, done) : reply.send({ state: done.state });
    },
  );
  app.post(
    '/api/applications/:id/actions/submit',
    {
      bodyLimit: submitLimit,
      schema: {
        params,
        body: Digest,
        response: { 200: z.union([Receipt, acted]), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const arrived = await deps.clock.inTimeInstant(request.headersComplete);
      const receipt = await submitApplication(deps, await actorOf(request), {
        applicationId: request.params.id,
        digest: request.body.digest,
        arrived,
      });
      if (isDenial(receipt)) return refuse(reply, receipt);
      return reply.send('number' in receipt ? presentReceipt(receipt) : receipt);
    },
  );
};
