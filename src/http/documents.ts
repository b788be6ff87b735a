import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { printDocument, printLeaf, previewSheet } from '#src/services/print-document.ts';
import { printReceipt } from '#src/services/print-receipt.ts';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const params = z.object({ id: z.string().max(40) });
const fileName = z.string().regex(/^[a-z0-9.-]{1,60}$/u);
const leaf = z.string().regex(/^[A-Za-z0-9:_-]{1,80}$/u);

/** What is printed: drafts are compiled as asked, frozen volumes come as stored. */
export const documentRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

  app.get(
    '/api/applications/:id/preview/:sheet',
    {
      config: limit,
      schema: {
        params: params.extend({ sheet: z.string().max(60) }),
        querystring: z.object({ instance: z.string().max(40).optional() }),
        response: { 200: z.object({ pages: z.array(z.string()) }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const pages = await previewSheet(
        deps,
        await actorOf(request),
        request.params.id,
        request.params.sheet,
        request.query.instance ?? '',
      );
      return isDenial(pages) ? refuse(reply, pages) : reply.send({ pages: [...pages] });
    },
  );

  app.get(
    '/api/applications/:id/documents/:name',
    {
      config: limit,
      schema: {
        params: params.extend({ name: fileName }),
        response: {
          200: bytesOf(
            'application/pdf',
            'application/zip',
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          ),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const printed = await printDocument(deps, await actorOf(request), request.params.id, request.params.name);
      if (isDenial(printed)) return refuse(reply, printed);
      return reply
        .type(printed.type)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(printed.fileName)}`)
        .send(printed.body);
    },
  );

  app.get(
    '/api/applications/:id/leaves/:leaf.pdf',
    {
      config: limit,
      schema: { params: params.extend({ leaf }), response: { 200: bytesOf('application/pdf'), '4xx': Problem } },
    },
    async (request, reply) => {
      const printed = await printLeaf(deps, await actorOf(request), request.params.id, request.params.leaf);
      return isDenial(printed) ? refuse(reply, printed) : reply.type(printed.type).send(Buffer.from(printed.bytes));
    },
  );

  app.get(
    '/api/applications/:id/receipts/:revision.pdf',
    {
      config: limit,
      schema: {
        params: params.extend({ revision: z.coerce.number().int().positive() }),
        response: { 200: bytesOf('application/pdf'), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const printed = await printReceipt(deps, await actorOf(request), request.params.id, request.params.revision);
      return isDenial(printed)
        ? refuse(reply, printed)
        : reply.type('application/pdf').send(Buffer.from(printed.bytes));
    },
  );
};
