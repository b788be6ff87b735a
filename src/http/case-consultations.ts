import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { leaveOut } from '#src/services/leave-out-department.ts';
import { readCaseConsultations } from '#src/services/read-consultations.ts';
import { judgeAnswer } from '#src/services/settle-consultation.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import { CaseConsultationsReply, ItemReply } from './present/consultation-schemas.ts';
import { presentCaseConsultations } from './present/consultation.ts';

const id = z.string().max(40);
const words = z.string().trim().min(1).max(2000);

/** Consultations as one case has them: who is to be asked, what they said, who was left out and why. */
export const caseConsultationRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const params = z.object({ id });
  app.get(
    '/api/cases/:id/consultations',
    { schema: { params, response: { 200: CaseConsultationsReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const found = await readCaseConsultations(deps, actor, request.params.id);
      return isDenial(found)
        ? refuse(reply, found)
        : reply.send(presentCaseConsultations(actor, found, await deps.clock.now()));
    },
  );
  app.post(
    '/api/cases/:id/consultations/left-out',
    {
      schema: {
        params,
        body: z.strictObject({ authority: z.string().max(120), reason: words }),
        response: { 200: ItemReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await leaveOut(deps, await actorOf(request), { applicationId: request.params.id, ...request.body });
      return isDenial(done)
        ? refuse(reply, done)
        : reply.send({ state: 'leftOut' as const, reason: done.reason, judged: done.judged !== null });
    },
  );
  app.put(
    '/api/cases/:id/consultations/:item/judgement',
    {
      schema: {
        params: params.extend({ item: id }),
        body: z.strictObject({ note: words }),
        response: { 200: ItemReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: applicationId, item } = request.params;
      const done = await judgeAnswer(deps, await actorOf(request), { applicationId, item, note: request.body.note });
      return isDenial(done) ? refuse(reply, done) : reply.send({ reason: done.reason, judged: done.judged !== null });
    },
  );
};
