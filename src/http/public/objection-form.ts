import type { Denial } from '#src/domain/denial.ts';
import { mostFacts } from '#src/services/objection/submit-objection.ts';
import type { PublicAward } from '#src/services/award/public-award.ts';
import { html, type Markup } from './html.ts';
import { objectionWords as words } from './objection-words.ts';
import { say, type Language } from './page.ts';

/** What was typed so far. */
export interface TypedObjection {
  readonly token: string;
  readonly name: string;
  readonly contact: string;
  readonly winner: string;
  readonly facts: string;
}
export interface ObjectionForm {
  readonly language: Language;
  readonly path: string;
  readonly typed: TypedObjection;
  /** Why the last try was refused; its detail names the field. */
  readonly denial: Denial | null;
}

/** The form of an objection: real name, contact, whom, facts. Nothing typed is lost where it is refused. */
export function objectionForm(award: PublicAward, { language, path, typed, denial }: ObjectionForm): Markup {
  const { anonymous } = award.rules.objection;
  return html`<article class="slip">
    <h1>${say(words.title, language)}</h1>
    <p>${say(award.edition.file.title, language)}</p>
    ${!award.running && html`<p class="wrong" role="note">${say(words.late, language)}</p>`}
    <p class="note">${say(words.secret, language)}</p>
    <p class="note">${say(anonymous === 'refused' ? words.named : words.anonymous, language)}</p>
    ${denial !== null && html`<p class="wrong" role="alert">${say(words.wrong, language)}${say(denial.reason, language)}</p>`}
    <form method="post" action="${path}?lang=${language}" class="fields">
      <input type="hidden" name="token" value="${typed.token}" />
      ${choice(award, { language, typed, wrong: denial?.detail === 'winner' })}
      <label for="facts">${say(words.facts, language)}</label>
      <textarea
        id="facts"
        name="facts"
        rows="10"
        maxlength="${mostFacts}"
        required
        aria-describedby="facts-hint"
        ${invalid(denial, 'facts')}
      >
${typed.facts}</textarea>
      <p class="hint" id="facts-hint">${say(words.factsHint, language)}</p>
      <label for="name">${say(words.name, language)}</label>
      <input
        id="name"
        name="name"
        maxlength="60"
        value="${typed.name}"
        autocomplete="name"
        ${invalid(denial, 'name')}
      />
      <label for="contact">${say(words.contact, language)}</label>
      <input
        id="contact"
        name="contact"
        maxlength="120"
        value="${typed.contact}"
        aria-describedby="contact-hint"
        ${invalid(denial, 'contact')}
      />
      <p class="hint" id="contact-hint">${say(words.contactHint, language)}</p>
      <p><button type="submit">${say(words.send, language)}</button></p>
    </form>
  </article>`;
}

const invalid = (denial: Denial | null, field: string): Markup | false =>
  denial?.detail === field && html` aria-invalid="true"`;

/** Winners that still stand, by prize. */
function choice(
  { edition, winners }: PublicAward,
  { language, typed, wrong }: { readonly language: Language; readonly typed: TypedObjection; readonly wrong: boolean },
): Markup {
  const standing = winners.filter((one) => one.outcome.state !== 'withdrawn');
  return html`<label for="winner">${say(words.winner, language)}</label>
    <select id="winner" name="winner" required${wrong && html` aria-invalid="true"`}>
      <option value="">${say(words.choose, language)}</option>
      ${edition.file.prizes.map(
        (prize) =>
          html`<optgroup label="${say(prize.name, language)}">
            ${standing
              .filter((one) => one.prize === prize.id)
              .map(
                (one) =>
                  html`<option value="${one.application}" ${one.application === typed.winner && html` selected`}>
                    ${one.name}${one.unit !== null && `（${one.unit}）`}
                  </option>`,
              )}
          </optgroup>`,
      )}
    </select>`;
}

/** What stands where an anonymous one was kept as a lead. */
export const leadBody = (language: Language): Markup =>
  html`<article class="slip">
    <h1>${say(words.lead, language)}</h1>
    <p>${say(words.leadText, language)}</p>
  </article>`;
