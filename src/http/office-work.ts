import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { isDenial } from '#src/domain/denial.ts';
import { attachOfficeLeaf, detachOfficeLeaf } from '#src/services/attach-office-leaf.ts';
import { checkFormally } from '#src/services/check-formally.ts';
import { changeBatch, draftBatch, listBatches, readBatch, sendBatch } from '#src/services/forward-batch.ts';
import { leaveNote } from '#src/services/leave-note.ts';
import { tickRow } from '#src/services/note-case.ts';
import { decideBehalf, recordBehalf } from '#src/services/record-behalf.ts';
import { saveOpinion } from '#src/services/save-opinion.ts';
import { SavedReply, SaveBody } from './answers.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { presentBatch } from './present/case.ts';
import { ActedReply, BatchReply, BulkReply, ChecksReply } from './present/case-schemas.ts';

const id = z.string().max(40);
const params = z.object({ id });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const leaf = z.string().regex(/^[A-Za-z0-9:_-]{1,80}$/u);
const words = z.string().trim().min(1).max(2000);
const number = z.string().trim().min(1).max(100);
const State = z.object({ state: z.string() });

/** What offices do to a case beside moving it: checking, writing opinions, laying down sealed leaves, acts on behalf, batches. */
export const officeWorkRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.put(
    '/api/cases/:id/checks/:row',
    {
      schema: {
        params: params.extend({ row: z.string().max(20) }),
        body: z.strictObject({
          verdict: z.enum(['fine', 'problem']),
          note: words.optional(),
          proof: sha256.optional(),
        }),
        response: { 200: ChecksReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, row } = request.params;
      const done = await tickRow(deps, await actorOf(request), { applicationId, row, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send({ ticks: done.ticks });
    },
  );

  app.put(
    '/api/cases/:id/formal-check',
    {
      schema: {
        params,
        body: z.strictObject({ verdict: z.enum(['pass', 'fail']), note: words.optional() }),
        response: { 200: z.object({ checks: z.int() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await checkFormally(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.body,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send({ checks: done.length });
    },
  );

  app.post(
    '/api/cases/:id/opinions',
    { schema: { params, body: SaveBody, response: { 200: SavedReply, '4xx': Problem } } },
    async (request, reply) => {
      const saved = await saveOpinion(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.body,
      });
      return isDenial(saved)
        ? refuse(reply, saved)
        : reply.send({ ...saved, savedAt: saved.savedAt.toISOString() } as z.infer<typeof SavedReply>);
    },
  );

  app.put(
    '/api/cases/:id/leaves/:leaf',
    {
      schema: {
        params: params.extend({ leaf }),
        body: z.strictObject({ file: sha256 }),
        response: { 200: State, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, leaf: of } = request.params;
      const done = await attachOfficeLeaf(deps, await actorOf(request), {
        applicationId,
        leaf: of,
        file: request.body.file,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.delete(
    '/api/cases/:id/leaves/:leaf',
    { schema: { params: params.extend({ leaf }), response: { 200: State, '4xx': Problem } } },
    async (request, reply) => {
      const { id: applicationId, leaf: of } = request.params;
      const done = await detachOfficeLeaf(deps, await actorOf(request), { applicationId, leaf: of });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    '/api/cases/:id/notes',
    {
      schema: {
        params,
        body: z.strictObject({ text: words }),
        response: { 201: z.object({ task: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await leaveNote(deps, await actorOf(request), request.params.id, request.body.text);
      return isDenial(done) ? refuse(reply, done) : reply.status(201).send(done);
    },
  );

  await behalfRoutes(app, { deps, actorOf });
  await batchRoutes(app, { deps, actorOf });
};

type Part = (
  app: Parameters<FastifyPluginAsyncZod<HttpContext>>[0],
  context: Pick<HttpContext, 'deps' | 'actorOf'>,
) => Promise<void>;

const behalfRoutes: Part = async (app, { deps, actorOf }) => {
  app.post(
    '/api/cases/:id/behalf',
    {
      schema: {
        params,
        body: z.strictObject({
          party: z.string().max(80),
          action: z.string().regex(/^[a-z-]{1,60}$/u),
          number,
          date: z.iso.date(),
          scan: sha256,
          note: words.optional(),
        }),
        response: { 201: z.object({ task: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await recordBehalf(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.body,
      });
      return isDenial(done) ? refuse(reply, done) : reply.status(201).send(done);
    },
  );
  app.post(
    '/api/cases/:id/behalf/:task',
    {
      schema: {
        params: params.extend({ task: id }),
        body: z.strictObject({ verdict: z.enum(['confirm', 'reject']), reason: words.optional() }),
        response: { 200: ActedReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, task } = request.params;
      const done = await decideBehalf(deps, await actorOf(request), { applicationId, task, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

const batchRoutes: Part = async (app, { deps, actorOf }) => {
  app.get(
    '/api/batches',
    { schema: { response: { 200: z.array(BatchReply), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'application.open', null);
      if (denial !== null) return refuse(reply, denial);
      return reply.send(await Promise.all((await listBatches(deps, actor)).map((batch) => presentBatch(deps, batch))));
    },
  );
  app.get(
    '/api/batches/:id',
    { schema: { params, response: { 200: BatchReply, '4xx': Problem } } },
    async (request, reply) => {
      const batch = await readBatch(deps, await actorOf(request), request.params.id);
      return isDenial(batch) ? refuse(reply, batch) : reply.send(await presentBatch(deps, batch));
    },
  );
  app.post(
    '/api/batches',
    {
      schema: {
        body: z.strictObject({ cases: z.array(id).min(1).max(2000), number: number.optional() }),
        response: { 201: BatchReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const made = await draftBatch(deps, await actorOf(request), request.body);
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send(await presentBatch(deps, made));
    },
  );
  app.put(
    '/api/batches/:id',
    {
      schema: {
        params,
        body: z.strictObject({
          version: z.int(),
          cases: z.array(id).min(1).max(2000),
          number: number.optional(),
          reason: words.optional(),
        }),
        response: { 200: BatchReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const changed = await changeBatch(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(changed) ? refuse(reply, changed) : reply.send(await presentBatch(deps, changed));
    },
  );
  app.post(
    '/api/batches/:id/send',
    {
      schema: {
        params,
        response: { 200: z.object({ batch: BatchReply, results: BulkReply.shape.results }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const arrived = await deps.clock.inTimeInstant(request.headersComplete);
      const sent = await sendBatch(deps, await actorOf(request), request.params.id, arrived);
      if (isDenial(sent)) return refuse(reply, sent);
      const results = sent.results.map(({ id: one, state, denial }) => ({
        id: one,
        state,
        denial: denial === null ? null : { code: denial.code, reason: denial.reason },
      }));
      return reply.send({ batch: await presentBatch(deps, sent.batch), results });
    },
  );
};
