import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { awardLetter, awardLetters, numberLetter, type AwardLetter } from '#src/services/award/award-letter.ts';
import { printCertificates } from '#src/services/award/certificates.ts';
import type { PrintedFile } from '#src/services/print.ts';
import type { FastifyReply } from 'fastify';
import type { HttpContext } from './context.ts';
import { bytesOf, Problem, refuse } from './errors.ts';

const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const letter = z.enum(Object.keys(awardLetters) as [AwardLetter, ...AwardLetter[]]);
const format = z.enum(['docx', 'pdf']);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const files = { 200: bytesOf('application/pdf', docx), '4xx': Problem };
const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

const send = (reply: FastifyReply, file: PrintedFile): FastifyReply =>
  reply
    .type(file.type)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(Buffer.from(file.bytes));

/** What is printed of an award: letters as Word and PDF, and certificates. */
export const awardDocumentRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/awards/:programme/:edition/letters/:letter/:format',
    { config: limit, schema: { params: params.extend({ letter, format }), response: files } },
    async (request, reply) => {
      const made = await awardLetter(deps, await actorOf(request), request.params);
      return isDenial(made) ? refuse(reply, made) : send(reply, made[request.params.format]);
    },
  );
  app.put(
    '/api/awards/:programme/:edition/letters/:letter/number',
    {
      schema: {
        params: params.extend({ letter }),
        body: z.strictObject({ number: z.string().trim().min(1).max(100) }),
        response: { 200: z.object({ done: z.literal(true) }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await numberLetter(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send({ done: true });
    },
  );
  app.get(
    '/api/awards/:programme/:edition/certificates.pdf',
    {
      config: limit,
      schema: {
        params,
        querystring: z.object({ application: z.string().max(40).optional(), sample: z.literal('1').optional() }),
        response: files,
      },
    },
    async (request, reply) => {
      const printed = await printCertificates(deps, await actorOf(request), {
        ...request.params,
        applicationId: request.query.application,
        sample: request.query.sample === '1',
        checkAt: `${request.protocol}://${request.host}/certificates/`,
      });
      return isDenial(printed) ? refuse(reply, printed) : send(reply, printed);
    },
  );
};
