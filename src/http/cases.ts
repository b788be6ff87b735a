import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { deny, isDenial } from '#src/domain/denial.ts';
import { ActInput } from '#src/domain/workflow/act-input.ts';
import { actOnCase } from '#src/services/act-on-case.ts';
import { actOnMany } from '#src/services/act-on-many.ts';
import { compareHandedIn } from '#src/services/compare-revisions.ts';
import { listCases } from '#src/services/list-cases.ts';
import { countConsultations } from '#src/services/read-consultations.ts';
import { readCase } from '#src/services/read-case.ts';
import { answerItem, settleItem } from '#src/services/settle-correction.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { DifferenceReply, presentDifference } from './present/difference.ts';
import {
  ActedReply,
  BulkReply,
  CaseListReply,
  CaseReply,
  CorrectionReply,
  DossierReply,
} from './present/case-schemas.ts';
import { presentCase, presentCaseList, presentDossier } from './present/case.ts';

const id = z.string().max(40);
const params = z.object({ id });
const word = z.string().max(60);
const asItIs =
  () =>
  (reply: unknown): string =>
    JSON.stringify(reply);

const ListQuery = z.object({
  view: z.enum(['waiting', 'away', 'all']).default('waiting'),
  order: z.enum(['due', 'name']).default('due'),
  programme: word.optional(),
  edition: word.optional(),
  state: word.optional(),
  class: word.optional(),
  channel: word.optional(),
  region: word.optional(),
  industry: word.optional(),
  category: word.optional(),
  overdue: z.enum(['yes']).optional(),
  q: z.string().max(100).optional(),
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Cases as the offices see them: lists, one whole, acts on one or many. */
export const caseRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/cases',
    { schema: { querystring: ListQuery, response: { 200: CaseListReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      const { view, order, q, state, overdue, after, limit, programme, edition, channel } = request.query;
      const { region, industry, category } = request.query;
      const list = await listCases(deps, actor, {
        view,
        order,
        limit,
        after: cursorOf(after),
        filter: {
          programme,
          edition,
          channel,
          region,
          industry,
          category,
          class: request.query.class,
          states: state === undefined ? undefined : [state],
          search: q,
          dueBefore: overdue === undefined ? undefined : await deps.clock.now(),
        },
      });
      const consultations = await countConsultations(deps, actor, list.cases);
      return reply.send(presentCaseList(list, consultations, await deps.clock.now()));
    },
  );

  app.get(
    '/api/cases/:id',
    { serializerCompiler: asItIs, schema: { params, response: { 200: CaseReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const whole = await readCase(deps, actor, request.params.id);
      return isDenial(whole)
        ? refuse(reply, whole)
        : reply.send(presentCase(deps, actor, whole, await deps.clock.now()));
    },
  );

  app.get(
    '/api/cases/:id/dossier',
    { serializerCompiler: asItIs, schema: { params, response: { 200: DossierReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const whole = await readCase(deps, actor, request.params.id);
      if (isDenial(whole)) return refuse(reply, whole);
      return whole.application.paperOnly
        ? refuse(reply, onPaper)
        : reply.send(presentDossier(deps, actor, whole, await deps.clock.now()));
    },
  );

  app.get(
    '/api/cases/:id/differences',
    {
      schema: {
        params,
        querystring: z.object({ from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
        response: { 200: z.array(DifferenceReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await compareHandedIn(deps, await actorOf(request), {
        applicationId: request.params.id,
        ...request.query,
      });
      return isDenial(found) ? refuse(reply, found) : reply.send(found.map(presentDifference));
    },
  );

  app.post(
    '/api/cases/:id/actions/:action',
    {
      schema: {
        params: params.extend({ action: z.string().regex(/^[a-z-]{1,60}$/u) }),
        body: ActInput.extend({ seen: z.int().min(0).optional() }),
        response: { 200: ActedReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { seen, ...input } = request.body;
      const done = await actOnCase(deps, await actorOf(request), {
        applicationId: request.params.id,
        action: request.params.action,
        input,
        seen,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    '/api/cases/actions/:action',
    {
      schema: {
        params: z.object({ action: z.string().regex(/^[a-z-]{1,60}$/u) }),
        body: z.strictObject({
          cases: z
            .array(z.strictObject({ id, seen: z.int().min(0).optional() }))
            .min(1)
            .max(5000),
          input: ActInput,
        }),
        response: { 200: BulkReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      const results = await actOnMany(deps, actor, {
        ...request.body,
        action: request.params.action,
        arrived: await deps.clock.inTimeInstant(request.headersComplete),
      });
      return reply.send({
        results: results.map((one) => ({
          id: one.id,
          state: one.state,
          denial: one.denial === null ? null : { code: one.denial.code, reason: one.denial.reason },
        })),
      });
    },
  );

  const item = params.extend({ item: z.string().max(40) });
  app.put(
    '/api/applications/:id/corrections/:item/answer',
    {
      schema: {
        params: item,
        body: z.strictObject({ answer: z.string().trim().max(1000) }),
        response: { 200: CorrectionReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, item: one } = request.params;
      const done = await answerItem(deps, await actorOf(request), {
        applicationId,
        item: one,
        answer: request.body.answer,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.put(
    '/api/cases/:id/corrections/:item',
    {
      schema: {
        params: item,
        body: z.strictObject({ solved: z.boolean() }),
        response: { 200: CorrectionReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, item: one } = request.params;
      const done = await settleItem(deps, await actorOf(request), {
        applicationId,
        item: one,
        solved: request.body.solved,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

const onPaper = deny(
  'absent',
  '纸质申报，没有电子材料；纸质材料的存放位置见收件台。',
  'An application on paper: there is no electronic dossier. The counter tells where the paper lies.',
);

/** `value|id`, as the list before gave it. */
function cursorOf(after: string | undefined): { value: string; id: string } | null {
  if (after === undefined) return null;
  const bar = after.lastIndexOf('|');
  return bar < 0 ? null : { value: after.slice(0, bar), id: after.slice(bar + 1) };
}
