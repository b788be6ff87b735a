import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { isDenial } from '#src/domain/denial.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { tally } from '#src/domain/scoring/points.ts';
import { agreePanel } from '#src/services/judging/agree-panel.ts';
import { closeScoring } from '#src/services/judging/begin-consensus.ts';
import { declareConflict } from '#src/services/judging/declare-conflict.ts';
import { scoresOf } from '#src/services/judging/judged-panel.ts';
import { readOwnPanels } from '#src/services/judging/read-own-panels.ts';
import { readConsensus, readReview } from '#src/services/judging/read-review.ts';
import { saveScores } from '#src/services/judging/save-scores.ts';
import { submitScores, takeBackScores, type Submitted } from '#src/services/judging/submit-scores.ts';
import { SavedReply, SaveBody } from './answers.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  ConsensusReply,
  OwnPanelReply,
  presentConsensus,
  presentOwnPanel,
  presentReview,
  ReviewReply,
} from './present/review.ts';

const words = z.string().trim().min(1).max(2000);
const Id = z.object({ id: z.string().max(40) });
const SheetMoved = z.object({
  state: z.enum(['open', 'submitted', 'unfinished']),
  version: z.int(),
  consensus: z.boolean(),
});
const sheetMoved = ({ state, version, consensus }: Submitted): z.infer<typeof SheetMoved> => ({
  state,
  version,
  consensus,
});

/** An assessor's own work: the panels they sit on, their sheet, the consensus of the panel. */
export const reviewRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/panels',
    { schema: { response: { 200: z.array(OwnPanelReply), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'assessor.self', null);
      if (denial !== null) return refuse(reply, denial);
      return reply.send((await readOwnPanels(deps, actor)).map(presentOwnPanel));
    },
  );

  app.post(
    '/api/panels/:id/declaration',
    {
      schema: {
        params: Id,
        body: z.strictObject({ reason: words.nullable() }),
        response: { 200: z.object({ state: z.enum(['asked', 'clear', 'aside', 'dropped']) }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await declareConflict(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.get(
    '/api/panels/:id/review',
    { schema: { params: Id, response: { 200: ReviewReply, '4xx': Problem } } },
    async (request, reply) => {
      const review = await readReview(deps, await actorOf(request), request.params.id);
      return isDenial(review) ? refuse(reply, review) : reply.send(presentReview(review));
    },
  );

  app.get(
    '/api/panels/:id/consensus',
    { schema: { params: Id, response: { 200: ConsensusReply, '4xx': Problem } } },
    async (request, reply) => {
      const read = await readConsensus(deps, await actorOf(request), request.params.id);
      if (isDenial(read)) return refuse(reply, read);
      const counted = tally(scoredSet(read.judged.criteria), scoresOf(read.sheet.sheet).percents);
      return reply.send(presentConsensus(read, counted));
    },
  );

  app.post(
    '/api/score-sheets/:id/values',
    { schema: { params: Id, body: SaveBody.omit({ sheet: true }), response: { 200: SavedReply, '4xx': Problem } } },
    async (request, reply) => {
      const saved = await saveScores(deps, await actorOf(request), { sheet: request.params.id, ...request.body });
      if (isDenial(saved)) return refuse(reply, saved);
      return reply.send({ ...saved, savedAt: saved.savedAt.toISOString() } as z.infer<typeof SavedReply>);
    },
  );

  app.post(
    '/api/score-sheets/:id/submission',
    {
      schema: {
        params: Id,
        body: z.strictObject({ seen: z.int().min(0) }),
        response: { 200: SheetMoved, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await submitScores(deps, await actorOf(request), { sheet: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(sheetMoved(done));
    },
  );

  app.delete(
    '/api/score-sheets/:id/submission',
    { schema: { params: Id, response: { 200: SheetMoved, '4xx': Problem } } },
    async (request, reply) => {
      const done = await takeBackScores(deps, await actorOf(request), { sheet: request.params.id });
      return isDenial(done) ? refuse(reply, done) : reply.send(sheetMoved(done));
    },
  );

  app.post(
    '/api/panels/:id/closing',
    {
      schema: {
        params: Id,
        body: z.strictObject({ reason: words }),
        response: { 200: z.object({ state: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await closeScoring(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );

  app.post(
    '/api/panels/:id/agreement',
    {
      schema: {
        params: Id,
        body: z.strictObject({ seen: z.int().min(0) }),
        response: { 200: z.object({ state: z.string(), digest: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await agreePanel(deps, await actorOf(request), { panel: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
