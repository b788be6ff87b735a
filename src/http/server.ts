import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Deps } from '#src/services/deps.ts';
import { withoutValues } from '#src/services/loggable.ts';
import { addendaRoutes } from './addenda.ts';
import { answerRoutes } from './answers.ts';
import { applicationRoutes } from './applications.ts';
import { attemptLimits } from './attempt-limit.ts';
import { auditRoutes } from './audit.ts';
import type { Auth } from './auth.ts';
import { awardDocumentRoutes } from './award-documents.ts';
import { awardFileRoutes } from './award-files.ts';
import { awardRoutes } from './award.ts';
import { authRoutes } from './auth-routes.ts';
import { ballotRoutes } from './ballots.ts';
import { caseRoutes } from './cases.ts';
import { reprintRoutes } from './reprint.ts';
import { clashRoutes } from './clashes.ts';
import { conflictRoutes } from './conflicts.ts';
import { consultationRoutes } from './consultations.ts';
import { decisionRoutes } from './decision.ts';
import { demoRoutes, type DemoParts } from './demo.ts';
import { documentRoutes } from './documents.ts';
import { drawRoutes } from './draws.ts';
import { replayRoutes } from './replay.ts';
import { editionRoutes } from './editions.ts';
import { handleErrors } from './errors.ts';
import { guardHeaders } from './headers.ts';
import { feedbackRoutes } from './feedback.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { invitationRoutes } from './invitations.ts';
import { memberRoutes } from './members.ts';
import { judgedDossierRoutes } from './judged-dossier.ts';
import { analysisRoutes } from './analysis.ts';
import { judgingRoutes } from './judging.ts';
import { numbersRoutes } from './numbers.ts';
import { letterRoutes } from './letters.ts';
import { limitSlowBodies } from './patience.ts';
import { messageRoutes, officeDeskRoutes } from './office-desk.ts';
import { objectionRoutes } from './objections.ts';
import { officeWorkRoutes } from './office-work.ts';
import { slipRoutes } from './public/consultation-slip.ts';
import { panelFileRoutes } from './panel-files.ts';
import { paperRoutes } from './paper.ts';
import { poolFileRoutes } from './pool-files.ts';
import { ownTermRoutes, poolRoutes } from './pool.ts';
import { objectionPages } from './public/objection-routes.ts';
import { publicAwardRoutes } from './public/award-routes.ts';
import { libraryRoutes } from './public/library-routes.ts';
import { publicRoutes } from './public/routes.ts';
import { reviewRoutes } from './reviews.ts';
import { scoreFileRoutes } from './score-files.ts';
import { practiceRoutes } from './practice.ts';
import { sessionReader, tokenReader } from './session.ts';
import { sessionRoutes } from './session-routes.ts';
import { visitRoutes } from './visits.ts';
import { webRoutes } from './web.ts';

declare module 'fastify' {
  interface FastifyRequest {
    headersComplete: bigint;
  }
}

export interface ServerParts {
  readonly deps: Deps;
  readonly auth: Auth;
  readonly secret: string;
  readonly webFolder: string;
  /** Only the demo has these; `serve` never registers their routes. */
  readonly demo: DemoParts | null;
  readonly logLevel: string;
  readonly trustProxy: readonly string[];
  readonly secure: boolean;
  /** Milliseconds until an unfinished JSON body is refused; tests shorten it. */
  readonly bodyPatience?: number;
  /** Where log lines go; standard output unless given. */
  readonly logTo?: { write(line: string): void };
}

/** The HTTP server with every route it has; not yet listening. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { deps, demo } = parts;
  const app = Fastify({
    logger: {
      level: parts.logLevel,
      ...(parts.logTo === undefined ? {} : { stream: parts.logTo }),
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? '' }),
        err: withoutValues,
      },
    },
    trustProxy: parts.trustProxy.length === 0 ? false : [...parts.trustProxy],
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('headersComplete', 0n);
  app.addHook('onRequest', async (request) => {
    request.headersComplete = process.hrtime.bigint();
  });
  handleErrors(app);
  limitSlowBodies(app, parts.bodyPatience);
  await guardHeaders(app, parts.secure);
  await app.register(rateLimit, { global: false });
  await app.register(compress, { global: true, threshold: 2048 });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Laurel', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  });

  const session = { secret: parts.secret, secure: parts.secure };
  const tokenOf = tokenReader(session);
  const context = { deps, tokenOf, actorOf: sessionReader(deps, tokenOf) };
  const people = { ...context, auth: parts.auth, limits: attemptLimits(parts.secret, demo !== null), session };
  await app.register(authRoutes, people);
  await app.register(sessionRoutes, people);
  await app.register(memberRoutes, people);
  await app.register(invitationRoutes, people);
  await app.register(editionRoutes, { ...context, demo: demo !== null });
  await app.register(applicationRoutes, context);
  await app.register(caseRoutes, context);
  await app.register(reprintRoutes, context);
  await app.register(officeWorkRoutes, context);
  await app.register(clashRoutes, context);
  await app.register(officeDeskRoutes, context);
  await app.register(addendaRoutes, context);
  await app.register(messageRoutes, context);
  await app.register(letterRoutes, context);
  await app.register(consultationRoutes, context);
  await app.register(paperRoutes, context);
  await app.register(analysisRoutes, context);
  await app.register(judgingRoutes, context);
  await app.register(numbersRoutes, context);
  await app.register(reviewRoutes, context);
  await app.register(panelFileRoutes, context);
  await app.register(scoreFileRoutes, context);
  await app.register(visitRoutes, context);
  await app.register(drawRoutes, context);
  await app.register(feedbackRoutes, context);
  await app.register(replayRoutes, context);
  await app.register(poolRoutes, context);
  await app.register(poolFileRoutes, context);
  await app.register(ownTermRoutes, context);
  await app.register(conflictRoutes, context);
  await app.register(decisionRoutes, context);
  await app.register(ballotRoutes, context);
  await app.register(judgedDossierRoutes, context);
  await app.register(answerRoutes, context);
  await app.register(fileRoutes, context);
  await app.register(documentRoutes, context);
  await app.register(auditRoutes, context);
  await app.register(awardRoutes, context);
  await app.register(awardFileRoutes, context);
  await app.register(awardDocumentRoutes, context);
  await app.register(practiceRoutes, context);
  await app.register(objectionRoutes, context);
  await app.register(healthRoutes, context);
  await app.register(slipRoutes, { ...context, demo: demo !== null });
  await app.register(publicRoutes, { ...context, demo: demo !== null });
  await app.register(publicAwardRoutes, { ...context, demo: demo !== null });
  await app.register(libraryRoutes, { ...context, demo: demo !== null });
  await app.register(objectionPages, { ...context, demo: demo !== null });
  if (demo !== null) await app.register(demoRoutes, { ...context, demo, session });
  await app.register(webRoutes, { folder: parts.webFolder, demo: demo !== null });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}
