import type { Text } from '#src/definition/text.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { PublicAward } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  title: { zh: '质量奖申报与评审', en: 'Applying for the quality award' },
  how: { zh: '怎样申报', en: 'How to apply' },
  editions: { zh: '各届', en: 'Editions' },
  dates: { zh: '重要日期', en: 'Important dates' },
  window: { zh: '申报', en: 'Applications' },
  forward: { zh: '推荐报送截止', en: 'Recommendations due' },
  notice: { zh: '公示', en: 'Public notice' },
  running: { zh: '公示中', en: 'open' },
  conferred: { zh: '表彰', en: 'Conferred' },
  call: { zh: '申报通知与空白表格', en: 'The call and blank forms' },
  workflow: { zh: '办理流程图', en: 'How an application is dealt with' },
  objection: { zh: '提出异议', en: 'Object' },
  winners: { zh: '获奖名单', en: 'Winners' },
  practice: { zh: '获奖者经验', en: 'What winners share' },
  records: { zh: '抽签记录和操作记录的根', en: 'Records of draws and roots of the log' },
} satisfies Record<string, Text>;

const steps: readonly Text[] = [
  {
    zh: '注册并确认电子邮箱，用两分钟自查申报条件。',
    en: 'Sign up, confirm your e-mail, and check eligibility in two minutes.',
  },
  {
    zh: '在与官方表格一致的页面上填写；每一处改动一秒内自动保存。',
    en: 'Fill in pages that look like the official forms; every change is saved within a second.',
  },
  {
    zh: '随时看到缺什么、哪里矛盾；上传证实性材料和报告。',
    en: 'See at any time what is missing or contradictory; add evidence and reports.',
  },
  {
    zh: '定稿后打印分册，签字盖章，扫描附上，按时提交并取得回执。',
    en: 'Finalise, print the volumes, sign and seal, attach the scans, submit in time and get a receipt.',
  },
];

/** An edition with what of its award is public; null before its notice. */
export interface HomeEdition {
  readonly edition: Edition;
  readonly award: PublicAward | null;
}

/** What the award is, how to apply, and for each edition its dates and what can be read, the newest first. */
export function homeBody(editions: readonly HomeEdition[], language: Language): Markup {
  return html`<section class="hero">
      <h1>${say(words.title, language)}</h1>
      <h2>${say(words.how, language)}</h2>
      <ol class="steps">
        ${steps.map((step) => html`<li>${say(step, language)}</li>`)}
      </ol>
    </section>
    <section>
      <h2>${say(words.editions, language)}</h2>
      ${editions.toReversed().map((one) => editionCard(one, language))}
    </section>`;
}

function editionCard({ edition, award }: HomeEdition, language: Language): Markup {
  const { programme, id, title } = edition.file;
  const to = (path: string, text: Text): Markup =>
    html`<li><a href="${path}?lang=${language}">${say(text, language)}</a></li>`;
  const of = `${programme}/${id}`;
  return html`<div class="edition">
    <h3><a href="/call/${of}?lang=${language}">${say(title, language)}</a></h3>
    ${dates(edition, award, language)}
    <ul class="links">
      ${to(`/call/${of}`, words.call)} ${to(`/call/${of}/workflow`, words.workflow)}
      ${award !== null && to(`/notice/${of}`, words.notice)}
      ${award?.running === true && to(`/notice/${of}/objection`, words.objection)}
      ${award?.conferred === true && to(`/winners/${of}`, words.winners)}
      ${award?.conferred === true && to(`/practice/${of}`, words.practice)} ${to(`/records/${of}`, words.records)}
    </ul>
  </div>`;
}

function dates({ file }: Edition, award: PublicAward | null, language: Language): Markup {
  const period = ({ from, to }: { readonly from: string; readonly to: string }): Markup =>
    html`<span class="day">${from}</span> — <span class="day">${to}</span>`;
  const row = (title: Text, value: Markup | string, strong = false): Markup =>
    html`<div>
      <dt>${say(title, language)}</dt>
      <dd>${strong ? html`<strong>${value}</strong>` : value}</dd>
    </div>`;
  return html`<h4>${say(words.dates, language)}</h4>
    <dl class="facts">
      ${row(words.window, period(file.window))} ${row(words.forward, file.forwardUntil.date)}
      ${award !== null && row(words.notice, html`${period({ from: award.notice.from, to: award.notice.until })}${award.running && ` · ${say(words.running, language)}`}`, award.running)}
      ${award !== null && award.publication.conferred !== null && row(words.conferred, award.publication.conferred)}
    </dl>`;
}
