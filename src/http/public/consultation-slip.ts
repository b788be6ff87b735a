import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Denial } from '#src/domain/denial.ts';
import { isDenial } from '#src/domain/denial.ts';
import { AnswerKind } from '#src/domain/workflow/consultation.ts';
import { answerSlip, openSlip, type Slip } from '#src/services/consultation-link.ts';
import type { HttpContext } from '../context.ts';
import { deadSlip, doneSlip, openSlipBody, type Filled } from './slip-page.ts';
import { slipWords } from './slip-words.ts';
import { page, say, type Language } from './page.ts';

const params = z.object({ token: z.string().max(100) });
const querystring = z.object({ lang: z.enum(['zh', 'en']).catch('zh').optional() });
/** Of one slip: a choice and the facts for each applicant, and who fills it in. */
const mostBytes = 4 * 1024 * 1024;

/** The pages of a one-time link on paper: a department answers without account and without JavaScript. A dead link tells nothing. */
export const slipRoutes: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, demo },
) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer');
  });
  const shown = (language: Language, path: string, title: string, body: ReturnType<typeof deadSlip>): string =>
    page({ language, path, demo, title, body });
  const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } };

  app.get('/c/:token', { config: limited, schema: { hide: true, params, querystring } }, async (request, reply) => {
    const language = request.query.lang ?? 'zh';
    const slip = await openSlip(deps, request.params.token);
    reply.type('text/html; charset=utf-8');
    if (slip === null)
      return reply.status(404).send(shown(language, '/', say(slipWords.noneTitle, language), deadSlip(language)));
    const path = `/c/${request.params.token}`;
    return reply.send(
      shown(
        language,
        path,
        say(slipWords.title, language),
        openSlipBody(deps, slip, { language, path, filled: nothing, denial: null }),
      ),
    );
  });

  app.post('/c/:token', { config: limited, schema: { hide: true, params, querystring } }, async (request, reply) => {
    const language = request.query.lang ?? 'zh';
    const path = `/c/${request.params.token}`;
    reply.type('text/html; charset=utf-8');
    const slip = await openSlip(deps, request.params.token);
    const filled = request.body instanceof URLSearchParams && slip !== null ? filledIn(request.body, slip) : nothing;
    const done = slip === null ? null : await submit(request.params.token, filled);
    if (slip === null || (isDenial(done) && done.code === 'absent'))
      return reply.status(404).send(shown(language, '/', say(slipWords.noneTitle, language), deadSlip(language)));
    if (isDenial(done))
      return reply
        .status(422)
        .send(
          shown(
            language,
            path,
            say(slipWords.title, language),
            openSlipBody(deps, slip, { language, path, filled, denial: done }),
          ),
        );
    return reply.send(shown(language, '/', say(slipWords.doneTitle, language), doneSlip(slip, filled, language)));
  });

  async function submit(token: string, filled: Filled): Promise<Denial | object> {
    if (filled.signedBy === '') return { denied: true, code: 'invalid', reason: slipWords.noName } satisfies Denial;
    return await answerSlip(deps, {
      token,
      reply: { signedBy: filled.signedBy, ...(filled.number === '' ? {} : { number: filled.number }) },
      answers: [...filled.answers].flatMap(([item, { kind, facts }]) =>
        kind === null ? [] : [{ item, answer: kind, ...(facts === '' ? {} : { facts }) }],
      ),
    });
  }
};

const nothing: Filled = { signedBy: '', number: '', answers: new Map() };

/** What a form brought, of the applicants of this slip only; texts are cut where they are absurdly long. */
function filledIn(body: URLSearchParams, { open }: Slip): Filled {
  const text = (name: string, most: number): string => (body.get(name) ?? '').trim().slice(0, most);
  return {
    signedBy: text('signedBy', 60),
    number: text('number', 100),
    answers: new Map(
      open.map(({ id }) => [
        id,
        { kind: AnswerKind.safeParse(body.get(`answer-${id}`)).data ?? null, facts: text(`facts-${id}`, 4000) },
      ]),
    ),
  };
}
