import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string;
  }
}

const isApi = (url: string): boolean => url.startsWith('/api/');
/** better-auth writes its answers itself, past Fastify's headers: helmet sets them on the bare response. */
const isData = (url: string): boolean => isApi(url) && !url.startsWith('/api/auth/');

/**
 * Security headers of every answer. Helmet builds its dozen anew for each request, which costs as much as reading
 * a save; data get the few that mean anything for data, as constants.
 */
export async function guardHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: false,
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
  });
  app.decorateRequest('nonce', '');
  const data = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  app.addHook('onRequest', async (request, reply) => {
    if (isData(request.url)) {
      reply.headers(data);
      return;
    }
    request.nonce = randomBytes(16).toString('base64');
    reply.helmet();
  });
  app.addHook('onSend', async (request, reply) => {
    // What the API says is of one person and one moment.
    if (isApi(request.url) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', isData(request.url) ? dataPolicy : pagePolicy(request.nonce));
  });
}

/** What the API answers is data that loads and runs nothing; viewers of PDF style themselves inline. */
const dataPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** No foreign host, no inline script; style by nonce. */
function pagePolicy(nonce: string): string {
  return `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; frame-src 'self' blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'`;
}
