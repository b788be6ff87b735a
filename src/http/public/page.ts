import type { Text } from '#src/definition/text.ts';
import { html, type Markup } from './html.ts';

export type Language = 'zh' | 'en';
export interface PublicPage {
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly demo: boolean;
  readonly body: Markup;
}

/** A text in the page's language. */
export const say = (text: Text, language: Language): string => text[language];

const words = {
  product: { zh: '桂冠', en: 'Laurel' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  call: { zh: '申报通知', en: 'The call' },
  notice: { zh: '公示', en: 'Notice' },
  winners: { zh: '获奖名单', en: 'Winners' },
  certificates: { zh: '证书核验', en: 'Certificates' },
  signIn: { zh: '登录申报', en: 'Sign in to apply' },
  other: { zh: 'English', en: '中文' },
  demo: {
    zh: '演示系统：人物、单位和数据均为虚构，请勿填写真实个人信息。',
    en: 'Demonstration: people, firms and figures are invented. Do not enter real personal data.',
  },
} satisfies Record<string, Text>;

/** The frame of every page without account: readable without JavaScript. */
export function page({ language, path, title, demo, body }: PublicPage): string {
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${say(words.product, language)}</title>
        <link rel="stylesheet" href="/public.css" />
        <link rel="icon" href="/public-icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${say(words.skip, language)}</a>
        ${demo && html`<aside class="demo">${say(words.demo, language)}</aside>`}
        <header>
          <a class="brand" href="/?lang=${language}">${say(words.product, language)}</a>
          <nav>
            <a href="/call?lang=${language}">${say(words.call, language)}</a>
            <a href="/notice?lang=${language}">${say(words.notice, language)}</a>
            <a href="/winners?lang=${language}">${say(words.winners, language)}</a>
            <a href="/certificates?lang=${language}">${say(words.certificates, language)}</a>
            <a href="${path}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(words.other, language)}</a
            ><a class="act" href="/sign-in?lang=${language}">${say(words.signIn, language)}</a>
          </nav>
        </header>
        <main id="main">${body}</main>
      </body>
    </html>`.text;
}
