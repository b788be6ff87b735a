import type { AssessmentFile } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import { momentIn } from '#src/definition/value/day.ts';
import { growingStates, objectionStateWords, resultWords } from '#src/domain/award/objection.ts';
import type { Denial } from '#src/domain/denial.ts';
import type { OwnObjection } from '#src/services/objection/read-objections.ts';
import { lastDayOf } from '#src/services/tell.ts';
import { html, type Markup } from './html.ts';
import { objectionWords as words } from './objection-words.ts';
import { say, type Language } from './page.ts';

export interface OwnPage {
  readonly language: Language;
  readonly path: string;
  readonly timeZone: string;
  readonly rules: AssessmentFile['objection'];
  readonly denial: Denial | null;
}

/** An objection as its objector sees it: the receipt, the state, what is still asked of them, and the answer. */
export function ownObjection(own: OwnObjection, page: OwnPage): Markup {
  const { objection } = own;
  const { language, denial } = page;
  const { state } = objection;
  return html`<article class="slip">
    <h1>${say(words.own, language)}</h1>
    ${denial !== null && html`<p class="wrong" role="alert">${say(words.notDone, language)}${say(denial.reason, language)}</p>`}
    ${receipt(own, page)}
    ${state === 'late' ? html`<p class="wrong">${say(words.lateAnswer, language)}</p>` : html`<p class="note">${say(words.keep, language)}</p>`}
    ${state === 'arrived' && confirming(own, page)} ${becameOf(own, language)}
    <h2>${say(words.files, language)}</h2>
    ${
      own.files.length === 0
        ? html`<p>${say(words.none, language)}</p>`
        : html`<ul>
            ${own.files.map((file) => html`<li>${file.name}</li>`)}
          </ul>`
    }
    ${growingStates.includes(state) && uploading(page)}
  </article>`;
}

function receipt({ objection, winner }: OwnObjection, { language, timeZone }: OwnPage): Markup {
  const { receiveDue, answerDue } = objection;
  const row = (title: Text, value: string): Markup =>
    html`<dt>${say(title, language)}</dt>
      <dd>${value}</dd>`;
  return html`<dl>
    ${row(words.number, objection.number)} ${row(words.about, winner)}
    ${row(words.state, say(objectionStateWords[objection.state], language))}
    ${row(words.arrived, momentIn(objection.arrivedAt, timeZone))}
    ${receiveDue !== null && row(words.receive, lastDayOf(receiveDue, timeZone))}
    ${answerDue !== null && row(words.answerBy, lastDayOf(answerDue, timeZone))}
  </dl>`;
}

/** How the contact is confirmed: by the code in the mail, or by a call. */
function confirming({ way }: OwnObjection, { language, path }: OwnPage): Markup {
  if (way === 'telephone') return html`<p>${say(words.byTelephone, language)}</p>`;
  return html`<form method="post" action="${path}/confirmation?lang=${language}" class="fields">
      <label for="code">${say(words.code, language)}</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{6}"
        maxlength="6"
        required
        aria-describedby="code-hint"
      />
      <p class="hint" id="code-hint">${say(words.codeHint, language)}</p>
      <p><button type="submit">${say(words.confirm, language)}</button></p>
    </form>
    <form method="post" action="${path}/code?lang=${language}">
      <p><button type="submit" class="plain">${say(words.again, language)}</button></p>
    </form>`;
}

/** What was done with it, as far as the objector is told. */
function becameOf({ objection }: OwnObjection, language: Language): Markup | null {
  const { notTakenUp, decision, answer } = objection.body;
  if (notTakenUp !== undefined)
    return html`<h2>${say(words.notTakenUp, language)}</h2>
      <p class="given">${notTakenUp}</p>`;
  if (decision === undefined || objection.state !== 'answered') return null;
  return html`<h2>${say(words.result, language)}</h2>
    <p>
      <strong>${say(resultWords[decision.result], language)}</strong>
      ${decision.effect === 'withdrawn' && say(words.withdrawn, language)}
      ${decision.until !== undefined && say(words.extended, language).replace('{until}', decision.until)}
    </p>
    <h2>${say(words.answer, language)}</h2>
    <p class="given">${answer ?? ''}</p>`;
}

function uploading({ language, path, rules }: OwnPage): Markup {
  const limit = say(words.limit, language)
    .replace('{files}', String(rules.files))
    .replace('{mb}', String(Math.floor(rules.bytes / 1048576)));
  return html`<form method="post" action="${path}/files?lang=${language}" enctype="multipart/form-data" class="fields">
    <label for="file">${say(words.file, language)}</label>
    <input id="file" name="file" type="file" required aria-describedby="file-hint" />
    <p class="hint" id="file-hint">${limit}</p>
    <p><button type="submit">${say(words.upload, language)}</button></p>
  </form>`;
}

/** The same for every link that opens nothing. */
export const absentObjectionBody = (language: Language): Markup =>
  html`<article class="slip">
    <h1>${say(words.absent, language)}</h1>
    <p>${say(words.absentText, language)}</p>
  </article>`;
