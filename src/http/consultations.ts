import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { qrSvg } from '#src/adapters/typst/qr.ts';
import { whyNot } from '#src/domain/access/why-not.ts';
import { isDenial } from '#src/domain/denial.ts';
import { AnswerKind } from '#src/domain/workflow/consultation.ts';
import { addReplyScan, openReplyScan } from '#src/services/add-reply-scan.ts';
import { answerConsultation } from '#src/services/answer-consultation.ts';
import { consultCases } from '#src/services/consult-cases.ts';
import { issueLink } from '#src/services/consultation-link.ts';
import { listLetters, readLetter } from '#src/services/read-consultations.ts';
import { callOffConsultation, numberConsultation, sendConsultation } from '#src/services/send-consultation.ts';
import { closeOverdue, correctAnswer, remindDepartment } from '#src/services/settle-consultation.ts';
import { caseConsultationRoutes } from './case-consultations.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import {
  ActedLetterReply,
  AnsweredReply,
  DraftedReply,
  LetterListReply,
  LinkReply,
  RemindedReply,
  ScanReply,
  WholeLetterReply,
} from './present/consultation-schemas.ts';
import { presentActed, presentDenied, presentLetter, presentWholeLetter } from './present/consultation.ts';

const id = z.string().max(40);
const params = z.object({ id });
const item = z.string().max(40);
const word = z.string().max(60);
const number = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(1000);
const facts = z.string().trim().max(4000).optional();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** Most cases in one request, as in other bulk acts. */
const most = 5000;

const ListQuery = z.object({
  edition: word.optional(),
  state: z.enum(['draft', 'sent', 'closed']).optional(),
  channel: word.optional(),
  authority: z.string().max(120).optional(),
  after: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const DraftBody = z.strictObject({
  cases: z.array(id).min(1).max(most),
  departments: z.array(z.string().max(120)).min(1).max(100).optional(),
  reason: reason.optional(),
});
const AnswersBody = z.strictObject({
  reply: z.strictObject({
    number: number.optional(),
    dated: z.iso.date().optional(),
    scan: sha256.optional(),
    signedBy: z.string().trim().min(1).max(60).optional(),
  }),
  answers: z
    .array(z.strictObject({ item, answer: AnswerKind, facts }))
    .min(1)
    .max(most),
});

/** The scan of a reply as it comes. */
const scanRoute: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/consultations/:id/files',
    {
      schema: {
        description: 'The body is the scan itself.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.object({ name: z.string().min(1).max(200) }),
        response: { 200: ScanReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
      const added = await addReplyScan(deps, await actorOf(request), {
        id: request.params.id,
        name: request.query.name,
        bytes,
      });
      return isDenial(added) ? refuse(reply, added) : reply.send(added);
    },
  );
};

/** Consultations (征求意见): letters to departments about many applicants, their answers, reminders, links. */
export const consultationRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(scanRoute, context);
  await app.register(caseConsultationRoutes, context);
  await app.register(letterActs, context);

  app.get(
    '/api/consultations',
    { schema: { querystring: ListQuery, response: { 200: LetterListReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      const { after, limit, ...filter } = request.query;
      const { letters, next } = await listLetters(deps, actor, { filter, after: after ?? null, limit });
      const now = await deps.clock.now();
      return reply.send({ letters: letters.map((one) => presentLetter(deps, one)), next, now: now.toISOString() });
    },
  );
  app.post(
    '/api/consultations',
    { schema: { body: DraftBody, response: { 200: DraftedReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      const { results, letters } = await consultCases(deps, actor, request.body);
      return reply.send({
        results: results.map((one) => ({ id: one.id, asked: [...one.asked], denial: presentDenied(one.denial) })),
        letters: [...letters],
      });
    },
  );
  app.get(
    '/api/consultations/:id',
    { schema: { params, response: { 200: WholeLetterReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const whole = await readLetter(deps, actor, request.params.id);
      return isDenial(whole)
        ? refuse(reply, whole)
        : reply.send(presentWholeLetter(deps, actor, whole, await deps.clock.now()));
    },
  );
  app.get(
    '/api/consultations/:id/files/:sha256',
    {
      schema: {
        params: params.extend({ sha256 }),
        response: { 200: bytesOf('application/pdf', 'image/png', 'image/jpeg'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await openReplyScan(deps, await actorOf(request), request.params.id, request.params.sha256);
      if (isDenial(opened)) return refuse(reply, opened);
      return reply
        .type(opened.scan.type)
        .header('content-length', opened.size)
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(opened.scan.name)}`)
        .send(opened.stream);
    },
  );
  app.post(
    '/api/consultations/:id/answers',
    { schema: { params, body: AnswersBody, response: { 200: AnsweredReply, '4xx': Problem } } },
    async (request, reply) => {
      const done = await answerConsultation(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done)
        ? refuse(reply, done)
        : reply.send({ results: done.map((one) => ({ ...one, denial: presentDenied(one.denial) })) });
    },
  );
};

/** Acts on one letter by a handler of its channel. */
const letterActs: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const acted = { 200: ActedLetterReply, '4xx': Problem };
  app.put(
    '/api/consultations/:id',
    { schema: { params, body: z.strictObject({ number }), response: acted } },
    async (request, reply) => {
      const done = await numberConsultation(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentActed(done));
    },
  );
  app.post(
    '/api/consultations/:id/send',
    { schema: { params, body: z.strictObject({ number: number.optional() }), response: acted } },
    async (request, reply) => {
      const done = await sendConsultation(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentActed(done));
    },
  );
  app.post(
    '/api/consultations/:id/call-off',
    {
      schema: {
        params,
        body: z.strictObject({ items: z.array(item).min(1).max(most).optional(), reason: reason.optional() }),
        response: acted,
      },
    },
    async (request, reply) => {
      const done = await callOffConsultation(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentActed(done));
    },
  );
  app.post('/api/consultations/:id/close-overdue', { schema: { params, response: acted } }, async (request, reply) => {
    const done = await closeOverdue(deps, await actorOf(request), request.params.id);
    return isDenial(done) ? refuse(reply, done) : reply.send(presentActed(done));
  });
  app.post(
    '/api/consultations/:id/remind',
    { schema: { params, response: { 200: RemindedReply, '4xx': Problem } } },
    async (request, reply) => {
      const done = await remindDepartment(deps, await actorOf(request), request.params.id);
      return isDenial(done) ? refuse(reply, done) : reply.send({ ...presentActed(done.letter), text: done.text });
    },
  );
  app.post(
    '/api/consultations/:id/link',
    { schema: { params, response: { 200: LinkReply, '4xx': Problem } } },
    async (request, reply) => {
      const done = await issueLink(deps, await actorOf(request), request.params.id);
      if (isDenial(done)) return refuse(reply, done);
      const url = `${request.protocol}://${request.host}${done.path}`;
      return reply.send({ url, expiresAt: done.expiresAt.toISOString(), qr: qrSvg(url) });
    },
  );
  app.put(
    '/api/consultations/:id/items/:item/answer',
    {
      schema: {
        params: params.extend({ item }),
        body: z.strictObject({ answer: AnswerKind, facts, reason }),
        response: acted,
      },
    },
    async (request, reply) => {
      const done = await correctAnswer(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(presentActed(done));
    },
  );
};
