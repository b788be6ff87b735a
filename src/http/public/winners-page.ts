import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { PublicAward } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';
import { winnerTables } from './winner-table.ts';

const words = {
  title: { zh: '获奖名单', en: 'Winners' },
  none: {
    zh: '尚未表彰。表彰决定发布后，获奖名单在本页公布。',
    en: 'Nothing has been conferred yet. Once it has, the winners appear here.',
  },
  conferred: { zh: '表彰日期', en: 'Conferred on' },
  approval: { zh: '批准文号', en: 'Approved by' },
  check: { zh: '核验证书', en: 'Check a certificate' },
  rightly: {
    zh: '获奖单位和个人应当正确使用称号；撤销的称号不得继续使用。',
    en: 'Winners use their title correctly; a revoked title may not be used any more.',
  },
} satisfies Record<string, Text>;

export const winnersTitle = (language: Language): string => say(words.title, language);

/** Winners of a conferred edition by prize; `award` is null before. */
export function winnersBody(edition: Edition, award: PublicAward | null, language: Language): Markup {
  const { title } = edition.file;
  const heading = html`<h1>${say(title, language)}<br />${say(words.title, language)}</h1>`;
  if (award === null || !award.conferred)
    return html`<article class="call">
      ${heading}
      <p>${say(words.none, language)}</p>
    </article>`;
  const { publication } = award;
  return html`<article class="call">
    ${heading}
    <dl class="facts">
      <div>
        <dt>${say(words.conferred, language)}</dt>
        <dd>${publication.conferred}</dd>
      </div>
      <div>
        <dt>${say(words.approval, language)}</dt>
        <dd lang="zh-CN">${publication.approval?.number ?? ''}</dd>
      </div>
    </dl>
    ${winnerTables(
      award,
      language,
      award.winners.filter((one) => one.outcome.state === 'conferred'),
    )}
    <p>${say(words.rightly, language)}</p>
    <p><a href="/certificates?lang=${language}">${say(words.check, language)}</a></p>
  </article>`;
}
