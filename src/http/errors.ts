import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Denial } from '#src/domain/denial.ts';
import { shapeProblem } from './shape-words.ts';

const statuses: Readonly<Record<Denial['code'], number>> = {
  absent: 404,
  'signed-out': 401,
  'not-allowed': 403,
  factor: 403,
  'wrong-state': 409,
  'out-of-time': 409,
  findings: 422,
  seals: 422,
  conflict: 409,
  invalid: 400,
  'too-large': 413,
};

const Text = z.object({ zh: z.string(), en: z.string() });
export const Problem = z.object({
  code: z.string(),
  reason: Text,
  detail: z.unknown().optional(),
  problems: z.array(z.object({ path: z.string(), message: Text })).optional(),
});

/** A reply that is no JSON: a document, in one of these types. */
export const bytesOf = (...types: readonly string[]) => ({
  content: Object.fromEntries(
    types.map((type) => [type, { schema: z.unknown().describe('The bytes of the document.') }]),
  ),
});

/** Answers a refusal with its reason. */
export function refuse(reply: FastifyReply, denial: Denial): FastifyReply {
  return reply.status(statuses[denial.code]).send({
    code: denial.code,
    reason: denial.reason,
    ...(denial.detail === undefined ? {} : { detail: denial.detail }),
  });
}

/** One place that turns what went wrong into an answer: the client's mistakes with paths, ours without details. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const problems = error.validation.map((one) => shapeProblem(one, error.validationContext ?? ''));
      return reply.status(400).send({
        code: 'invalid',
        reason: { zh: '请求的格式不对，见各项说明。', en: 'The request has the wrong shape; see each problem.' },
        problems,
      });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ err: error }, 'request failed');
      if (isFull(error)) return reply.status(507).send(full);
      const busy = isUnavailable(error);
      return reply.status(busy ? 503 : 500).send(busy ? unavailable : internal);
    }
    if (status === 413) await readOut(request.raw);
    return reply.status(status).send(clientMistakes[status] ?? unreadable);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .send({ code: 'absent', reason: { zh: '没有这个地址。', en: 'There is nothing at this address.' } }),
  );
}

const unavailable = {
  code: 'unavailable',
  reason: {
    zh: '数据库暂时无法连接，已填内容保存在本机，恢复后自动补存。',
    en: 'The database cannot be reached for the moment; what you typed is kept on this machine and saved later.',
  },
};
const internal = {
  code: 'internal',
  reason: {
    zh: '服务器出错，已记录；请稍后重试，已填内容不会丢失。',
    en: 'The server failed and has logged it. Try again later; nothing you typed is lost.',
  },
};

const full = {
  code: 'full',
  reason: {
    zh: '服务器磁盘已满，这次内容没有存入；已填内容保存在本机，请通知管理员，稍后自动补存。',
    en: "The server's disk is full and this was not stored; what you typed is kept on this machine. Tell the operator; it is saved later.",
  },
};

/** No room left: the file store's disk, or the database's. */
function isFull(error: FastifyError): boolean {
  return /^(ENOSPC|EDQUOT|53100)$/u.test(error.code ?? '');
}

/** Whether the database is away: connection refused or reset, starting up, shutting down, out of connections. */
function isUnavailable(error: FastifyError & { readonly syscall?: string }): boolean {
  const code = error.code ?? '';
  if (/^(57P0[1235]|08\d{3}|53\d{3}|ECONNREFUSED|ECONNRESET|EPIPE)$/u.test(code)) return true;
  if (code === 'ENOENT') return error.syscall === 'connect';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/u.test(
    error.message,
  );
}

/** Lets the rest of a body come and go: who is still sending would not hear the answer. A slow one is cut off elsewhere. */
async function readOut(body: IncomingMessage): Promise<void> {
  if (body.complete || body.destroyed) return;
  body.resume();
  await new Promise<void>((done) => body.once('end', done).once('close', done));
}

const unreadable = {
  code: 'invalid',
  reason: { zh: '请求无法读取，请检查格式。', en: 'The request cannot be read; check its format.' },
};

const clientMistakes: Readonly<Record<number, typeof unreadable>> = {
  408: {
    code: 'too-slow',
    reason: { zh: '请求没有在规定时间内传完，请重试。', en: 'The request was not complete in time; try again.' },
  },
  413: {
    code: 'too-large',
    reason: {
      zh: '一次请求的内容太多，没有存入。请分几次发送；长篇内容请作为附件上传。',
      en: 'One request holds too much and was not stored. Send it in parts, or upload a long text as a file.',
    },
  },
  415: { code: 'invalid', reason: { zh: '不支持这种内容类型。', en: 'This content type is not supported.' } },
  429: { code: 'too-many', reason: { zh: '操作太频繁，请稍后再试。', en: 'Too many requests; try again shortly.' } },
};
