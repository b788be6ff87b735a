import type { FastifyRequest } from 'fastify';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Deps } from '#src/services/deps.ts';

/** What every group of routes is given. */
export interface HttpContext {
  readonly deps: Deps;
  readonly actorOf: (request: FastifyRequest) => Promise<Actor>;
  /** The session's token, for use cases that read it together with what they need; null without a signed one. */
  readonly tokenOf: (request: FastifyRequest) => string | null;
}
