import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { PublicAward } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';
import { winnerTables } from './winner-table.ts';

const words = {
  title: { zh: '获奖名单公示', en: 'Public notice of the winners' },
  none: { zh: '目前没有公示。', en: 'There is no public notice at present.' },
  later: {
    zh: '审定结果公示时，名单和公示期将在本页公布。',
    en: 'When results are put to public notice, the names and the period appear on this page.',
  },
  intro: {
    zh: '经评审委员会审定，现将{edition}拟表彰名单予以公示，接受社会监督。',
    en: 'The committee has decided on the {edition}. The names proposed for the award are published here for everybody to see.',
  },
  period: { zh: '公示期', en: 'Period' },
  working: { zh: '{n}个工作日', en: '{n} working days' },
  days: { zh: '{n}日', en: '{n} days' },
  left: { zh: '今天起还有{days}', en: '{days} left, today included' },
  over: { zh: '公示期已满', en: 'The notice is over' },
  objection: { zh: '如有异议', en: 'How to object' },
  how: {
    zh: '单位和个人对公示名单有异议的，请在公示期内实名提出，写明对象、事实，并附证据材料；联系方式须经核实。异议人的身份严格保密，只有主办单位和监督人员可以看到。',
    en: 'Anybody who objects to a name does so under their real name within the period, saying about whom and which facts, with evidence; the contact is confirmed. Who objects is kept secret: only the organiser and supervision see it.',
  },
  anonymousRefused: { zh: '匿名异议不予受理。', en: 'Anonymous objections are not accepted.' },
  anonymousRecorded: {
    zh: '匿名反映的，作为线索记录，不出具回执，不作答复。',
    en: 'What is told anonymously is kept as a lead, without receipt or answer.',
  },
  open: { zh: '填写异议', en: 'Write an objection' },
  call: { zh: '联系方式', en: 'Contact' },
  winners: { zh: '查看获奖名单', en: 'See the winners' },
} satisfies Record<string, Text>;

export const noticeTitle = (language: Language): string => say(words.title, language);

/** How many days, in the words of the edition's kind. */
const daysIn = (n: number, working: boolean, language: Language): string =>
  say(working ? words.working : words.days, language).replace('{n}', String(n));

/** The notice (公示) with its period, the days left and the way to object. */
export function noticeBody(award: PublicAward, language: Language): Markup {
  const { edition, rules, notice, running, left } = award;
  const { programme, id } = edition.file;
  return html`<article class="call">
    <h1>${say(edition.file.title, language)}<br />${say(words.title, language)}</h1>
    <p>${say(words.intro, language).replace('{edition}', say(edition.file.title, language))}</p>
    <dl class="facts">
      <div>
        <dt>${say(words.period, language)}</dt>
        <dd>
          <strong><span class="day">${notice.from}</span> — <span class="day">${notice.until}</span></strong>
          <span class="line"
            >${running ? say(words.left, language).replace('{days}', daysIn(left, rules.notice.working, language)) : say(words.over, language)}</span
          >
        </dd>
      </div>
    </dl>
    ${winnerTables(award, language, award.winners)}
    ${award.conferred && html`<p><a href="/winners/${programme}/${id}?lang=${language}">${say(words.winners, language)}</a></p>`}
    ${running && objecting(award, language)} ${contact(edition, language)}
  </article>`;
}

function objecting({ edition, rules }: PublicAward, language: Language): Markup {
  const { programme, id } = edition.file;
  const anonymous = rules.objection.anonymous === 'refused' ? words.anonymousRefused : words.anonymousRecorded;
  return html`<h2>${say(words.objection, language)}</h2>
    <p>${say(words.how, language)}</p>
    <p>${say(anonymous, language)}</p>
    <p>
      <a class="act" href="/notice/${programme}/${id}/objection?lang=${language}">${say(words.open, language)}</a>
    </p>`;
}

/** Where the office is reached, as in the call. */
export const contact = ({ call }: Edition, language: Language): Markup =>
  html`<h2>${say(words.call, language)}</h2>
    <p>
      ${say(call.office.name, language)} · ${say(call.office.address, language)}<br />${say(call.office.contact, language)}
      ${call.office.telephone}
    </p>`;

/** What stands where no notice is published: the same for every edition, whatever has been decided. */
export const noNotice = (language: Language): Markup =>
  html`<article class="call">
    <h1>${say(words.title, language)}</h1>
    <p>${say(words.none, language)}</p>
    <p>${say(words.later, language)}</p>
  </article>`;
