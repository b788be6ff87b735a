import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { lookAtOffline, offlineBytes, saveOffline, type OfflineReport } from '#src/services/judging/offline-sheet.ts';
import { printRecord, printScoreSheet } from '#src/services/judging/print-scores.ts';
import { takeOffline } from '#src/services/judging/take-offline.ts';
import type { PrintedFile } from '#src/services/print.ts';
import { SavedReply } from './answers.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const params = z.object({ id: z.string().max(40) });
const printed = params.extend({ format: z.enum(['pdf', 'docx']) });
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Text = z.object({ zh: z.string(), en: z.string() });
const Value = z.union([z.string(), z.array(z.string())]);
const ReportReply = z.object({
  digest: z.string(),
  taken: z.int(),
  now: z.int(),
  differences: z.array(
    z.object({
      path: z.string(),
      label: Text,
      cell: z.string(),
      was: Value.nullable(),
      is: Value,
      meanwhile: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    }),
  ),
  refusals: z.array(z.object({ cell: z.string(), reason: Text })),
});

/** Score sheets and records on paper, and a score sheet as a workbook or a Word file to be filled in without network. */
export const scoreFileRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(workbookUpload, context);
  const sends = { 200: bytesOf('application/pdf', docx), '4xx': Problem };
  app.get(
    '/api/score-sheets/:id/sheet/:format',
    { schema: { params: printed, response: sends } },
    async (request, reply) => {
      const { id, format } = request.params;
      const file = await printScoreSheet(deps, await actorOf(request), id, format);
      return isDenial(file) ? refuse(reply, file) : send(reply, file);
    },
  );
  app.get(
    '/api/panels/:id/record/:format',
    { schema: { params: printed, response: sends } },
    async (request, reply) => {
      const { id, format } = request.params;
      const file = await printRecord(deps, await actorOf(request), id, format);
      return isDenial(file) ? refuse(reply, file) : send(reply, file);
    },
  );
  for (const format of ['xlsx', 'docx'] as const)
    app.get(
      `/api/score-sheets/:id/workbook.${format}`,
      { schema: { params, response: { 200: bytesOf(xlsx, docx), '4xx': Problem } } },
      async (request, reply) => {
        const file = await takeOffline(deps, await actorOf(request), request.params.id, format);
        return isDenial(file) ? refuse(reply, file) : send(reply, file);
      },
    );
};

/** The filled-in file as it comes: first what it would change, then, with the digest of that, saved. */
const workbookUpload: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: offlineBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/api/score-sheets/:id/workbook',
    {
      bodyLimit: offlineBytes,
      schema: {
        description:
          'The body is the workbook or Word file. With `confirm`, the digest of the differences, they are saved.',
        consumes: ['application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.object({
          name: z.string().min(1).max(200),
          confirm: z
            .string()
            .regex(/^[0-9a-f]{64}$/u)
            .optional(),
        }),
        response: { 200: z.union([ReportReply, SavedReply]), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { name, confirm } = request.query;
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const file = { sheet: request.params.id, name, bytes };
      const actor = await actorOf(request);
      if (confirm === undefined) {
        const report = await lookAtOffline(deps, actor, file);
        return isDenial(report) ? refuse(reply, report) : reply.send(presentReport(report));
      }
      const saved = await saveOffline(deps, actor, { ...file, confirm });
      if (isDenial(saved)) return refuse(reply, saved);
      return reply.send({ ...saved, savedAt: saved.savedAt.toISOString() } as z.infer<typeof SavedReply>);
    },
  );
};

const presentReport = ({ differences, refusals, ...report }: OfflineReport): z.infer<typeof ReportReply> => ({
  ...report,
  differences: differences.map(({ was, is, meanwhile, ...one }) => ({
    ...one,
    was: valueOf(was),
    is: valueOf(is) ?? '',
    meanwhile: meanwhile === null ? null : { by: meanwhile.by, at: new Date(meanwhile.at).toISOString() },
  })),
  refusals: [...refusals],
});

const valueOf = (value: string | readonly string[] | null): string | string[] | null =>
  value === null || typeof value === 'string' ? value : [...value];

const send = (reply: FastifyReply, { name, type, bytes }: PrintedFile): FastifyReply =>
  reply
    .type(type)
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(bytes));
