import { readFileSync } from 'node:fs';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { HttpContext } from '../context.ts';
import { publicAward } from '#src/services/award/public-award.ts';
import { callBody } from './call-page.ts';
import { homeBody, type HomeEdition } from './home-page.ts';
import { workflowPicture } from '#src/services/draw-workflow.ts';
import { page, say, type Language } from './page.ts';
import { workflowBody, workflowTitle } from './workflow-page.ts';

const querystring = z.object({ lang: z.enum(['zh', 'en']).catch('zh').optional() });
const style = readFileSync(new URL('./public.css', import.meta.url), 'utf8');
const icon = readFileSync(new URL('./icon.svg', import.meta.url), 'utf8');

/** Pages without account: the call, and the blank forms to take away. */
export const publicRoutes: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, demo },
) => {
  app.get('/public.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  );
  app.get('/public-icon.svg', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('image/svg+xml').send(icon),
  );

  app.get('/', { schema: { hide: true, querystring } }, async (request, reply) => {
    const language: Language = request.query.lang ?? 'zh';
    const editions: HomeEdition[] = [];
    for (const edition of deps.editions.all()) {
      const key = { programme: edition.file.programme, edition: edition.file.id };
      editions.push({ edition, award: await publicAward(deps, key) });
    }
    return reply.type('text/html; charset=utf-8').send(
      page({
        language,
        path: '/',
        demo,
        title: say({ zh: '首页', en: 'Home' }, language),
        body: homeBody(editions, language),
      }),
    );
  });

  app.get('/call', { schema: { hide: true, querystring } }, async (request, reply) => {
    const edition = deps.editions.all().at(-1);
    return edition === undefined
      ? reply.callNotFound()
      : reply.redirect(`/call/${edition.file.programme}/${edition.file.id}?lang=${request.query.lang ?? 'zh'}`);
  });

  const params = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
  app.get('/call/:programme/:edition', { schema: { hide: true, querystring, params } }, async (request, reply) => {
    const edition = deps.editions.current(request.params.programme, request.params.edition);
    if (edition === null) return reply.callNotFound();
    const language: Language = request.query.lang ?? 'zh';
    const today = dayOf(await deps.clock.now(), edition.file.timeZone);
    return reply.type('text/html; charset=utf-8').send(
      page({
        language,
        path: `/call/${edition.file.programme}/${edition.file.id}`,
        demo,
        title: say(edition.call.title, language),
        body: callBody(edition, language, today),
      }),
    );
  });

  app.get(
    '/call/:programme/:edition/workflow',
    { schema: { hide: true, querystring, params } },
    async (request, reply) => {
      const edition = deps.editions.current(request.params.programme, request.params.edition);
      if (edition === null) return reply.callNotFound();
      const language: Language = request.query.lang ?? 'zh';
      return reply.type('text/html; charset=utf-8').send(
        page({
          language,
          path: `/call/${edition.file.programme}/${edition.file.id}/workflow`,
          demo,
          title: workflowTitle(edition, language),
          body: workflowBody(edition, language),
        }),
      );
    },
  );
  app.get('/call/:programme/:edition/workflow.svg', { schema: { hide: true, params } }, async (request, reply) => {
    const edition = deps.editions.current(request.params.programme, request.params.edition);
    if (edition === null) return reply.callNotFound();
    return reply.type('image/svg+xml; charset=utf-8').send(workflowPicture(edition));
  });

  app.get(
    '/call/:programme/:edition/:file',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: { hide: true, params: params.extend({ file: z.string().regex(/^[A-Za-z0-9_]+\.(pdf|docx)$/u) }) },
    },
    async (request, reply) => {
      const edition = deps.editions.current(request.params.programme, request.params.edition);
      const [className = '', format] = request.params.file.split('.');
      const definition =
        edition !== null && Object.hasOwn(edition.classes, className) ? edition.classes[className] : undefined;
      if (edition === null || definition === undefined) return reply.callNotFound();
      const blank = await deps.print.blank(edition, className, format === 'pdf' ? 'pdf' : 'docx');
      return reply
        .type(blank.type)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${definition.form.zh}.${format}`)}`,
        )
        .send(Buffer.from(blank.bytes));
    },
  );
};
