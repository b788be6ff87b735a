import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Point, Signature } from '#src/domain/ballot/crypto.ts';
import { BallotForm } from '#src/domain/ballot/form.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { closeBallot } from '#src/services/close-ballot.ts';
import { giveCustodianKey } from '#src/services/give-custodian-key.ts';
import { giveShare } from '#src/services/give-share.ts';
import { issueToken } from '#src/services/issue-token.ts';
import { openBallot } from '#src/services/open-ballot.ts';
import { prepareBallot } from '#src/services/prepare-ballot.ts';
import { readBallot, readBallotBox, readBallots } from '#src/services/read-ballot.ts';
import { removeFromBallot, voidBallot } from '#src/services/void-ballot.ts';
import type { SecretBallot } from '#src/store/secret-ballots.ts';
import { castRoute } from './ballot-cast.ts';
import type { HttpContext } from './context.ts';
import { Problem, refuse } from './errors.ts';
import {
  BallotListReply,
  BallotReply,
  BallotRow,
  BoxReply,
  presentBallot,
  presentBallotRow,
  presentBox,
  TokenReply,
} from './present/ballot.ts';

const id = z.string().max(40);
const params = z.object({ id });
const user = z.string().min(1).max(60);
const word = z.string().min(1).max(120);
const words = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });
const reason = z.string().trim().min(1).max(1000);

const PrepareBody = z.strictObject({
  programme: word,
  edition: word,
  committee: word,
  title: words,
  form: BallotForm,
  fewest: z.int().min(2).max(1000),
  custodians: z.tuple([user, user]),
});

/** Secret ballots of a committee (docs/ballot-format.md): prepared, opened, closed, and opened by two custodians. */
export const ballotRoutes: FastifyPluginAsyncZod<HttpContext> = async (app, context) => {
  const { deps, actorOf } = context;
  await app.register(castRoute, context);
  await app.register(ballotActs, context);

  app.get(
    '/api/ballots',
    {
      schema: {
        querystring: z.object({ programme: word, edition: word }),
        response: { 200: BallotListReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const ballots = await readBallots(deps, actor, request.query);
      return isDenial(ballots) ? refuse(reply, ballots) : reply.send({ ballots: ballots.map(presentBallotRow) });
    },
  );
  app.post(
    '/api/ballots',
    { schema: { body: PrepareBody, response: { 201: BallotRow, '4xx': Problem } } },
    async (request, reply) => {
      const made = await prepareBallot(deps, await actorOf(request), request.body);
      return isDenial(made) ? refuse(reply, made) : reply.status(201).send(presentBallotRow(made));
    },
  );
  app.get(
    '/api/ballots/:id',
    { schema: { params, response: { 200: BallotReply, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const read = await readBallot(deps, actor, request.params.id);
      return isDenial(read) ? refuse(reply, read) : reply.send(presentBallot(actor, read));
    },
  );
  app.get(
    '/api/ballots/:id/box',
    { schema: { params, response: { 200: BoxReply, '4xx': Problem } } },
    async (request, reply) => {
      const read = await readBallotBox(deps, await actorOf(request), request.params.id);
      return isDenial(read) ? refuse(reply, read) : reply.send(presentBox(read.ballot, read.box));
    },
  );
  app.post(
    '/api/ballots/:id/token',
    {
      schema: {
        description: 'A member’s blinded message is signed, once; the same message again gets the same signature.',
        params,
        body: z.strictObject({ blinded: Signature }),
        response: { 200: TokenReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const issued = await issueToken(deps, await actorOf(request), { ...request.params, ...request.body });
      return isDenial(issued) ? refuse(reply, issued) : reply.send(issued);
    },
  );
};

/** Acts on one ballot by its office and its custodians; each answers what became of it. */
const ballotActs: FastifyPluginAsyncZod<HttpContext> = async (app, { deps, actorOf }) => {
  const response = { 200: BallotRow, '4xx': Problem };
  const row = (done: SecretBallot | Denial): z.infer<typeof BallotRow> | Denial =>
    isDenial(done) ? done : presentBallotRow(done);

  app.post(
    '/api/ballots/:id/key',
    { schema: { params, body: z.strictObject({ key: Point }), response } },
    async (request, reply) => {
      const input = { ...request.params, ...request.body };
      const done = row(await giveCustodianKey(deps, await actorOf(request), input));
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/ballots/:id/open',
    { schema: { params, body: z.strictObject({ recused: z.array(user).max(1000) }), response } },
    async (request, reply) => {
      const done = row(await openBallot(deps, await actorOf(request), { ...request.params, ...request.body }));
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post('/api/ballots/:id/close', { schema: { params, response } }, async (request, reply) => {
    const done = row(await closeBallot(deps, await actorOf(request), request.params.id));
    return isDenial(done) ? refuse(reply, done) : reply.send(done);
  });
  app.post(
    '/api/ballots/:id/share',
    { schema: { params, body: z.strictObject({ share: z.string().max(200) }), response } },
    async (request, reply) => {
      const done = row(await giveShare(deps, await actorOf(request), { ...request.params, ...request.body }));
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/ballots/:id/void',
    { schema: { params, body: z.strictObject({ reason }), response } },
    async (request, reply) => {
      const done = row(await voidBallot(deps, await actorOf(request), { ...request.params, ...request.body }));
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
  app.post(
    '/api/ballots/:id/members/:user/remove',
    { schema: { params: params.extend({ user }), body: z.strictObject({ reason }), response } },
    async (request, reply) => {
      const input = { id: request.params.id, userId: request.params.user, reason: request.body.reason };
      const done = row(await removeFromBallot(deps, await actorOf(request), input));
      return isDenial(done) ? refuse(reply, done) : reply.send(done);
    },
  );
};
