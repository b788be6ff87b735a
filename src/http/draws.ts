import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { DrawRecord } from '#src/domain/draw/record.ts';
import { actOnDraw, listDraws, readDraw, type DrawAct } from '#src/services/judging/act-on-draw.ts';
import { printDraw } from '#src/services/judging/print-draw.ts';
import { listTimetable, makeTimetable } from '#src/services/judging/make-timetable.ts';
import { prepareDraw } from '#src/services/judging/prepare-draw.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const key = z.string().max(60);
const StageParams = z.object({ programme: key, edition: key, class: key, stage: key });
const Id = z.object({ id: z.string().max(40) });
const line = z.string().trim().min(1).max(500);
const Instant = z.iso.datetime();
const Round = z.strictObject({ source: line, knownFrom: Instant, revealBy: Instant });
const Reply = z.object({ id: z.string(), record: DrawRecord });
const stagePath = '/api/judging/:programme/:edition/:class/:stage';

const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('commit'), commitment: z.string().max(100) }),
  z.strictObject({ act: z.literal('reveal'), seed: z.string().max(100) }),
  z.strictObject({ act: z.literal('enter-value'), value: line }),
  z.strictObject({ act: z.literal('withhold'), party: z.string().max(40), noted: line }),
  z.strictObject({ act: z.literal('redraw'), ...Round.shape }),
  z.strictObject({
    act: z.literal('witness'),
    witnesses: z
      .array(z.strictObject({ role: z.strictObject({ zh: line, en: line }), name: z.string().max(100) }))
      .max(20),
  }),
  z.strictObject({ act: z.literal('draw') }),
  z.strictObject({ act: z.literal('disclose') }),
]);
const SlotReply = z.object({ application: z.string(), place: z.int(), room: z.int(), from: Instant, to: Instant });

/** Draws that anybody can verify afterwards, and the timetable that follows from one. */
export const drawRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    `${stagePath}/draws`,
    { schema: { params: StageParams, response: { 200: z.array(Reply), '4xx': Problem } } },
    async (request, reply) => {
      const draws = await listDraws(deps, await actorOf(request), request.params);
      return isDenial(draws) ? refuse(reply, draws) : reply.send(draws.map(({ id, record }) => ({ id, record })));
    },
  );
  app.post(
    `${stagePath}/draws`,
    {
      schema: {
        params: StageParams,
        body: z.strictObject({ purpose: z.enum(['defence-order', 'tie']), ...Round.shape }),
        response: { 201: Reply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { purpose, source, knownFrom, revealBy } = request.body;
      const round = { purpose, source, knownFrom: new Date(knownFrom), revealBy: new Date(revealBy) };
      const made = await prepareDraw(deps, await actorOf(request), { ...request.params, ...round });
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send({ id: made.id, record: made.record });
    },
  );
  app.get(
    '/api/draws/:id',
    { schema: { params: Id, response: { 200: Reply, '4xx': Problem } } },
    async (request, reply) => {
      const draw = await readDraw(deps, await actorOf(request), request.params.id);
      return isDenial(draw) ? refuse(reply, draw) : reply.send({ id: draw.id, record: draw.record });
    },
  );
  app.get(
    '/api/draws/:id/sheet',
    { schema: { params: Id, response: { 200: bytesOf('application/pdf'), '4xx': Problem } } },
    async (request, reply) => {
      const printed = await printDraw(deps, await actorOf(request), request.params.id);
      if (isDenial(printed)) return refuse(reply, printed);
      return reply.type('application/pdf').header('cache-control', 'private, no-cache').send(printed);
    },
  );
  app.post(
    '/api/draws/:id/acts',
    { schema: { params: Id, body: Act, response: { 200: Reply, '4xx': Problem } } },
    async (request, reply) => {
      const done = await actOnDraw(deps, await actorOf(request), request.params.id, actOf(request.body));
      return isDenial(done) ? refuse(reply, done) : reply.send({ id: done.id, record: done.record });
    },
  );

  app.get(
    `${stagePath}/timetable`,
    { schema: { params: StageParams, response: { 200: z.array(SlotReply), '4xx': Problem } } },
    async (request, reply) => {
      const slots = await listTimetable(deps, await actorOf(request), request.params);
      return isDenial(slots) ? refuse(reply, slots) : reply.send(slots.map(presentSlot));
    },
  );
  app.put(
    `${stagePath}/timetable`,
    {
      schema: {
        params: StageParams,
        body: z.strictObject({ firstDay: z.iso.date() }),
        response: { 200: z.array(SlotReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const slots = await makeTimetable(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(slots) ? refuse(reply, slots) : reply.send(slots.map(presentSlot));
    },
  );
};

const actOf = (body: z.infer<typeof Act>): DrawAct =>
  body.act === 'redraw' ? { ...body, knownFrom: new Date(body.knownFrom), revealBy: new Date(body.revealBy) } : body;

const presentSlot = ({
  from,
  to,
  ...slot
}: {
  application: string;
  place: number;
  room: number;
  from: Date;
  to: Date;
}) => ({
  ...slot,
  from: from.toISOString(),
  to: to.toISOString(),
});
