import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { situation } from '#src/services/facts.ts';
import { finaliseDossier } from '#src/services/finalise-dossier.ts';
import { listApplications } from '#src/services/list-applications.ts';
import { openApplication } from '#src/services/open-application.ts';
import { readApplication } from '#src/services/read-application.ts';
import { submitApplication } from '#src/services/submit-application.ts';
import { unlockDossier } from '#src/services/unlock-dossier.ts';
import { withdrawSubmission } from '#src/services/withdraw-submission.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { presentApplication, presentListed, presentReceipt } from './present/application.ts';
import { freezeProgress } from '#src/jobs/progress.ts';

const params = z.object({ id: z.string().max(40) });
/** A submission is small: it names the digest it hands in. */
const submitLimit = 16 * 1024;

/** Opening, listing, reading an application, and its acts. */
export const applicationRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get('/api/applications', { schema: { response: { 200: z.array(z.unknown()), '4xx': Problem } } }, async (request) => {
    return (await listApplications(deps, await actorOf(request))).map(presentListed);
  });

  app.post('/api/applications', {
    schema: { body: z.strictObject({ programme: z.string().max(80), edition: z.string().max(40), class: z.string().max(40) }), response: { 201: z.object({ id: z.string() }), '4xx': Problem } },
  }, async (request, reply) => {
    const opened = await openApplication(deps, await actorOf(request), request.body);
    return isDenial(opened) ? refuse(reply, opened) : reply.status(201).send(opened);
  });

  app.get('/api/applications/:id', { schema: { params, response: { 200: z.unknown(), '4xx': Problem } } }, async (request, reply) => {
    const whole = await readApplication(deps, await actorOf(request), request.params.id);
    if (isDenial(whole)) return refuse(reply, whole);
    const at = await deps.clock.now();
    const now = situation(deps, { draft: whole, dossier: whole.dossier, sealed: whole.sealed, at });
    return reply.send(presentApplication(whole, now, at, freezeProgress(whole.application.id)));
  });

  app.get('/api/applications/:id/findings', { schema: { params, response: { 200: z.unknown(), '4xx': Problem } } }, async (request, reply) => {
    const whole = await readApplication(deps, await actorOf(request), request.params.id);
    if (isDenial(whole)) return refuse(reply, whole);
    return reply.send(situation(deps, { draft: whole, dossier: whole.dossier, sealed: whole.sealed, at: await deps.clock.now() }).findings);
  });

  const acted = z.object({ state: z.string() });
  app.post('/api/applications/:id/actions/finalise', { schema: { params, response: { 200: acted, '4xx': Problem } } }, async (request, reply) => {
    const done = await finaliseDossier(deps, await actorOf(request), request.params.id);
    return isDenial(done) ? refuse(reply, done) : reply.send(done);
  });
  app.post('/api/applications/:id/actions/unlock', { schema: { params, response: { 200: acted, '4xx': Problem } } }, async (request, reply) => {
    const done = await unlockDossier(deps, await actorOf(request), request.params.id);
    return isDenial(done) ? refuse(reply, done) : reply.send(done);
  });
  app.post('/api/applications/:id/actions/withdraw', { schema: { params, response: { 200: acted, '4xx': Problem } } }, async (request, reply) => {
    const done = await withdrawSubmission(deps, await actorOf(request), request.params.id, await deps.clock.inTimeInstant(request.headersComplete));
    return isDenial(done) ? refuse(reply, done) : reply.send(done);
  });
  app.post('/api/applications/:id/actions/submit', {
    bodyLimit: submitLimit,
    schema: { params, body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/u) }), response: { 200: z.unknown(), '4xx': Problem } },
  }, async (request, reply) => {
    const arrived = await deps.clock.inTimeInstant(request.headersComplete);
    const receipt = await submitApplication(deps, await actorOf(request), { applicationId: request.params.id, digest: request.body.digest, arrived });
    return isDenial(receipt) ? refuse(reply, receipt) : reply.send(presentReceipt(receipt));
  });
};
