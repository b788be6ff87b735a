import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  number: { zh: '文号', en: 'Number' },
  issued: { zh: '发布', en: 'Issued by' },
  window: { zh: '申报时间', en: 'Applications' },
  prizes: { zh: '奖项', en: 'Prizes' },
  atMost: { zh: '不超过', en: 'at most' },
  unit: { zh: '个', en: '' },
  channels: { zh: '申报渠道及截止日', en: 'Channels and their cut-offs' },
  confirm: { zh: '（待确认）', en: ' (to be confirmed)' },
  forms: { zh: '空白表格（电子版）', en: 'Blank forms' },
  attachments: { zh: '附件', en: 'Attachments' },
  bases: { zh: '依据', en: 'Legal bases' },
  gloss: { zh: '', en: 'The Chinese text is the official one; the English is a gloss.' },
  contact: { zh: '联系方式', en: 'Contact' },
  postcode: { zh: '邮编', en: 'Postcode' },
  placeholder: { zh: '（演示占位，非真实联系人）', en: ' (placeholder, not a real contact)' },
  closed: { zh: '已截止', en: 'closed' },
  workflow: { zh: '办理流程图', en: 'How an application is dealt with' },
} satisfies Record<string, Text>;

/** The call (N8) with its dates, prizes, channels and blank forms (M11). `today` is YYYY-MM-DD in the edition's zone. */
export function callBody(edition: Edition, language: Language, today: string): Markup {
  const { call, file, channels } = edition;
  const t = (key: keyof typeof words): string => say(words[key], language);
  return html`<article class="call">
    <h1 lang="zh-CN">${call.title.zh}</h1>
    ${
      language === 'en' &&
      html`<p class="gloss">${call.title.en}</p>
        <p class="note">${t('gloss')}</p>`
    }
    <dl class="facts">
      <div>
        <dt>${t('number')}</dt>
        <dd>${call.number}</dd>
      </div>
      <div>
        <dt>${t('issued')}</dt>
        <dd>${say(call.issuer, language)}${language === 'zh' ? '，' : ', '}${call.date}</dd>
      </div>
      <div>
        <dt>${t('window')}</dt>
        <dd><strong>${file.window.from} — ${file.window.to}</strong></dd>
      </div>
      <div>
        <dt>${t('prizes')}</dt>
        <dd>
          ${file.prizes.map((prize) => html`<span class="line">${say(prize.name, language)}${language === 'zh' ? '' : ', '}${t('atMost')} ${prize.quota} ${t('unit')}</span>`)}
        </dd>
      </div>
    </dl>
    <p><a href="/call/${file.programme}/${file.id}/workflow?lang=${language}">${t('workflow')}</a></p>
    <h2>${t('forms')}</h2>
    <ul class="forms">
      ${Object.values(edition.classes).map(
        (definition) =>
          html`<li>
            <strong>${say(definition.form, language)}</strong>
            <a href="/call/${file.programme}/${file.id}/${definition.id}.docx">Word</a>
            <a href="/call/${file.programme}/${file.id}/${definition.id}.pdf">PDF</a>
          </li>`,
      )}
    </ul>
    <p class="addressees" lang="zh-CN">${call.addressees.zh}</p>
    ${call.sections.map(
      (section) =>
        html`<section>
          <h2 lang="zh-CN">${section.title.zh}</h2>
          ${language === 'en' && html`<p class="gloss">${section.title.en}</p>`}
          ${section.paragraphs.map(
            (paragraph) =>
              html`<p lang="zh-CN">${paragraph.zh}</p>
                ${language === 'en' && html`<p class="gloss">${paragraph.en}</p>`}`,
          )}
        </section>`,
    )}
    <h2>${t('bases')}</h2>
    <ul>
      ${call.bases.map((basis) => html`<li>${say(basis, language)}</li>`)}
    </ul>
    <h2>${t('attachments')}</h2>
    <ol>
      ${call.attachments.map((attachment) => html`<li>${say(attachment, language)}</li>`)}
    </ol>
    <h2>${t('channels')}</h2>
    <ul class="channels">
      ${channels.map((channel) => html`<li><span>${say(channel.name, language)}</span><span>${channel.cutOff}${channel.toBeConfirmed === true && t('confirm')} ${channel.cutOff < today && html`<em>${t('closed')}</em>`}</span></li>`)}
    </ul>
    <h2>${t('contact')}</h2>
    <p>
      ${say(call.office.name, language)} · ${say(call.office.address, language)} · ${t('postcode')}
      ${call.office.postcode}<br />${say(call.office.contact, language)}
      ${call.office.telephone}${call.office.placeholder === true && t('placeholder')}
    </p>
  </article>`;
}
