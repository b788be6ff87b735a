import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkCertificate, publicAward } from '#src/services/award/public-award.ts';
import type { HttpContext } from '../context.ts';
import { askCertificate, certificateBody, certificateTitle, noCertificate } from './certificate-page.ts';
import type { Markup } from './html.ts';
import { noNotice, noticeBody, noticeTitle } from './notice-page.ts';
import { page, type Language } from './page.ts';
import { winnersBody, winnersTitle } from './winners-page.ts';

const lang = z.enum(['zh', 'en']).catch('zh').optional();
const querystring = z.object({ lang });
const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } };

interface Shown {
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly body: Markup;
}

/** Pages about results, without account: the notice, the winners, and what a certificate is. Nothing is told before publication. */
export const publicAwardRoutes: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, demo },
) => {
  const show = (reply: FastifyReply, shown: Shown): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page({ ...shown, demo }));
  /** To the newest edition's page of a kind. */
  const newest = (kind: string) => {
    app.get(`/${kind}`, { schema: { hide: true, querystring } }, async (request, reply) => {
      const file = deps.editions.all().at(-1)?.file;
      return file === undefined
        ? reply.callNotFound()
        : reply.redirect(`/${kind}/${file.programme}/${file.id}?lang=${request.query.lang ?? 'zh'}`);
    });
  };

  newest('notice');
  app.get(
    '/notice/:programme/:edition',
    { config: limited, schema: { hide: true, querystring, params } },
    async (request, reply) => {
      const { programme, edition: id } = request.params;
      const language = request.query.lang ?? 'zh';
      const award = await publicAward(deps, { programme, edition: id });
      if (deps.editions.current(programme, id) === null) return reply.callNotFound();
      const body = award === null ? noNotice(language) : noticeBody(award, language);
      return show(reply, { language, path: `/notice/${programme}/${id}`, title: noticeTitle(language), body });
    },
  );

  newest('winners');
  app.get(
    '/winners/:programme/:edition',
    { config: limited, schema: { hide: true, querystring, params } },
    async (request, reply) => {
      const { programme, edition: id } = request.params;
      const language = request.query.lang ?? 'zh';
      const award = await publicAward(deps, { programme, edition: id });
      const edition = deps.editions.current(programme, id);
      if (edition === null) return reply.callNotFound();
      const body = winnersBody(edition, award, language);
      return show(reply, { language, path: `/winners/${programme}/${id}`, title: winnersTitle(language), body });
    },
  );

  const asked = querystring.extend({ number: z.string().max(60).optional() });
  app.get('/certificates', { config: limited, schema: { hide: true, querystring: asked } }, async (request, reply) => {
    const language = request.query.lang ?? 'zh';
    const number = request.query.number?.trim() ?? '';
    if (number !== '') return reply.redirect(`/certificates/${encodeURIComponent(number)}?lang=${language}`);
    return show(reply, {
      language,
      path: '/certificates',
      title: certificateTitle(language),
      body: askCertificate(language),
    });
  });
  app.get(
    '/certificates/:number',
    { config: limited, schema: { hide: true, querystring, params: z.object({ number: z.string().max(100) }) } },
    async (request, reply) => {
      const language = request.query.lang ?? 'zh';
      const found = await checkCertificate(deps, request.params.number);
      // What was asked stands nowhere on the page: whatever it was, the answer is the same.
      const shown = { language, title: certificateTitle(language) };
      if (found === null)
        return show(reply.status(404), { ...shown, path: '/certificates', body: noCertificate(language) });
      const path = `/certificates/${encodeURIComponent(found.winner.outcome.certificate ?? '')}`;
      return show(reply, { ...shown, path, body: certificateBody(found, language) });
    },
  );
};
