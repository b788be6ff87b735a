import type { Edition } from '#src/definition/edition-bundle.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  title: { zh: '办理流程', en: 'How an application is dealt with' },
  hint: {
    zh: '方框为状态，箭头为办理事项，自上而下为申报人、渠道、推荐单位和主办单位。',
    en: 'Boxes are states, arrows are acts; the lanes are applicant, channel, whoever recommends, and the organiser. The Chinese text is the official one.',
  },
  open: { zh: '打开图片（A4 横向，可打印）', en: 'Open the picture (A4 landscape, for printing)' },
  amended: { zh: '本届修订', en: 'Amendments of this edition' },
  back: { zh: '返回申报通知', en: 'Back to the call' },
};

export const workflowTitle = (edition: Edition, language: Language): string =>
  `${say(edition.file.title, language)} · ${say(words.title, language)}`;

/** The workflow in force as a picture, and the amendment that made it so. */
export function workflowBody(edition: Edition, language: Language): Markup {
  const address = `/call/${edition.file.programme}/${edition.file.id}`;
  const { amendment } = edition;
  return html`<article class="call">
    <h1>${workflowTitle(edition, language)}</h1>
    <p>${say(words.hint, language)}</p>
    <p>
      <a href="${address}/workflow.svg"
        ><img class="workflow" src="${address}/workflow.svg" alt="${workflowTitle(edition, language)}"
      /></a>
    </p>
    <p><a href="${address}/workflow.svg">${say(words.open, language)}</a></p>
    ${
      amendment !== undefined &&
      html`<h2>${say(words.amended, language)}</h2>
        <p><strong>${amendment.date} · ${say(amendment.title, language)}</strong></p>
        <p>${say(amendment.reason, language)}</p>`
    }
    <p><a href="${address}?lang=${language}">${say(words.back, language)}</a></p>
  </article>`;
}
