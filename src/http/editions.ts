import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { knownAs } from '#src/domain/people/codes.ts';
import { describeSession } from '#src/services/describe-session.ts';
import type { HttpContext } from './context.ts';
import { Problem } from './errors.ts';
import { presentSession, sessionParts } from './present/session.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  ...sessionParts,
  demo: z.boolean(),
  now: z.iso.datetime(),
  editions: z.array(
    z.object({
      programme: z.string(),
      edition: z.string(),
      digest: z.string(),
      title: Text,
      timeZone: z.string(),
      window: z.object({ from: z.string(), to: z.string() }),
      classes: z.array(z.object({ id: z.string(), title: Text, form: Text })),
    }),
  ),
});

/** Who is signed in; editions and the reach of the print fonts as the pages need them: by digest, to be kept for ever. */
export const editionRoutes: FastifyPluginAsyncZod<HttpContext & { readonly demo: boolean }> = async (
  app,
  { deps, actorOf, tokenOf, demo },
) => {
  app.get('/api/session', { schema: { response: { 200: Session } } }, async (request) => {
    const actor = await actorOf(request);
    const described = await describeSession(deps, actor, tokenOf(request));
    return {
      ...presentSession(described),
      user: actor.kind === 'user' ? { id: actor.id, name: actor.name, email: knownAs(actor.email) } : null,
      demo,
      now: (await deps.clock.now()).toISOString(),
      editions: deps.editions.all().map((edition) => ({
        programme: edition.file.programme,
        edition: edition.file.id,
        digest: edition.digest,
        title: edition.file.title,
        timeZone: edition.file.timeZone,
        window: edition.file.window,
        classes: Object.values(edition.classes).map(({ id, title, form }) => ({ id, title, form })),
      })),
    };
  });

  app.get(
    '/api/editions/:digest/:class',
    {
      schema: {
        params: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/u), class: z.string().max(40) }),
        response: { 200: z.unknown(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const edition = deps.editions.known().find((one) => one.digest === request.params.digest);
      const definition =
        edition !== undefined && Object.hasOwn(edition.classes, request.params.class)
          ? edition.classes[request.params.class]
          : undefined;
      if (edition === undefined || definition === undefined)
        return reply
          .status(404)
          .send({ code: 'absent', reason: { zh: '没有这一届。', en: 'There is no such edition.' } });
      // What the offices write is no part of a form.
      const { letters: _letters, summary: _summary, ...shown } = edition;
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send({ edition: { ...shown, classes: { [definition.id]: definition } } });
    },
  );

  app.get(
    '/api/glyphs/:glyphs',
    {
      schema: {
        description: 'Code points in turn that no print font has, that one has, and so on.',
        params: z.object({ glyphs: z.string().regex(/^[0-9a-f]{64}$/u) }),
        response: { 200: z.object({ runs: z.array(z.int()).readonly() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { digest, runs } = deps.print.glyphs();
      if (digest !== request.params.glyphs)
        return reply.status(404).send({
          code: 'absent',
          reason: { zh: '字库已更换，请刷新页面。', en: 'The print fonts have changed; reload the page.' },
        });
      return reply.header('cache-control', 'public, max-age=31536000, immutable').send({ runs });
    },
  );
};
