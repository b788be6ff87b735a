import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { exportNumbers } from '#src/services/numbers/export-numbers.ts';
import { finalReport } from '#src/services/numbers/final-report.ts';
import { readNumbers } from '#src/services/numbers/read-numbers.ts';
import type { PrintedFile } from '#src/services/print.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';
import { NumbersReply, presentNumbers } from './present/numbers.ts';

const params = z.object({ programme: z.string().max(60), edition: z.string().max(60) });
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const limit = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const at = '/api/judging/:programme/:edition';

const send = (reply: FastifyReply, file: PrintedFile | Denial): FastifyReply =>
  isDenial(file)
    ? refuse(reply, file)
    : reply
        .type(file.type)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(Buffer.from(file.bytes));

/** The numbers of an edition (X12), as data and as files, and its final report; for the province and supervision. */
export const numbersRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    `${at}/numbers`,
    { schema: { params, response: { 200: NumbersReply, '4xx': Problem } } },
    async (request, reply) => {
      const numbers = await readNumbers(deps, await actorOf(request), request.params);
      return isDenial(numbers) ? refuse(reply, numbers) : reply.send(presentNumbers(numbers));
    },
  );

  app.post(
    `${at}/numbers/export`,
    {
      config: limit,
      schema: {
        params,
        body: z.strictObject({ format: z.enum(['xlsx', 'pdf']), reason: z.string().trim().min(2).max(500) }),
        response: { 200: bytesOf(xlsx, 'application/pdf'), '4xx': Problem },
      },
    },
    async (request, reply) =>
      send(reply, await exportNumbers(deps, await actorOf(request), { ...request.params, ...request.body })),
  );

  app.get(
    `${at}/final-report/:format`,
    {
      config: limit,
      schema: {
        params: params.extend({ format: z.enum(['docx', 'pdf']) }),
        response: { 200: bytesOf('application/pdf', docx), '4xx': Problem },
      },
    },
    async (request, reply) => send(reply, await finalReport(deps, await actorOf(request), request.params)),
  );
};
