import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { CountedPaper, PaperPlace } from '#src/domain/workflow/paper.ts';
import { bookPaper, correctPaper, movePaper } from '#src/services/paper-book.ts';
import { readPaperCase, type PaperCase } from '#src/services/paper-case.ts';
import { listBoxes, listPaper, paperOfBatch } from '#src/services/paper-list.ts';
import { attachPaperScan, registerPaper } from '#src/services/paper-register.ts';
import { scanPage } from '#src/services/paper-scan.ts';
import { findPaperApplicant } from '#src/store/paper-applicants.ts';
import { namesOf } from '#src/store/paper.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  BoxesReply,
  clerksOf,
  PaperCaseReply,
  PaperListReply,
  presentPaperCase,
  presentPaperList,
  presentScan,
  ScanReply,
  type PaperBeside,
} from './present/paper.ts';

const id = z.string().max(40);
const params = z.object({ id });
const word = z.string().max(60);
const Side = z.enum(['channel', 'province']);
const seen = z.int().min(0);
const reason = z.string().trim().min(1).max(1000);
const answer = { 200: PaperCaseReply, '4xx': Problem };

const Filter = z.object({
  side: Side.optional(),
  programme: word.optional(),
  edition: word.optional(),
  channel: word.optional(),
});
const ListQuery = Filter.extend({
  box: word.optional(),
  shelf: word.optional(),
  standing: z.enum(['absent', 'short', 'recheck', 'complete']).optional(),
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

type Part = (
  app: Parameters<FastifyPluginAsyncZod<HttpContext>>[0],
  context: Pick<HttpContext, 'deps' | 'actorOf'>,
) => Promise<void>;

/** The counters: pages scanned, paper booked and found again, applications on paper only. */
export const paperRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  await scanRoutes(app, { deps, actorOf });
  await bookRoutes(app, { deps, actorOf });
  await listRoutes(app, { deps, actorOf });
  await registerRoutes(app, { deps, actorOf });
};

const besideOf = async (deps: HttpContext['deps'], found: PaperCase | null): Promise<PaperBeside> => ({
  names: await namesOf(deps.db, found === null ? [] : clerksOf(found)),
  registered:
    found?.handedIn.application.paperOnly === true
      ? await findPaperApplicant(deps.db, found.handedIn.application.id)
      : null,
});

const presented = async (deps: HttpContext['deps'], found: PaperCase) =>
  presentPaperCase(deps, found, await besideOf(deps, found));

const scanRoutes: Part = async (app, { deps, actorOf }) => {
  app.post(
    '/api/paper/scan',
    {
      schema: {
        body: z.strictObject({
          text: z.string().max(20_000),
          edition: z.strictObject({ programme: word, edition: word }).optional(),
          side: Side.optional(),
        }),
        response: { 200: ScanReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const scanned = await scanPage(deps, await actorOf(request), request.body);
      return isDenial(scanned)
        ? refuse(reply, scanned)
        : reply.send(presentScan(deps, scanned, await besideOf(deps, scanned.found)));
    },
  );
  app.get(
    '/api/paper/cases/:id',
    { schema: { params, querystring: z.object({ side: Side.optional() }), response: answer } },
    async (request, reply) => {
      const found = await readPaperCase(deps, await actorOf(request), request.params.id, request.query.side);
      return isDenial(found) ? refuse(reply, found) : reply.send(await presented(deps, found));
    },
  );
};

const bookRoutes: Part = async (app, { deps, actorOf }) => {
  app.post(
    '/api/paper/cases/:id/arrivals',
    {
      schema: {
        params,
        body: z.strictObject({ seen, side: Side.optional(), counted: CountedPaper, place: PaperPlace.optional() }),
        response: answer,
      },
    },
    async (request, reply) => {
      const { id: applicationId } = request.params;
      const done = await bookPaper(deps, await actorOf(request), { applicationId, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(await presented(deps, done));
    },
  );
  app.post(
    '/api/paper/cases/:id/arrivals/:arrival/correction',
    {
      schema: {
        params: params.extend({ arrival: id }),
        body: z.strictObject({ seen, side: Side.optional(), reason, counted: CountedPaper.optional() }),
        response: answer,
      },
    },
    async (request, reply) => {
      const { id: applicationId, arrival } = request.params;
      const done = await correctPaper(deps, await actorOf(request), { applicationId, arrival, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(await presented(deps, done));
    },
  );
  app.put(
    '/api/paper/cases/:id/place',
    {
      schema: {
        params,
        body: z.strictObject({ seen, side: Side.optional(), place: PaperPlace }),
        response: answer,
      },
    },
    async (request, reply) => {
      const { id: applicationId } = request.params;
      const done = await movePaper(deps, await actorOf(request), { applicationId, ...request.body });
      return isDenial(done) ? refuse(reply, done) : reply.send(await presented(deps, done));
    },
  );
};

const listRoutes: Part = async (app, { deps, actorOf }) => {
  app.get(
    '/api/paper',
    { schema: { querystring: ListQuery, response: { 200: PaperListReply, '4xx': Problem } } },
    async (request, reply) => {
      const { side, after, limit, ...filter } = request.query;
      const found = await signedIn(await actorOf(request), (actor) =>
        listPaper(deps, actor, { side, filter, limit, after: cursorOf(after) }),
      );
      return isDenial(found) ? refuse(reply, found) : reply.send(presentPaperList(found));
    },
  );
  app.get(
    '/api/paper/boxes',
    { schema: { querystring: Filter, response: { 200: BoxesReply, '4xx': Problem } } },
    async (request, reply) => {
      const { side, ...filter } = request.query;
      const found = await signedIn(await actorOf(request), (actor) => listBoxes(deps, actor, { side, filter }));
      return isDenial(found) ? refuse(reply, found) : reply.send(found);
    },
  );
  app.get(
    '/api/batches/:id/paper',
    {
      schema: {
        params,
        querystring: z.object({ side: Side.optional() }),
        response: { 200: PaperListReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await signedIn(await actorOf(request), (actor) =>
        paperOfBatch(deps, actor, request.params.id, request.query.side),
      );
      return isDenial(found) ? refuse(reply, found) : reply.send(presentPaperList(found));
    },
  );
};

const registerRoutes: Part = async (app, { deps, actorOf }) => {
  app.post(
    '/api/paper/applications',
    {
      schema: {
        body: z.strictObject({
          programme: word,
          edition: word,
          class: word,
          channel: word,
          name: z.string().trim().min(2).max(200),
          code: z.string().trim().min(1).max(40),
          asOnLicence: z.boolean().optional(),
          person: z.string().trim().min(1).max(40).optional(),
          receivedOn: z.iso.date(),
          remarks: reason.optional(),
        }),
        response: { 201: z.object({ id: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const made = await registerPaper(deps, await actorOf(request), request.body);
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send(made);
    },
  );
  app.put(
    '/api/paper/applications/:id/scan',
    {
      schema: {
        params,
        body: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}$/u) }),
        response: { 200: z.object({ scan: z.string() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const done = await attachPaperScan(deps, await actorOf(request), {
        applicationId: request.params.id,
        file: request.body.file,
      });
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};

type Asking = Awaited<ReturnType<HttpContext['actorOf']>>;

/** A visitor is asked to sign in before a list says that there is none for them. */
async function signedIn<T>(actor: Asking, then: (actor: Asking) => Promise<T | Denial>): Promise<T | Denial> {
  return whyNot(actor, 'office.read', null) ?? (await then(actor));
}

/** `sort key|id`, as the page before gave it. */
function cursorOf(after: string | undefined): { sortKey: string; id: string } | null {
  if (after === undefined) return null;
  const bar = after.lastIndexOf('|');
  return bar < 0 ? null : { sortKey: after.slice(0, bar), id: after.slice(bar + 1) };
}
