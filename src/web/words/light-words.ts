import type { Words } from './language.tsx';

const zh = {
  product: '桂冠', tagline: '政府质量奖申报与评审', language: 'English', otherLanguage: 'en' as 'en' | 'zh',
  signIn: '登录', signUp: '注册', forgotten: '忘记密码', reset: '重设密码', signOut: '退出',
  email: '电子邮箱', password: '密码', newPassword: '新密码', name: '姓名', passwordRule: '至少 10 个字符',
  noAccount: '还没有账号？', haveAccount: '已有账号？', toCall: '查看申报通知',
  send: '发送重设链接', checkMail: '请查收邮件', verifySent: (email: string): string => `确认邮件已发往 ${email}。点开其中的链接即可登录；没有收到请看垃圾邮件箱，或稍后再登录一次，系统会重新发送。`,
  resetSent: (email: string): string => `如果 ${email} 已注册，重设链接已经发出，一小时内有效。`,
  resetDone: '密码已重设，请用新密码登录。', resetBroken: '链接不完整或已过期。请重新申请重设密码。',
  nonClassified: '本系统为非涉密系统，禁止填报、上传国家秘密和工作秘密。',
  privacy: '注册即表示知悉：填写的个人信息仅用于本届质量奖的申报、评审和公示；身份证号码等敏感信息在首次填写时另行征得同意。',
  badPassword: '邮箱或密码不对。请核对大小写后重试，或重设密码。', unverified: '邮箱还没有确认。确认邮件已重新发出，请点开其中的链接。',
  working: '正在处理…', skip: '跳到正文', again: '登录已过期，请重新登录', againHint: '已填内容保存在本机，登录后自动续存。',
  olderBrowser: '浏览器版本过低', loading: '正在打开…', missing: '这里没有内容', missingHint: '地址可能写错，或内容已移走。', backHome: '回到首页',
  broken: '页面出错', brokenHint: '已填内容保存在本机，没有丢失。请重新打开本页。', reload: '重新打开',
  demoBanner: '演示环境，数据均为虚构', person: '切换人物', clock: '演示时钟', mailbox: '演示邮箱', setClock: '拨到这一时刻', noMail: '还没有邮件。注册、重设密码和提交申报后的通知会出现在这里。',
  noPeople: '演示人物正在准备，请稍候。', close: '关闭', openLink: '打开其中的链接', choosePerson: '以这个人的身份进入',
};

/** Words of the pages without antd: sign-in, the demo's bar, errors. */
export const lightWords: Words<typeof zh> = {
  zh,
  en: {
    product: 'Laurel', tagline: 'Applications and assessment of government quality awards', language: '中文', otherLanguage: 'zh',
    signIn: 'Sign in', signUp: 'Sign up', forgotten: 'Forgotten password', reset: 'Reset password', signOut: 'Sign out',
    email: 'E-mail', password: 'Password', newPassword: 'New password', name: 'Name', passwordRule: 'At least 10 characters',
    noAccount: 'No account yet?', haveAccount: 'Have an account?', toCall: 'Read the call',
    send: 'Send the link', checkMail: 'Look at your mail', verifySent: (email) => `A message is on its way to ${email}. Its link signs you in. If it does not come, look in the junk folder or sign in again later; it will be sent anew.`,
    resetSent: (email) => `If ${email} is registered, a link has been sent; it holds for an hour.`,
    resetDone: 'The password is set. Sign in with it.', resetBroken: 'The link is incomplete or has expired. Ask for another.',
    nonClassified: 'This is a non-classified system: no state or official secrets may be entered or uploaded.',
    privacy: 'By signing up you take note: personal information serves this round of the award only, its assessment and public notice; consent for sensitive data is asked for when they are first filled in.',
    badPassword: 'E-mail or password is wrong. Check capitals and try again, or reset the password.', unverified: 'The e-mail has not been confirmed. The message has been sent again; open its link.',
    working: 'Working…', skip: 'Skip to content', again: 'Your session has ended; sign in again', againHint: 'What you typed is kept on this machine and is saved once you are in.',
    olderBrowser: 'This browser is too old', loading: 'Opening…', missing: 'There is nothing here', missingHint: 'The address may be wrong, or the page has moved.', backHome: 'Back to the start',
    broken: 'This page failed', brokenHint: 'What you typed is kept on this machine. Open the page again.', reload: 'Open again',
    demoBanner: 'Demo: all data are invented', person: 'Switch person', clock: 'Demo clock', mailbox: 'Demo mailbox', setClock: 'Set the clock', noMail: 'No mail yet. Messages about sign-up, passwords and submissions appear here.',
    noPeople: 'The demo people are being prepared.', close: 'Close', openLink: 'Open its link', choosePerson: 'Enter as this person',
  },
};
