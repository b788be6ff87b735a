import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { readFieldHistory } from '#src/services/read-field-history.ts';
import { readFormerValues } from '#src/services/read-former-values.ts';
import { saveAnswers } from '#src/services/save-answers.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

/** Bytes of one save at most: more than any one field may hold, so that the field itself can be named. */
const mostBytes = 16 * 1024 * 1024;

/** How long and how many is the edition's to say: the refusal then names the path. */
const Value = z.union([z.string(), z.array(z.string())]);
export const SaveBody = z.strictObject({
  sheet: z.string().max(60),
  changes: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(200),
        value: Value,
        seen: z.int().min(0),
        base: z.array(z.string()).optional(),
      }),
    )
    .min(1)
    .max(2000),
});
export const SavedReply = z.object({
  version: z.int(),
  savedAt: z.iso.datetime(),
  saved: z.record(z.string(), z.int()),
  merged: z.record(z.string(), z.array(z.string())),
  conflicts: z.array(z.object({ path: z.string(), yours: Value, theirs: Value.nullable(), version: z.int() })),
});

const Text = z.object({ zh: z.string(), en: z.string() });
const FormerReply = z.object({
  amendment: z.object({ number: z.int(), date: z.string(), title: Text }),
  sheet: z.string(),
  path: z.string(),
  label: Text,
  value: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});

/** Saving what was typed, and what a field held before. */
export const answerRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf, tokenOf }) => {
  app.post(
    '/api/applications/:id/answers',
    {
      bodyLimit: mostBytes,
      schema: {
        params: z.object({ id: z.string().max(40) }),
        body: SaveBody,
        response: { 200: SavedReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const saved = await saveAnswers(deps, tokenOf(request), {
        applicationId: request.params.id,
        ...request.body,
      });
      if (isDenial(saved)) return refuse(reply, saved);
      return reply.send({ ...saved, savedAt: saved.savedAt.toISOString() } as z.infer<typeof SavedReply>);
    },
  );

  app.get(
    '/api/applications/:id/history',
    {
      schema: {
        params: z.object({ id: z.string().max(40) }),
        querystring: z.object({ sheet: z.string().max(60), path: z.string().max(200) }),
        response: {
          200: z.array(
            z.object({ version: z.int(), value: z.string().nullable(), actor: z.string(), at: z.iso.datetime() }),
          ),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const past = await readFieldHistory(
        deps,
        await actorOf(request),
        request.params.id,
        request.query.sheet,
        request.query.path,
      );
      return isDenial(past)
        ? refuse(reply, past)
        : reply.send(
            past.map((one) => ({ version: one.version, value: one.value, actor: one.actor, at: one.at.toISOString() })),
          );
    },
  );

  app.get(
    '/api/applications/:id/former-values',
    {
      schema: {
        params: z.object({ id: z.string().max(40) }),
        response: { 200: z.array(FormerReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const former = await readFormerValues(deps, await actorOf(request), request.params.id);
      return isDenial(former)
        ? refuse(reply, former)
        : reply.send(former.map((one) => ({ ...one, at: one.at.toISOString() })));
    },
  );
};
