import type { Text } from '#src/definition/text.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { PublicCertificate } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  title: { zh: '证书核验', en: 'Check a certificate' },
  number: { zh: '证书编号', en: 'Certificate number' },
  check: { zh: '核验', en: 'Check' },
  hint: {
    zh: '编号印在证书上；也可以扫描证书上的二维码。',
    en: 'The number is printed on the certificate; scanning its QR code leads here too.',
  },
  none: { zh: '没有这个编号的证书', en: 'There is no such certificate' },
  noneHint: {
    zh: '请核对编号是否输入正确。确认无误而仍查不到的，该证书不是由本系统颁发。',
    en: 'Check that the number is typed right. If it is and nothing is found, the certificate was not given by this office.',
  },
  valid: { zh: '证书有效', en: 'This certificate is valid' },
  expired: { zh: '证书已过有效期', en: 'This certificate has run out' },
  revoked: { zh: '证书已撤销', en: 'This certificate has been revoked' },
  winner: { zh: '获奖者', en: 'Winner' },
  prize: { zh: '奖项', en: 'Prize' },
  edition: { zh: '届次', en: 'Edition' },
  region: { zh: '所在地区', en: 'Region' },
  conferred: { zh: '表彰日期', en: 'Conferred on' },
  until: { zh: '有效期至', en: 'Valid until' },
  since: { zh: '撤销日期', en: 'Revoked on' },
  reason: { zh: '撤销原因', en: 'Reason' },
} satisfies Record<string, Text>;

export const certificateTitle = (language: Language): string => say(words.title, language);

/** The form that asks for a number; without JavaScript it leads to the number's own page. */
export const certificateForm = (language: Language, typed = ''): Markup =>
  html`<form class="lookup" method="get" action="/certificates">
    <input type="hidden" name="lang" value="${language}" />
    <label for="number">${say(words.number, language)}</label>
    <input id="number" name="number" value="${typed}" maxlength="60" required autocomplete="off" />
    <button>${say(words.check, language)}</button>
    <p class="hint">${say(words.hint, language)}</p>
  </form>`;

/** The page that asks for a number. */
export const askCertificate = (language: Language): Markup =>
  html`<article class="call">
    <h1>${say(words.title, language)}</h1>
    ${certificateForm(language)}
  </article>`;

/** Plainly that there is none: the same words for whatever was asked. */
export const noCertificate = (language: Language): Markup =>
  html`<article class="call">
    <h1>${say(words.title, language)}</h1>
    <p class="verdict revoked" role="status">${say(words.none, language)}</p>
    <p>${say(words.noneHint, language)}</p>
    ${certificateForm(language)}
  </article>`;

/** What a certificate is: of whom, of what, and whether it holds. */
export function certificateBody({ winner, award, state }: PublicCertificate, language: Language): Markup {
  const { edition, publication } = award;
  const { outcome } = winner;
  const prize = edition.file.prizes.find((one) => one.id === winner.prize);
  const row = (title: Text, value: string, lang?: 'zh-CN'): Markup =>
    html`<div>
      <dt>${say(title, language)}</dt>
      <dd${lang !== undefined && html` lang="zh-CN"`}>${value}</dd>
    </div>`;
  const beside = [winner.unit, winner.post].filter((one) => one !== null).join(' ');
  return html`<article class="call">
    <h1>${say(words.title, language)}</h1>
    <p class="verdict ${state}" role="status">${say(words[state], language)}</p>
    <dl class="facts">
      ${row(words.number, outcome.certificate ?? '')}
      ${row(words.winner, beside === '' ? winner.name : `${winner.name}（${beside}）`, 'zh-CN')}
      ${row(words.edition, say(edition.file.title, language))}
      ${prize !== undefined && row(words.prize, say(prize.name, language))} ${row(words.region, winner.region, 'zh-CN')}
      ${row(words.conferred, publication.conferred ?? '')}
      ${outcome.valid_until !== null && row(words.until, outcome.valid_until)}
      ${outcome.revoked_at !== null && row(words.since, dayOf(outcome.revoked_at, edition.file.timeZone))}
      ${outcome.revoked_why !== null && row(words.reason, outcome.revoked_why, 'zh-CN')}
    </dl>
    ${certificateForm(language)}
  </article>`;
}
