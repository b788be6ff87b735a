import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { judged } from '#src/services/award/open-award.ts';
import { publicAward } from '#src/services/award/public-award.ts';
import { addObjectionFile } from '#src/services/objection/add-objection-file.ts';
import { confirmByCode, resendCode } from '#src/services/objection/code.ts';
import { readOwnObjection } from '#src/services/objection/read-objections.ts';
import { mostFacts, submitObjection } from '#src/services/objection/submit-objection.ts';
import type { HttpContext } from '../context.ts';
import type { Markup } from './html.ts';
import { leadBody, objectionForm, type TypedObjection } from './objection-form.ts';
import { absentObjectionBody, ownObjection } from './objection-own-page.ts';
import { objectionWords } from './objection-words.ts';
import { page, say, type Language } from './page.ts';

const lang = z.enum(['zh', 'en']).catch('zh').optional();
const querystring = z.object({ lang });
const edition = z.object({ programme: z.string().max(80), edition: z.string().max(40) });
const link = z.object({ token: z.string().max(100) });
const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

/** Objections without account and without JavaScript: the form, then a page of its own under a secret link. */
export const objectionPages: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, demo },
) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 256 * 1024 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  // The service counts the bytes as they come and says what is too much.
  await app.register(multipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 5 } });
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer');
  });
  const show = (reply: FastifyReply, language: Language, path: string, title: string, body: Markup): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(page({ language, path, demo, title, body }));

  const formPath = '/notice/:programme/:edition/objection';
  const titled = (language: Language): string => say(objectionWords.title, language);
  const pathOf = (key: z.infer<typeof edition>): string => `/notice/${key.programme}/${key.edition}/objection`;

  app.get(
    formPath,
    { config: perMinute(60), schema: { hide: true, querystring, params: edition } },
    async (request, reply) => {
      const language = request.query.lang ?? 'zh';
      const award = await publicAward(deps, request.params);
      if (award === null) return reply.callNotFound();
      const path = pathOf(request.params);
      const typed = { ...nothing, token: deps.ids.secret() };
      return show(
        reply,
        language,
        path,
        titled(language),
        objectionForm(award, { language, path, typed, denial: null }),
      );
    },
  );
  app.post(
    formPath,
    { config: perMinute(10), schema: { hide: true, querystring, params: edition } },
    async (request, reply) => {
      const language = request.query.lang ?? 'zh';
      const typed = request.body instanceof URLSearchParams ? typedIn(request.body) : nothing;
      const arrived = await deps.clock.inTimeInstant(request.headersComplete);
      const taken = await submitObjection(deps, { ...request.params, ...typed, arrived });
      const path = pathOf(request.params);
      if (!isDenial(taken))
        return taken.state === 'lead'
          ? show(reply, language, path, say(objectionWords.lead, language), leadBody(language))
          : reply.redirect(`/objections/${typed.token}?lang=${language}`, 303);
      const award = await publicAward(deps, request.params);
      if (award === null || taken.code === 'absent') return reply.callNotFound();
      const body = objectionForm(award, { language, path, typed, denial: taken });
      return show(reply.status(422), language, path, titled(language), body);
    },
  );

  /** The page under a secret link, with why the last try was refused. */
  async function ownPage(reply: FastifyReply, token: string, language: Language, denial: Denial | null) {
    const own = await readOwnObjection(deps, token);
    const found = own === null ? null : judged(deps, own.objection);
    if (own === null || found === null) {
      const body = absentObjectionBody(language);
      return show(reply.status(404), language, '/', say(objectionWords.absent, language), body);
    }
    const path = `/objections/${token}`;
    const { timeZone } = found.edition.file;
    const body = ownObjection(own, { language, path, timeZone, rules: found.rules.objection, denial });
    if (denial !== null) reply.status(denial.code === 'too-large' ? 413 : 422);
    return show(reply, language, path, say(objectionWords.own, language), body);
  }
  /** Back to the page under the link: with what went wrong, or after it is done. */
  const after = (reply: FastifyReply, token: string, language: Language, done: object) =>
    isDenial(done)
      ? ownPage(reply, token, language, done)
      : reply.redirect(`/objections/${token}?lang=${language}`, 303);
  const linked = { schema: { hide: true, querystring, params: link } };

  app.get('/objections/:token', { config: perMinute(60), ...linked }, async (request, reply) =>
    ownPage(reply, request.params.token, request.query.lang ?? 'zh', null),
  );
  app.post('/objections/:token/confirmation', { config: perMinute(10), ...linked }, async (request, reply) => {
    const { token } = request.params;
    const code = request.body instanceof URLSearchParams ? (request.body.get('code') ?? '').trim() : '';
    return after(reply, token, request.query.lang ?? 'zh', await confirmByCode(deps, token, code.slice(0, 20)));
  });
  app.post('/objections/:token/code', { config: perMinute(5), ...linked }, async (request, reply) => {
    const { token } = request.params;
    return after(reply, token, request.query.lang ?? 'zh', await resendCode(deps, token));
  });
  app.post('/objections/:token/files', { config: perMinute(20), ...linked }, async (request, reply) => {
    const { token } = request.params;
    const part = request.isMultipart() ? await request.file() : undefined;
    const named = part !== undefined && part.filename !== '' ? part : null;
    if (named === null) part?.file.resume();
    const done =
      named === null
        ? noFile
        : await addObjectionFile(deps, { token, name: named.filename.slice(0, 200), bytes: named.file });
    return after(reply, token, request.query.lang ?? 'zh', done);
  });
};

const noFile = deny('invalid', '请先选择一个文件。', 'Choose a file first.', 'file');
const nothing: TypedObjection = { token: '', name: '', contact: '', winner: '', facts: '' };

/** What a form brought; texts are cut where they are absurdly long, but the facts, which are refused instead. */
function typedIn(body: URLSearchParams): TypedObjection {
  const text = (name: string, most: number): string => (body.get(name) ?? '').trim().slice(0, most);
  return {
    token: text('token', 100),
    name: text('name', 60),
    contact: text('contact', 120),
    winner: text('winner', 40),
    facts: text('facts', mostFacts + 1000).replaceAll('\r\n', '\n'),
  };
}
