import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { NamedPractice } from '#src/services/practice/publish-practice.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  title: { zh: '获奖者经验', en: 'What winners share' },
  intro: {
    zh: '获奖组织和个人愿意分享的质量管理做法；商业秘密由获奖者自行略去。',
    en: 'Quality management practice that winners are willing to share; trade secrets were left out by themselves.',
  },
  none: { zh: '还没有公开的内容。', en: 'Nothing has been published yet.' },
  back: { zh: '返回列表', en: 'Back to the list' },
} satisfies Record<string, Text>;

export const practiceTitle = (language: Language): string => say(words.title, language);

/** The public library (R7): a card for each text. */
export function practiceList(edition: Edition, texts: readonly NamedPractice[], language: Language): Markup {
  const { programme, id } = edition.file;
  return html`<article class="call">
    <h1>${say(edition.file.title, language)}<br />${say(words.title, language)}</h1>
    <p>${say(words.intro, language)}</p>
    ${texts.length === 0 && html`<p>${say(words.none, language)}</p>`}
    <ul class="cards">
      ${texts.map(
        ({ practice, winner }) =>
          html`<li>
            <a
              class="card"
              lang="zh-CN"
              href="/practice/${programme}/${id}/${practice.applicationId}/${practice.part}?lang=${language}"
              ><strong>${practice.title}</strong><span>${winner.name}</span></a
            >
          </li>`,
      )}
    </ul>
  </article>`;
}

/** One text of a winner. */
export function practiceBody(edition: Edition, { practice, winner }: NamedPractice, language: Language): Markup {
  const { programme, id, prizes } = edition.file;
  const prize = prizes.find((one) => one.id === winner.prize)?.name;
  return html`<article class="call">
    <h1 lang="zh-CN">${practice.title}</h1>
    <p class="note"><span lang="zh-CN">${winner.name}</span>${prize !== undefined && ` · ${say(prize, language)}`}</p>
    <div class="told" lang="zh-CN">${practice.body.split(/\n+/u).map((line) => html`<p>${line}</p>`)}</div>
    <p><a href="/practice/${programme}/${id}?lang=${language}">${say(words.back, language)}</a></p>
  </article>`;
}
