import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { momentIn } from '#src/definition/value/day.ts';
import type { AuditRoot } from '#src/domain/audit/root.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';

const words = {
  title: { zh: '公开记录', en: 'Public records' },
  draws: { zh: '抽签记录', en: 'Records of draws' },
  drawsIntro: {
    zh: '每次抽签的种子承诺、公开数和结果。凭一份记录，任何人都可以用“laurel draw verify 文件”重新推算。',
    en: 'The commitments, the public value and the result of every draw. With one record anybody can draw again by “laurel draw verify FILE”.',
  },
  noDraws: { zh: '还没有公开的抽签记录。', en: 'No record of a draw has been published yet.' },
  roots: { zh: '操作记录的根', en: 'Roots of the audit log' },
  rootsIntro: {
    zh: '全部操作记录每天封存一次，公布其根。事后改动任何一条记录，根就对不上。以下是最近的根，全部见',
    en: 'The log of all acts is sealed every day under a root. Whoever changes a record later cannot make it fit. These are the latest; for all see ',
  },
  all: { zh: '机器可读的列表', en: 'the machine-readable list' },
  stop: { zh: '。', en: '.' },
  noRoots: { zh: '还没有封存的根。', en: 'Nothing has been sealed yet.' },
} satisfies Record<string, Text>;

export const recordsTitle = (language: Language): string => say(words.title, language);

/** Records that anybody may verify: draws, and the roots over the audit log. */
export function recordsBody(
  edition: Edition,
  { draws, roots }: { readonly draws: readonly DrawRecord[]; readonly roots: readonly AuditRoot[] },
  language: Language,
): Markup {
  const { programme, id, title, timeZone } = edition.file;
  const all = `/api/public/audit-roots?programme=${encodeURIComponent(programme)}&edition=${encodeURIComponent(id)}`;
  return html`<article class="call">
    <h1>${say(title, language)}<br />${say(words.title, language)}</h1>
    <h2>${say(words.draws, language)}</h2>
    <p>${say(words.drawsIntro, language)}</p>
    ${draws.length === 0 && html`<p>${say(words.noDraws, language)}</p>`}
    <ul>
      ${draws.map((draw) => html`<li><a href="/records/${programme}/${id}/draws/${draw.id}.json">${say(draw.title, language)}</a> ${draw.drawnAt !== null && html`<span class="moment">${momentIn(new Date(draw.drawnAt), timeZone)}</span>`}</li>`)}
    </ul>
    <h2>${say(words.roots, language)}</h2>
    <p>
      ${say(words.rootsIntro, language)}<a href="${all}">${say(words.all, language)}</a>${say(words.stop, language)}
    </p>
    ${roots.length === 0 && html`<p>${say(words.noRoots, language)}</p>`}
    <ol class="roots">
      ${roots.map((root) => html`<li value="${root.seq}"><code>${root.hash}</code></li>`)}
    </ol>
  </article>`;
}
