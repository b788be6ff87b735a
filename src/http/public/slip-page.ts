import type { Denial } from '#src/domain/denial.ts';
import { AnswerKind, answerWords, itemOf } from '#src/domain/workflow/consultation.ts';
import { authorityName } from '#src/services/consulted.ts';
import type { Slip } from '#src/services/consultation-link.ts';
import type { Deps } from '#src/services/deps.ts';
import { lastDayOf } from '#src/services/tell.ts';
import type { LetterItem } from '#src/store/consultations.ts';
import { html, type Markup } from './html.ts';
import { say, type Language } from './page.ts';
import { slipWords } from './slip-words.ts';

/** What somebody filled in so far, by item. */
export interface Filled {
  readonly signedBy: string;
  readonly number: string;
  readonly answers: ReadonlyMap<string, { readonly kind: AnswerKind | null; readonly facts: string }>;
}
export interface OpenSlip {
  readonly language: Language;
  readonly path: string;
  readonly filled: Filled;
  /** Why the last try was refused. */
  readonly denial: Denial | null;
}

/** The same for every link that opens nothing: wrong, used, over, void, or of nobody. */
export const deadSlip = (language: Language): Markup => html`
  <article class="slip">
    <h1>${say(slipWords.noneTitle, language)}</h1>
    <p>${say(slipWords.noneText, language)}</p>
  </article>
`;

/** The form of a slip: what the department is shown of each applicant, three answers, the facts. */
export function openSlipBody(deps: Deps, slip: Slip, { language, path, filled, denial }: OpenSlip): Markup {
  const { letter, open } = slip;
  const process = deps.editions.byDigest(letter.processDigest);
  const due = letter.due === null ? '' : lastDayOf(letter.due, process.file.timeZone);
  return html`
    <article class="slip">
      <h1>${say(slipWords.title, language)}</h1>
      <p>${say(process.file.title, language)}</p>
      <dl>
        <dt>${say(slipWords.from, language)}</dt>
        <dd>${say(authorityName(process, letter.channel), language)}</dd>
        <dt>${say(slipWords.to, language)}</dt>
        <dd>${say(authorityName(process, letter.authority), language)}</dd>
        <dt>${say(slipWords.number, language)}</dt>
        <dd>${letter.number ?? say(slipWords.open, language)}</dd>
        <dt>${say(slipWords.due, language)}</dt>
        <dd>${due}</dd>
      </dl>
      <p class="note">${say(slipWords.once, language)}</p>
      <p class="note">${say(slipWords.nonClassified, language)}</p>
      ${denial !== null && html`<p class="wrong" role="alert">${say(slipWords.wrong, language)}${say(denial.reason, language)}</p>`}
      <form method="post" action="${path}?lang=${language}">
        ${open.map((item, index) => fieldsOf(item, index + 1, filled, { language, wrong: wrongItem(denial) === item.id }))}
        <p>
          <label
            >${say(slipWords.replyNumber, language)} <input name="number" maxlength="100" value="${filled.number}"
          /></label>
        </p>
        <p>
          <label
            >${say(slipWords.signedBy, language)}
            <input name="signedBy" maxlength="60" required autocomplete="name" value="${filled.signedBy}"
          /></label>
        </p>
        <p><button type="submit">${say(slipWords.submit, language)}</button></p>
      </form>
    </article>
  `;
}

/** The applicant whose answer was refused, where it was one. */
const wrongItem = (denial: Denial | null): string | undefined =>
  (denial?.detail as { readonly item?: string } | undefined)?.item;

function fieldsOf(
  item: LetterItem,
  number: number,
  filled: Filled,
  { language, wrong }: { readonly language: Language; readonly wrong: boolean },
): Markup {
  const given = filled.answers.get(item.id);
  const checked = html` checked`;
  return html`
    <fieldset${wrong && html` class="wrong"`}>
      <legend>${number}. ${say(slipWords.about, language)}</legend>
      ${shownOf(item, language)}
      <p class="choices" role="radiogroup" aria-label="${say(slipWords.answer, language)}">
        ${AnswerKind.options.map(
          (kind) =>
            html`<label
              ><input
                type="radio"
                name="answer-${item.id}"
                value="${kind}"
                required${given?.kind === kind && checked}
              />
              ${say(answerWords[kind], language)}</label
            > `,
        )}
      </p>
      <label class="slip-facts"
        >${say(slipWords.facts, language)}<textarea name="facts-${item.id}" rows="3" maxlength="4000">
${given?.facts ?? ''}</textarea>
      </label>
    </fieldset>
  `;
}

const shownOf = (item: LetterItem, language: Language): Markup => html`
  <dl>
    ${itemOf(item).shown.map(
      ({ label, value }) =>
        html`<dt>${say(label, language)}</dt>
          <dd>${value === '' ? '—' : value}</dd>`,
    )}
  </dl>
`;

/** What was received, to be printed and kept. */
export function doneSlip({ open }: Slip, { answers }: Filled, language: Language): Markup {
  return html`
    <article class="slip">
      <h1>${say(slipWords.doneTitle, language)}</h1>
      <p>${say(slipWords.doneText, language)}</p>
      ${open.map((item) => {
        const given = answers.get(item.id);
        const kind = given?.kind ?? null;
        return html`<section>
          ${shownOf(item, language)}
          <p>
            <strong>${kind === null ? '' : say(answerWords[kind], language)}</strong>
            ${given !== undefined && given.facts !== '' && html`<br />${given.facts}`}
          </p>
        </section>`;
      })}
    </article>
  `;
}
