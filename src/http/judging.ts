import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { assignPanel } from '#src/services/judging/assign-panel.ts';
import { carryPanels } from '#src/services/judging/carry-panels.ts';
import { closeStage, confirmStage, reopenStage, type ClosedStage } from '#src/services/judging/close-stage.ts';
import { proposePanels, readProposal } from '#src/services/judging/propose-panels.ts';
import { publishStage } from '#src/services/judging/publish-stage.ts';
import { readJudging, readStageBoard } from '#src/services/judging/read-stage.ts';
import { reopenPanel } from '#src/services/judging/reopen-panel.ts';
import { namesOfApplicants } from '#src/store/candidates.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  BoardReply,
  JudgingReply,
  presentBoard,
  presentJudging,
  presentProposal,
  ProposalReply,
} from './present/judging.ts';

const words = z.string().trim().min(1).max(2000);
const key = z.string().max(60);
const EditionParams = z.object({ programme: key, edition: key });
const StageParams = EditionParams.extend({ class: key, stage: key });
const Moved = z.object({ state: z.enum(['preparing', 'open', 'closed', 'confirmed']) });
const moved = ({ state }: ClosedStage): z.infer<typeof Moved> => ({ state });
const stagePath = '/api/judging/:programme/:edition/:class/:stage';

/** The stages of the judging as the provincial office runs them: panels, opening, counting, confirming. */
export const judgingRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/judging/:programme/:edition',
    { schema: { params: EditionParams, response: { 200: JudgingReply, '4xx': Problem } } },
    async (request, reply) => {
      const read = await readJudging(deps, await actorOf(request), request.params);
      if (isDenial(read)) return refuse(reply, read);
      const ids = read.flatMap((one) => one.overall?.entries.map((entry) => entry.application) ?? []);
      return reply.send(presentJudging(read, await namesOfApplicants(deps.db, ids)));
    },
  );

  app.get(
    stagePath,
    { schema: { params: StageParams, response: { 200: BoardReply, '4xx': Problem } } },
    async (request, reply) => {
      const board = await readStageBoard(deps, await actorOf(request), request.params);
      return isDenial(board) ? refuse(reply, board) : reply.send(presentBoard(board));
    },
  );

  app.put(
    `${stagePath}/panels/:application`,
    {
      schema: {
        params: StageParams.extend({ application: z.string().max(40) }),
        body: z.strictObject({
          members: z.array(z.strictObject({ assessor: z.string().max(40), lead: z.boolean() })).max(50),
          reason: words.optional(),
        }),
        response: { 200: z.object({ panel: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await assignPanel(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    `${stagePath}/proposal`,
    { schema: { params: StageParams, response: { 200: ProposalReply, '4xx': Problem } } },
    async (request, reply) => {
      const made = await proposePanels(deps, await actorOf(request), request.params);
      return isDenial(made) ? refuse(reply, made) : reply.send(presentProposal(made));
    },
  );
  app.get(
    `${stagePath}/proposal`,
    { schema: { params: StageParams, response: { 200: ProposalReply.nullable(), '4xx': Problem } } },
    async (request, reply) => {
      const kept = await readProposal(deps, await actorOf(request), request.params);
      if (kept !== null && isDenial(kept)) return refuse(reply, kept);
      return reply.send(kept === null ? null : presentProposal(kept));
    },
  );

  app.post(
    `${stagePath}/carried-panels`,
    { schema: { params: StageParams, response: { 200: z.object({ panels: z.int() }), '4xx': Problem } } },
    async (request, reply) => {
      const done = await carryPanels(deps, await actorOf(request), request.params);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    `${stagePath}/publication`,
    { schema: { params: StageParams, response: { 200: z.object({ panels: z.int() }), '4xx': Problem } } },
    async (request, reply) => {
      const done = await publishStage(deps, await actorOf(request), request.params);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    `${stagePath}/count`,
    { schema: { params: StageParams, response: { 200: Moved, '4xx': Problem } } },
    async (request, reply) => {
      const done = await closeStage(deps, await actorOf(request), request.params);
      return isDenial(done) ? refuse(reply, done) : reply.send(moved(done));
    },
  );

  app.post(
    `${stagePath}/reopening`,
    {
      schema: {
        params: StageParams,
        body: z.strictObject({ reason: words }),
        response: { 200: Moved, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await reopenStage(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(moved(done));
    },
  );

  app.post(
    `${stagePath}/confirmation`,
    {
      schema: {
        params: StageParams,
        body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/u) }),
        response: { 200: Moved, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await confirmStage(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(moved(done));
    },
  );

  app.post(
    '/api/panels/:id/reopening',
    {
      schema: {
        params: z.object({ id: z.string().max(40) }),
        body: z.strictObject({ reason: words }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await reopenPanel(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
