import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { isDenial } from '#src/domain/denial.ts';
import { grantExtension, listExtensions } from '#src/services/grant-extension.ts';
import { nameExtensions, type NamedExtension } from '#src/services/name-extensions.ts';
import {
  markRead,
  mostUnread,
  readCaseMessages,
  readInbox,
  tellMessage,
  type WordedMessage,
} from '#src/services/read-messages.ts';
import { readOverview } from '#src/services/read-overview.ts';
import { fileInterference, InterferenceWords, readInterference, readSupervision } from '#src/services/supervise.ts';
import { whyNot } from '#src/domain/access/why-not.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';

const id = z.string().max(40);
const params = z.object({ id });
const word = z.string().min(1).max(80);
const Instant = z.iso.datetime();
const editionName = z.object({ programme: word, edition: word });
const words = z.string().trim().min(1).max(2000);

const ExtensionReply = z.object({
  id: z.string(),
  kind: z.enum(['submission', 'forwarding']),
  channel: z.string().nullable(),
  applicationId: z.string().nullable(),
  until: z.string(),
  reason: z.string(),
  number: z.string(),
  grantedAt: Instant,
  /** Of one application: what it is, where the reader may open it. */
  opens: z.object({ applicant: z.string(), number: z.string().nullable() }).nullable(),
});
const presentExtension = (one: NamedExtension): z.infer<typeof ExtensionReply> => ({
  id: one.id,
  kind: one.kind,
  channel: one.channel,
  applicationId: one.applicationId,
  until: one.until,
  reason: one.reason,
  number: one.number,
  grantedAt: one.grantedAt.toISOString(),
  opens: one.opens,
});

const MessageReply = z.object({
  id: z.string(),
  applicationId: z.string().nullable(),
  to: z.enum(['me', 'authority', 'applicant']),
  authority: z.string().nullable(),
  title: Text,
  text: Text,
  createdAt: Instant,
  readAt: Instant.nullable(),
  mailedAt: Instant.nullable(),
  toldAt: Instant.nullable(),
  toldNote: z.string().nullable(),
});
const presentMessage = (one: WordedMessage, own: string | null): z.infer<typeof MessageReply> => ({
  id: one.id,
  applicationId: one.applicationId,
  to: one.toUser === null ? 'authority' : one.toUser === own ? 'me' : 'applicant',
  authority: one.toAuthority,
  title: one.words.title,
  text: one.words.text,
  createdAt: one.createdAt.toISOString(),
  readAt: one.readAt?.toISOString() ?? null,
  mailedAt: one.mailedAt?.toISOString() ?? null,
  toldAt: one.toldAt?.toISOString() ?? null,
  toldNote: one.toldNote,
});

/** What lies on an official's desk beside the cases: overview, later days, supervision. */
export const officeDeskRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/overview',
    {
      schema: {
        querystring: editionName,
        response: {
          200: z.object({
            at: Instant,
            channels: z.array(z.object({ id: z.string(), name: Text, cutOff: z.string() })),
            states: z.array(z.object({ id: z.string(), title: Text, phase: z.string() })),
            classes: z.array(z.object({ id: z.string(), title: Text })),
            tallies: z.array(
              z.object({ channel: z.string(), class: z.string(), state: z.string(), count: z.int(), overdue: z.int() }),
            ),
          }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const { programme, edition } = request.query;
      const overview = await readOverview(deps, await actorOf(request), programme, edition);
      if (isDenial(overview)) return refuse(reply, overview);
      return reply.send({
        at: overview.at.toISOString(),
        channels: overview.channels.map(({ id: channel, name, cutOff }) => ({ id: channel, name, cutOff })),
        states: overview.edition.workflow.states.map(({ id: state, title, phase }) => ({ id: state, title, phase })),
        classes: Object.values(overview.edition.classes).map(({ id: of, title }) => ({ id: of, title })),
        tallies: [...overview.tallies],
      });
    },
  );

  app.get(
    '/api/extensions',
    { schema: { querystring: editionName, response: { 200: z.array(ExtensionReply), '4xx': Problem } } },
    async (request, reply) => {
      const { programme, edition } = request.query;
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'office.read', null);
      if (denial !== null) return refuse(reply, denial);
      const extensions = await listExtensions(deps, actor, programme, edition);
      return reply.send((await nameExtensions(deps, actor, extensions)).map(presentExtension));
    },
  );
  app.post(
    '/api/extensions',
    {
      schema: {
        body: z.strictObject({
          programme: word,
          edition: word,
          kind: z.enum(['submission', 'forwarding']),
          channel: word.nullable(),
          applicationId: id.nullable(),
          until: z.iso.date(),
          reason: words,
          number: z.string().trim().min(1).max(100),
        }),
        response: { 201: ExtensionReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const granted = await grantExtension(deps, actor, request.body);
      if (isDenial(granted)) return refuse(reply, granted);
      const [named] = await nameExtensions(deps, actor, [granted]);
      return reply.status(201).send(presentExtension(named ?? { ...granted, opens: null }));
    },
  );

  app.get(
    '/api/supervision',
    {
      schema: {
        querystring: editionName.extend({ before: Instant.optional() }),
        response: {
          200: z.object({
            extensions: z.array(ExtensionReply),
            acts: z.array(
              z.object({
                applicationId: z.string(),
                applicant: z.string().nullable(),
                channel: z.string().nullable(),
                seq: z.int(),
                action: z.string(),
                by: z.string(),
                at: Instant,
                details: z.record(z.string(), z.unknown()),
                behalf: z.boolean(),
              }),
            ),
            reorders: z.array(
              z.object({
                batch: z.string(),
                channel: z.string(),
                number: z.string().nullable(),
                by: z.string(),
                at: Instant,
                reason: z.string(),
                before: z.array(z.string()),
                after: z.array(z.string()),
              }),
            ),
          }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const { programme, edition, before } = request.query;
      const until = before === undefined ? undefined : new Date(before);
      const actor = await actorOf(request);
      const seen = await readSupervision(deps, actor, { programme, edition }, until);
      if (isDenial(seen)) return refuse(reply, seen);
      return reply.send({
        extensions: (await nameExtensions(deps, actor, seen.extensions)).map(presentExtension),
        acts: seen.acts.map((act) => ({
          ...act,
          at: act.at.toISOString(),
          details: { ...act.details },
          behalf: act.behalf !== null,
        })),
        reorders: seen.reorders.map((one) => ({ ...one, before: [...one.before], after: [...one.after] })),
      });
    },
  );

  app.post(
    '/api/interference',
    {
      schema: {
        body: z.strictObject({ programme: word, edition: word, record: InterferenceWords }),
        response: { 201: z.object({ id: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { record, ...name } = request.body;
      const filed = await fileInterference(deps, await actorOf(request), name, record);
      return isDenial(filed) ? refuse(reply, filed) : reply.status(201).send(filed);
    },
  );
  app.get(
    '/api/interference',
    {
      schema: {
        querystring: editionName,
        response: {
          200: z.array(InterferenceWords.extend({ id: z.string(), filedBy: z.string(), filedAt: Instant })),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const records = await readInterference(deps, await actorOf(request), request.query);
      return isDenial(records)
        ? refuse(reply, records)
        : reply.send(records.map((one) => ({ ...one, filedAt: one.filedAt.toISOString() })));
    },
  );
};

/** Messages: one's own and those of one's authorities, read, told by telephone. */
export const messageRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/messages',
    {
      schema: {
        querystring: z.object({ before: Instant.optional() }),
        response: {
          200: z.object({ messages: z.array(MessageReply), unread: z.int(), more: z.boolean() }),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const { before } = request.query;
      const inbox = await readInbox(deps, actor, before === undefined ? undefined : new Date(before));
      if (isDenial(inbox)) return refuse(reply, inbox);
      const own = actor.kind === 'user' ? actor.id : null;
      return reply.send({
        messages: inbox.messages.map((one) => presentMessage(one, own)),
        unread: Math.min(inbox.unread, mostUnread),
        more: inbox.unread > mostUnread,
      });
    },
  );
  app.post(
    '/api/messages/read',
    {
      schema: {
        body: z.strictObject({ ids: z.array(id).min(1).max(200) }),
        response: { 200: z.object({ read: z.int() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await markRead(deps, await actorOf(request), request.body.ids);
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.get(
    '/api/cases/:id/messages',
    { schema: { params, response: { 200: z.array(MessageReply), '4xx': Problem } } },
    async (request, reply) => {
      const found = await readCaseMessages(deps, await actorOf(request), request.params.id);
      return isDenial(found) ? refuse(reply, found) : reply.send(found.map((one) => presentMessage(one, null)));
    },
  );
  app.post(
    '/api/messages/:id/told',
    {
      schema: {
        params,
        body: z.strictObject({ note: z.string().trim().max(500).optional() }),
        response: { 200: z.object({ told: Instant }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await tellMessage(deps, await actorOf(request), { id: request.params.id, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
