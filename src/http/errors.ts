import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Denial } from '#src/domain/denial.ts';

const statuses: Readonly<Record<Denial['code'], number>> = {
  absent: 404, 'signed-out': 401, 'not-allowed': 403, 'wrong-state': 409, 'out-of-time': 409, findings: 422, seals: 422, conflict: 409, invalid: 400, 'too-large': 413,
};

export const Problem = z.object({
  code: z.string(), reason: z.object({ zh: z.string(), en: z.string() }), detail: z.unknown().optional(),
  problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Answers a refusal with its reason. */
export function refuse(reply: FastifyReply, denial: Denial): FastifyReply {
  return reply.status(statuses[denial.code]).send({ code: denial.code, reason: denial.reason, ...(denial.detail === undefined ? {} : { detail: denial.detail }) });
}

/** One place that turns what went wrong into an answer: the client's mistakes with paths, ours without details. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const problems = error.validation.map((one) => ({ path: `${error.validationContext ?? ''}${one.instancePath}`, message: one.message ?? '' }));
      return reply.status(400).send({ code: 'invalid', reason: { zh: '请求的格式不对，见各项说明。', en: 'The request has the wrong shape; see each problem.' }, problems });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      const busy = isUnavailable(error);
      request.log.error({ err: { name: error.name, code: error.code, message: busy ? error.message : error.name, stack: error.stack } }, 'request failed');
      return reply.status(busy ? 503 : 500).send(busy ? unavailable : internal);
    }
    return reply.status(status).send({ code: error.code ?? 'invalid', reason: clientReason(status, error) });
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'absent', reason: { zh: '没有这个地址。', en: 'There is nothing at this address.' } }));
}

const unavailable = { code: 'unavailable', reason: { zh: '数据库暂时无法连接，已填内容保存在本机，恢复后自动补存。', en: 'The database cannot be reached for the moment; what you typed is kept on this machine and saved later.' } };
const internal = { code: 'internal', reason: { zh: '服务器出错，已记录；请稍后重试，已填内容不会丢失。', en: 'The server failed and has logged it. Try again later; nothing you typed is lost.' } };

/** Whether the database is away: connection refused or reset, starting up, shutting down, or disk full. */
function isUnavailable(error: FastifyError): boolean {
  return /^(57P0[123]|08\d{3}|53\d{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ENOSPC)$/u.test(error.code ?? '') || /Connection terminated|timeout exceeded when trying to connect/u.test(error.message);
}

function clientReason(status: number, error: FastifyError): { zh: string; en: string } {
  if (status === 408) return { zh: '请求没有在30秒内传完，请重试。', en: 'The request was not complete in 30 seconds; try again.' };
  if (status === 413) return { zh: '内容太大，超过了这一请求的上限。', en: 'The request is larger than its limit.' };
  if (status === 429) return { zh: '操作太频繁，请稍后再试。', en: 'Too many requests; try again shortly.' };
  if (status === 415) return { zh: '不支持这种内容类型。', en: 'This content type is not supported.' };
  return { zh: '请求无法读取，请检查格式。', en: `The request cannot be read: ${error.message}` };
}
