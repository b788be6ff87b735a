import type { MailMessage } from '#src/adapters/mail.ts';
import type { Deps } from '#src/services/deps.ts';
import type { Invited } from '#src/services/invite-person.ts';

/** Where an invitation is opened. The secret stands behind `#`: a browser never sends that part, so no log holds it. */
export const invitationPage = (baseUrl: string, secret: string): string => `${baseUrl}/invitation#${secret}`;

/** The mail that brings an invitation; it names nobody. */
export const invitationMail = (to: string, { secret }: Invited, baseUrl: string): MailMessage => ({
  to,
  subject: '桂冠：邀请您开通账号 / Invitation to an account',
  text: `系统管理员邀请您开通桂冠账号。请在七天内打开以下链接设置密码：\n${invitationPage(baseUrl, secret)}\n如果您不知道此事，无需处理。\n\nThe system administrator invites you to an account of Laurel. Open this link within seven days to set a password. If you know nothing of it, nothing needs to be done.`,
});

/** Sends a mail whose failing stops nothing; false where it failed, which is logged without the address. */
export async function isSent(deps: Pick<Deps, 'mail' | 'log'>, message: MailMessage): Promise<boolean> {
  try {
    await deps.mail.send(message);
    return true;
  } catch (error) {
    deps.log.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'an invitation could not be mailed');
    return false;
  }
}
