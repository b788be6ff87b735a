import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publicDraws, publicRecords } from '#src/services/public-records.ts';
import { publicPractice } from '#src/services/practice/publish-practice.ts';
import type { HttpContext } from '../context.ts';
import type { Markup } from './html.ts';
import { page, type Language } from './page.ts';
import { practiceBody, practiceList, practiceTitle } from './practice-page.ts';
import { recordsBody, recordsTitle } from './records-page.ts';

const querystring = z.object({ lang: z.enum(['zh', 'en']).catch('zh').optional() });
const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } };

/** Pages of what may be looked up for good: practice that winners share, records of draws, roots of the audit log. */
export const libraryRoutes: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, demo },
) => {
  const show = (
    reply: FastifyReply,
    shown: { readonly language: Language; readonly path: string; readonly title: string; readonly body: Markup },
  ): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page({ ...shown, demo }));

  app.get(
    '/practice/:programme/:edition',
    { config: limited, schema: { hide: true, querystring, params } },
    async (request, reply) => {
      const { programme, edition: id } = request.params;
      const language = request.query.lang ?? 'zh';
      const edition = deps.editions.current(programme, id);
      if (edition === null) return reply.callNotFound();
      const body = practiceList(edition, await publicPractice(deps, request.params), language);
      return show(reply, { language, path: `/practice/${programme}/${id}`, title: practiceTitle(language), body });
    },
  );
  app.get(
    '/practice/:programme/:edition/:application/:part',
    {
      config: limited,
      schema: {
        hide: true,
        querystring,
        params: params.extend({ application: z.string().max(40), part: z.string().max(80) }),
      },
    },
    async (request, reply) => {
      const { programme, edition: id, application, part } = request.params;
      const language = request.query.lang ?? 'zh';
      const texts = await publicPractice(deps, { programme, edition: id });
      const text = texts.find(({ practice }) => practice.applicationId === application && practice.part === part);
      const edition = deps.editions.current(programme, id);
      if (edition === null || text === undefined) return reply.callNotFound();
      return show(reply, {
        language,
        path: `/practice/${programme}/${id}/${application}/${part}`,
        title: text.practice.title,
        body: practiceBody(edition, text, language),
      });
    },
  );
  app.get(
    '/records/:programme/:edition',
    { config: limited, schema: { hide: true, querystring, params } },
    async (request, reply) => {
      const { programme, edition: id } = request.params;
      const language = request.query.lang ?? 'zh';
      const edition = deps.editions.current(programme, id);
      if (edition === null) return reply.callNotFound();
      const body = recordsBody(edition, await publicRecords(deps, request.params), language);
      return show(reply, { language, path: `/records/${programme}/${id}`, title: recordsTitle(language), body });
    },
  );
  app.get(
    '/records/:programme/:edition/draws/:file',
    {
      config: limited,
      schema: { hide: true, params: params.extend({ file: z.string().max(110) }) },
    },
    async (request, reply) => {
      const draws = await publicDraws(deps, request.params);
      const found = draws.find(({ id }) => `${id}.json` === request.params.file);
      if (found === undefined) return reply.callNotFound();
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(found, null, 2));
    },
  );
};
