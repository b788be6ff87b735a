import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { FeedbackAnswer } from '#src/domain/feedback/report.ts';
import { printFeedback } from '#src/services/feedback/print-feedback.ts';
import { answerFeedback, openFeedback, readFeedbackList } from '#src/services/feedback/read-feedback.ts';
import { readFeedbackDraft, releaseFeedback, saveFeedback } from '#src/services/feedback/write-feedback.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import {
  DraftReply,
  FeedbackListReply,
  FeedbackReply,
  presentDraft,
  presentFeedback,
  presentStanding,
} from './present/feedback.ts';

const params = z.object({ id: z.string().max(40) });
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Feedback reports: written and released by the lead of a panel, read and answered by the applicant. */
export const feedbackRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/panels/:id/feedback',
    { schema: { params, response: { 200: DraftReply, '4xx': Problem } } },
    async (request, reply) => {
      const draft = await readFeedbackDraft(deps, await actorOf(request), request.params.id);
      return isDenial(draft) ? refuse(reply, draft) : reply.send(presentDraft(draft));
    },
  );
  app.put(
    '/api/panels/:id/feedback',
    {
      schema: {
        params,
        body: z.strictObject({ summary: z.string().max(5000), seen: z.int().min(0) }),
        response: { 200: DraftReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const saved = await saveFeedback(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(saved) ? refuse(reply, saved) : reply.send(presentDraft(saved));
    },
  );
  app.post(
    '/api/panels/:id/feedback/release',
    {
      schema: { params, body: z.strictObject({ seen: z.int().min(0) }), response: { 200: DraftReply, '4xx': Problem } },
    },
    async (request, reply) => {
      const done = await releaseFeedback(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentDraft(done));
    },
  );

  app.get(
    '/api/applications/:id/feedback',
    { schema: { params, response: { 200: FeedbackReply, '4xx': Problem } } },
    async (request, reply) => {
      const read = await openFeedback(deps, await actorOf(request), request.params.id);
      return isDenial(read) ? refuse(reply, read) : reply.send(presentFeedback(read));
    },
  );
  app.get(
    '/api/applications/:id/feedback/:format',
    {
      schema: {
        params: params.extend({ format: z.enum(['pdf', 'docx']) }),
        response: { 200: bytesOf('application/pdf', docx), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const printed = await printFeedback(deps, await actorOf(request), request.params.id, request.params.format);
      if (isDenial(printed)) return refuse(reply, printed);
      return reply
        .type(printed.type)
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(printed.name)}`)
        .send(Buffer.from(printed.bytes));
    },
  );
  app.put(
    '/api/applications/:id/feedback/answer',
    { schema: { params, body: FeedbackAnswer, response: { 200: z.object({ version: z.int() }), '4xx': Problem } } },
    async (request, reply) => {
      const answered = await answerFeedback(deps, await actorOf(request), {
        applicationId: request.params.id,
        answer: request.body,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return isDenial(answered) ? refuse(reply, answered) : reply.send({ version: answered.version });
    },
  );
  app.get(
    '/api/judging/:programme/:edition/feedback',
    {
      schema: {
        params: z.object({ programme: z.string().max(60), edition: z.string().max(60) }),
        response: { 200: FeedbackListReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { programme, edition } = request.params;
      const list = await readFeedbackList(deps, await actorOf(request), programme, edition);
      return isDenial(list) ? refuse(reply, list) : reply.send(list.map(presentStanding));
    },
  );
};
