import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Mail } from '#src/adapters/mail.ts';
import { cardLength, grouped, paperCode } from '#src/domain/people/codes.ts';

export interface AuthSettings {
  readonly baseUrl: string;
  readonly secret: string;
}
export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by e-mail and password with a verified address; nothing of it is written by hand. */
export function createAuth(pool: Pool, mail: Mail, settings: AuthSettings) {
  return betterAuth({
    plugins: [secondFactor()],
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
export const clientAddressHeader = 'x-laurel-client';

/** Codes of a card, of signs that are not mistaken when read from paper. */
function cardCodes(): string[] {
  const codes: string[] = [];
  while (codes.length < cardSize) {
    const code = paperCode(randomBytes(cardLength * 3), cardLength);
    if (code !== null) codes.push(grouped(code));
  }
  return codes;
}
const cardSize = 10;

/**
 * The second factor is shown within a session, not before there is one: the password alone lets a leader read. So the
 * plugin's own step at sign-in is left out; our routes mark the session once a code was right.
 */
function secondFactor() {
  const plugin = twoFactor({ issuer: '桂冠 Laurel', backupCodeOptions: { customBackupCodesGenerate: cardCodes } });
  return { ...plugin, hooks: { after: [] }, shouldRequireTwoFactor: async () => false };
}
