import { betterAuth } from 'better-auth';
import { toNodeHandler } from 'better-auth/node';
import type { FastifyPluginAsync } from 'fastify';
import type { Pool } from 'pg';
import type { Mail } from '#src/adapters/mail.ts';

export interface AuthSettings { readonly baseUrl: string; readonly secret: string }
type Auth = ReturnType<typeof createAuth>;

/** Sign-in by e-mail and password with a verified address; nothing of it is written by hand. */
export function createAuth(pool: Pool, mail: Mail, settings: AuthSettings) {
  return betterAuth({
    database: pool,
    baseURL: settings.baseUrl,
    secret: settings.secret,
    trustedOrigins: [settings.baseUrl],
    emailAndPassword: {
      enabled: true, requireEmailVerification: true, minPasswordLength: 10,
      sendResetPassword: async ({ user, url }) => {
        await mail.send({ to: user.email, subject: '桂冠：重设密码 / Reset your password', text: `请在一小时内打开以下链接重设密码：\n${url}\n\nOpen this link within an hour to reset your password.` });
      },
    },
    emailVerification: {
      sendOnSignUp: true, sendOnSignIn: true, autoSignInAfterVerification: true,
      sendVerificationEmail: async ({ user, url }) => {
        await mail.send({ to: user.email, subject: '桂冠：确认电子邮箱 / Confirm your e-mail', text: `请打开以下链接确认电子邮箱，确认后自动登录：\n${url}\n\nOpen this link to confirm your e-mail; it signs you in.` });
      },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    // Counted by our own limiter: better-auth's trusts whatever X-Forwarded-For says.
    rateLimit: { enabled: false },
    advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] }, useSecureCookies: settings.baseUrl.startsWith('https:') },
    telemetry: { enabled: false },
  });
}

/** Set by us from Fastify's trustProxy, overwriting whatever the client sent. */
const clientAddressHeader = 'x-laurel-client';

/** better-auth reads the raw body itself, so it lives in a plugin of its own without content parsers. */
export function authRoutes(auth: Auth): FastifyPluginAsync {
  return async (app) => {
    const handle = toNodeHandler(auth);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const limit = { rateLimit: { max: 30, timeWindow: '1 minute' } };
    app.all('/api/auth/*', { config: limit, schema: { hide: true } }, async (request, reply) => {
      request.raw.headers[clientAddressHeader] = request.ip;
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  };
}

export type { Auth };
