import type { Text } from '#src/definition/text.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { PublicAward, PublicWinner } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  number: { zh: '序号', en: 'No.' },
  name: { zh: '名称（姓名）', en: 'Name' },
  unit: { zh: '单位、职务', en: 'Employer and post' },
  region: { zh: '所在地区', en: 'Region' },
  class: { zh: '类别', en: 'Class' },
  certificate: { zh: '证书编号', en: 'Certificate' },
  withdrawn: { zh: '经异议处理，不再列入', en: 'taken off after an objection' },
  revoked: { zh: '已于{day}撤销', en: 'revoked on {day}' },
} satisfies Record<string, Text>;

/** Winners by prize, each prize with a table; certificates stand in it once they are given. */
export function winnerTables(award: PublicAward, language: Language, winners: readonly PublicWinner[]): Markup {
  const { prizes } = award.edition.file;
  return html`${prizes.map((prize) => {
    const own = winners.filter((one) => one.prize === prize.id);
    return own.length > 0 && winnerTable(award, language, { caption: say(prize.name, language), winners: own });
  })}`;
}

function winnerTable(
  award: PublicAward,
  language: Language,
  { caption, winners }: { readonly caption: string; readonly winners: readonly PublicWinner[] },
): Markup {
  const head = [words.number, words.name, words.class, words.unit, words.region];
  const columns = award.conferred ? [...head, words.certificate] : head;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="winners">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((title) => html`<th scope="col">${say(title, language)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${winners.map((winner, index) => row(award, language, winner, index + 1))}
      </tbody>
    </table>
  </div>`;
}

function row(award: PublicAward, language: Language, winner: PublicWinner, n: number): Markup {
  const { certificate } = winner.outcome;
  const title = award.edition.classes[winner.class]?.title;
  const said = remark(award, language, winner);
  const beside = [winner.unit, winner.post].filter((one) => one !== null).join(' ');
  const cell = (column: Text, value: Markup | string, lang?: 'zh-CN'): Markup =>
    html`<td data-title="${say(column, language)}" ${lang !== undefined && html` lang="zh-CN"`}>${value}</td>`;
  return html`<tr>
    ${cell(words.number, String(n))}
    <th scope="row" lang="zh-CN">${winner.name}${said !== null && html`<em>${said}</em>`}</th>
    ${cell(words.class, title === undefined ? '' : say(title, language))} ${cell(words.unit, beside, 'zh-CN')}
    ${cell(words.region, winner.region, 'zh-CN')}
    ${award.conferred && cell(words.certificate, certificate === null ? '' : html`<a class="day" href="/certificates/${encodeURIComponent(certificate)}?lang=${language}">${certificate}</a>`)}
  </tr>`;
}

/** What became of a prize, where it does not stand any more. */
function remark({ edition }: PublicAward, language: Language, { outcome }: PublicWinner): string | null {
  if (outcome.state === 'withdrawn') return say(words.withdrawn, language);
  if (outcome.revoked_at === null) return null;
  return say(words.revoked, language).replace('{day}', dayOf(outcome.revoked_at, edition.file.timeZone));
}
