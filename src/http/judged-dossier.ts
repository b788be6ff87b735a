import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { openJudgedFile, readJudgedDossier } from '#src/services/judging/read-judged-dossier.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { sendFile, shown } from './files.ts';
import { JudgedDossierReply, presentJudgedDossier } from './present/judged-dossier.ts';

const params = z.object({ id: z.string().max(40) });
const asItIs =
  () =>
  (reply: unknown): string =>
    JSON.stringify(reply);

/** What a panel's members read: the dossier as handed in, blind, and its files. */
export const judgedDossierRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/panels/:id/dossier',
    { serializerCompiler: asItIs, schema: { params, response: { 200: JudgedDossierReply, '4xx': Problem } } },
    async (request, reply) => {
      const dossier = await readJudgedDossier(deps, await actorOf(request), request.params.id);
      if (isDenial(dossier)) return refuse(reply, dossier);
      return reply.send(presentJudgedDossier(deps, dossier, await deps.clock.now()));
    },
  );

  app.get(
    '/api/panels/:id/files/:sha256',
    {
      schema: {
        params: params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
        querystring: z.object({ download: z.string().optional() }),
        response: { 200: bytesOf(...shown, 'application/octet-stream'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const opened = await openJudgedFile(deps, await actorOf(request), { panel: id, sha256 });
      return isDenial(opened) ? refuse(reply, opened) : sendFile(reply, opened, request.query.download !== undefined);
    },
  );
};
