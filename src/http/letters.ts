import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { batchLetter, batchSummary } from '#src/services/batch-letter.ts';
import { caseLetter, caseLetters, draftOpinion, type CaseLetter } from '#src/services/case-letter.ts';
import { consultationLetter } from '#src/services/consultation-letter.ts';
import { dailyReport } from '#src/services/daily-report.ts';
import { exportCases } from '#src/services/export-cases.ts';
import { paperReceipt, reprintLetter } from '#src/services/paper-letter.ts';
import type { PrintedFile } from '#src/services/print.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const id = z.string().max(40);
const word = z.string().min(1).max(80);
const format = z.enum(['docx', 'pdf']);
const letterName = z.enum(Object.keys(caseLetters) as [CaseLetter, ...CaseLetter[]]);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What a letter's address answers. */
export const letterFiles = { 200: bytesOf('application/pdf', docx, xlsx), '4xx': Problem };
const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

function send(reply: FastifyReply, file: PrintedFile): FastifyReply {
  return reply
    .type(file.type)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(Buffer.from(file.bytes));
}
/** Sends a letter as Word or as PDF, or why there is none. */
export const sendEither = (
  reply: FastifyReply,
  made: { readonly docx: PrintedFile; readonly pdf: PrintedFile } | Denial,
  of: 'docx' | 'pdf',
): FastifyReply => (isDenial(made) ? refuse(reply, made) : send(reply, made[of]));

/** Letters of the offices as editable Word and as PDF, summary tables, and exported lists (X8, A5.1, X12). */
export const letterRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/cases/:id/letters/:letter/:format',
    {
      config: limit,
      schema: {
        params: z.object({ id, letter: letterName, format }),
        querystring: z.object({ number: z.string().trim().min(1).max(100).optional() }),
        response: letterFiles,
      },
    },
    async (request, reply) => {
      const { id: applicationId, letter, format: of } = request.params;
      const made = await caseLetter(deps, await actorOf(request), {
        applicationId,
        letter,
        number: request.query.number,
      });
      return sendEither(reply, made, of);
    },
  );
  app.get(
    '/api/cases/:id/opinion-draft/:letter',
    {
      schema: {
        params: z.object({ id, letter: z.enum(['opinion', 'recommendation']) }),
        response: { 200: z.object({ text: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const draft = await draftOpinion(deps, await actorOf(request), request.params.id, request.params.letter);
      return isDenial(draft) ? refuse(reply, draft) : reply.send(draft);
    },
  );
  app.get(
    '/api/batches/:id/letter/:format',
    { config: limit, schema: { params: z.object({ id, format }), response: letterFiles } },
    async (request, reply) =>
      sendEither(reply, await batchLetter(deps, await actorOf(request), request.params.id), request.params.format),
  );
  app.get(
    '/api/batches/:id/summary/:format',
    {
      config: limit,
      schema: {
        params: z.object({ id, format: z.enum(['xlsx', 'pdf']) }),
        querystring: z.object({ class: word.optional() }),
        response: letterFiles,
      },
    },
    async (request, reply) => {
      const of = request.params.format === 'pdf' ? (request.query.class ?? '') : null;
      const made = await batchSummary(deps, await actorOf(request), request.params.id, of);
      return isDenial(made) ? refuse(reply, made) : send(reply, made);
    },
  );
  app.get(
    '/api/consultations/:id/letter/:format',
    { config: limit, schema: { params: z.object({ id, format }), response: letterFiles } },
    async (request, reply) =>
      sendEither(
        reply,
        await consultationLetter(deps, await actorOf(request), request.params.id),
        request.params.format,
      ),
  );
  app.get(
    '/api/paper/cases/:id/receipt/:format',
    { config: limit, schema: { params: z.object({ id, format }), response: letterFiles } },
    async (request, reply) =>
      sendEither(reply, await paperReceipt(deps, await actorOf(request), request.params.id), request.params.format),
  );
  app.get(
    '/api/applications/:id/reprint-list/:format',
    { config: limit, schema: { params: z.object({ id, format }), response: letterFiles } },
    async (request, reply) =>
      sendEither(reply, await reprintLetter(deps, await actorOf(request), request.params.id), request.params.format),
  );
  app.get(
    '/api/overview/daily/:format',
    {
      config: limit,
      schema: {
        params: z.object({ format }),
        querystring: z.object({ programme: word, edition: word }),
        response: letterFiles,
      },
    },
    async (request, reply) => {
      const { programme, edition } = request.query;
      return sendEither(
        reply,
        await dailyReport(deps, await actorOf(request), programme, edition),
        request.params.format,
      );
    },
  );
  app.post(
    '/api/cases/export',
    {
      config: limit,
      schema: {
        body: z.strictObject({
          programme: word,
          edition: word,
          reason: z.string().trim().min(2).max(500),
          state: word.optional(),
          class: word.optional(),
          channel: word.optional(),
          q: z.string().max(100).optional(),
        }),
        response: letterFiles,
      },
    },
    async (request, reply) => {
      const { programme, edition, reason, state, channel, q, class: of } = request.body;
      const filter = { class: of, channel, search: q, states: state === undefined ? undefined : [state] };
      const made = await exportCases(deps, await actorOf(request), { programme, edition, reason, filter });
      return isDenial(made) ? refuse(reply, made) : send(reply, made);
    },
  );
};
