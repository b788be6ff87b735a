import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDenial } from '#src/domain/denial.ts';
import { AssessorWords } from '#src/domain/pool/profile.ts';
import { addAssessor, editAssessor } from '#src/services/pool/edit-assessor.ts';
import { linkAccount, listPoolAccounts } from '#src/services/pool/link-account.ts';
import { lookForConflicts } from '#src/services/pool/look-for-conflicts.ts';
import { pledge, readOwnTerm, setOwnAvailability } from '#src/services/pool/own-term.ts';
import { listPool, readPoolPerson } from '#src/services/pool/read-pool.ts';
import { Availability, setTerm } from '#src/services/pool/terms.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  OwnTermReply,
  PoolCursor,
  PoolPersonReply,
  PoolReply,
  presentOwn,
  presentPerson,
  presentPool,
  presentTerm,
  TermReply,
} from './present/pool.ts';

const programme = z.string().min(1).max(80);
const id = z.string().min(1).max(60);
const edition = z.string().min(1).max(40);
const inPool = z.object({ programme });
const person = z.object({ programme, id });
const version = z.int().min(0);
const Saved = z.object({ id: z.string(), version: z.int() });

/** The pool of assessors: who is in it, their accounts and their terms. */
export const poolRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  app.get(
    '/api/pool/:programme/assessors',
    {
      schema: {
        params: inPool,
        querystring: z.object({
          edition: edition.optional(),
          q: z.string().trim().min(1).max(100).optional(),
          active: z.enum(['yes', 'no']).optional(),
          after: PoolCursor.optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: PoolReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { q, active, after = null, ...asked } = request.query;
      const page = await listPool(deps, await actorOf(request), {
        ...request.params,
        ...asked,
        search: q,
        active: active === undefined ? undefined : active === 'yes',
        after,
      });
      return isDenial(page) ? refuse(reply, page) : reply.send(presentPool(page));
    },
  );
  app.post(
    '/api/pool/:programme/assessors',
    { schema: { params: inPool, body: AssessorWords, response: { 201: Saved, '4xx': Problem } } },
    async (request, reply) => {
      const added = await addAssessor(deps, await actorOf(request), request.params.programme, request.body);
      return isDenial(added) ? refuse(reply, added) : reply.status(201).send(added);
    },
  );
  app.get(
    '/api/pool/:programme/editions/:edition/assessors/:id',
    { schema: { params: person.extend({ edition }), response: { 200: PoolPersonReply, '4xx': Problem } } },
    async (request, reply) => {
      const found = await readPoolPerson(deps, await actorOf(request), request.params);
      return isDenial(found) ? refuse(reply, found) : reply.send(presentPerson(found));
    },
  );
  app.put(
    '/api/pool/:programme/assessors/:id',
    { schema: { params: person, body: AssessorWords.extend({ version }), response: { 200: Saved, '4xx': Problem } } },
    async (request, reply) => {
      const saved = await editAssessor(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(saved) ? refuse(reply, saved) : reply.send(saved);
    },
  );
  app.get(
    '/api/pool/:programme/accounts',
    {
      schema: {
        params: inPool,
        response: {
          200: z.array(
            z.object({ userId: z.string(), name: z.string(), email: z.string(), assessorId: z.string().nullable() }),
          ),
          '4xx': Problem,
        },
      },
    },
    async (request, reply) => {
      const accounts = await listPoolAccounts(deps, await actorOf(request), request.params.programme);
      return isDenial(accounts) ? refuse(reply, accounts) : reply.send([...accounts]);
    },
  );
  app.put(
    '/api/pool/:programme/assessors/:id/account',
    {
      schema: {
        params: person,
        body: z.strictObject({ userId: id.nullable() }),
        response: { 200: z.object({ version: z.int() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const linked = await linkAccount(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(linked) ? refuse(reply, linked) : reply.send(linked);
    },
  );
  app.put(
    '/api/pool/:programme/editions/:edition/assessors/:id/term',
    {
      schema: { params: person.extend({ edition }), body: Availability, response: { 200: TermReply, '4xx': Problem } },
    },
    async (request, reply) => {
      const term = await setTerm(deps, await actorOf(request), { ...request.params, words: request.body });
      return isDenial(term) ? refuse(reply, term) : reply.send(presentTerm(term));
    },
  );
  app.post(
    '/api/pool/:programme/editions/:edition/conflicts',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        description: 'Computes the conflicts of an edition anew.',
        params: inPool.extend({ edition }),
        response: { 200: z.object({ changed: z.int() }), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const looked = await lookForConflicts(deps, await actorOf(request), request.params);
      return isDenial(looked) ? refuse(reply, looked) : reply.send(looked);
    },
  );
};

/** An assessor about themself in an edition: what the pool knows, their days, the pledge. */
export const ownTermRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const params = inPool.extend({ edition });
  app.get(
    '/api/assessor/:programme/:edition',
    { schema: { params, response: { 200: OwnTermReply, '4xx': Problem } } },
    async (request, reply) => {
      const own = await readOwnTerm(deps, await actorOf(request), request.params);
      return isDenial(own) ? refuse(reply, own) : reply.send(presentOwn(own));
    },
  );
  app.post(
    '/api/assessor/:programme/:edition/pledge',
    {
      schema: {
        params,
        body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/u) }),
        response: { 200: TermReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const term = await pledge(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(term) ? refuse(reply, term) : reply.send(presentTerm(term));
    },
  );
  app.put(
    '/api/assessor/:programme/:edition/term',
    { schema: { params, body: Availability, response: { 200: TermReply, '4xx': Problem } } },
    async (request, reply) => {
      const term = await setOwnAvailability(deps, await actorOf(request), { ...request.params, words: request.body });
      return isDenial(term) ? refuse(reply, term) : reply.send(presentTerm(term));
    },
  );
};
