import { betterAuth } from 'better-auth';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Mail } from '#src/adapters/mail.ts';
import type { HttpContext } from './context.ts';
import { overLimit, signedInAgain, type AttemptLimits } from './attempt-limit.ts';

export interface AuthSettings {
  readonly baseUrl: string;
  readonly secret: string;
}
type Auth = ReturnType<typeof createAuth>;

/** Sign-in by e-mail and password with a verified address; nothing of it is written by hand. */
export function createAuth(pool: Pool, mail: Mail, settings: AuthSettings) {
  return betterAuth({
    database: pool,
    baseURL: settings.baseUrl,
    secret: settings.secret,
    trustedOrigins: [settings.baseUrl],
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 10,
      sendResetPassword: async ({ user, url }) => {
        await mail.send({
          to: user.email,
          subject: '桂冠：重设密码 / Reset your password',
          text: `请在一小时内打开以下链接重设密码：\n${url}\n\nOpen this link within an hour to reset your password.`,
        });
      },
      // A taken address gets a mail as a new one does, so that neither the answer nor its time tells them apart.
      onExistingUserSignUp: async ({ user }) => {
        await mail.send({
          to: user.email,
          subject: '桂冠：有人用您的邮箱注册 / Sign-up with your e-mail',
          text: `有人刚用此邮箱注册桂冠，而该邮箱已有账号。如果是您本人，请直接登录，或用“忘记密码”：\n${settings.baseUrl}/sign-in\n如果不是您本人，无需处理。\n\nSomebody just signed up with this e-mail, which has an account already. If it was you, sign in or reset your password; if not, nothing needs to be done.`,
        });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      sendVerificationEmail: async ({ user, url }) => {
        await mail.send({
          to: user.email,
          subject: '桂冠：确认电子邮箱 / Confirm your e-mail',
          text: `请打开以下链接确认电子邮箱，确认后自动登录：\n${url}\n\nOpen this link to confirm your e-mail; it signs you in.`,
        });
      },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    // Counted by our own limits: better-auth's trusts whatever X-Forwarded-For says.
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      useSecureCookies: settings.baseUrl.startsWith('https:'),
      // Said aloud, for it leaves these checks out by itself where NODE_ENV says "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // Its messages name the e-mail of whoever tried; what fails shows in the answer and in our own log.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

/** Set by us from Fastify's trustProxy, overwriting whatever the client sent. */
const clientAddressHeader = 'x-laurel-client';
/** A sign-in is small. */
const largest = 16 * 1024;

export interface AuthRoutes extends HttpContext {
  readonly auth: Auth;
  readonly limits: AttemptLimits;
}

/** better-auth's routes: bodies are read whole within our limits, attempts counted, then handed over. */
export const authRoutes: FastifyPluginAsync<AuthRoutes> = async (app, { auth, deps, limits }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: largest }, (_request, body, done) => done(null, body));
  app.all(
    '/api/auth/*',
    { config: { rateLimit: { max: limits.perAddress, timeWindow: '1 minute' } }, schema: { hide: true } },
    async (request, reply) => {
      const refusal = await overLimit(deps.db, limits, request);
      if (refusal !== null) return reply.status(429).send(refusal);
      const answer = await auth.handler(toRequest(request, auth.options.baseURL));
      if (answer.ok) await signedInAgain(deps.db, limits, request);
      return await sendAnswer(reply, answer);
    },
  );
};

function toRequest(request: FastifyRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  headers.set(clientAddressHeader, request.ip);
  const body = typeof request.body === 'string' && request.body !== '' ? request.body : null;
  return new Request(new URL(request.url, baseUrl), {
    method: request.method,
    headers,
    body: request.method === 'GET' || request.method === 'HEAD' ? null : body,
  });
}

async function sendAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.status(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply.send(Buffer.from(await answer.arrayBuffer()));
}

export type { Auth };
