import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { consultationWords } from '../words/consultation-words.ts';
import { localDay, localStamp } from '../words/moments.ts';
import { ConsultationActs } from './consultation-acts.tsx';
import { ConsultationAnswers } from './consultation-answers.tsx';
import { ConsultationItems } from './consultation-items.tsx';
import type { WholeDepartmentLetter, WholeLetter, WholeOfficeLetter } from './consultation-types.ts';
import { lastDayOf } from './due-words.ts';
import { Due } from './due.tsx';
import { GivenAnswer, ShownOf } from './consultation-parts.tsx';

/** One letter: what it asks of whom until when, its applicants, and what may be done with it. */
export function ConsultationLetter({ letter }: { readonly letter: WholeLetter }) {
  const t = useWords(consultationWords);
  const d = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <article className="consult-letter">
      <header>
        <h1>{say(letter.audience === 'office' ? letter.authority.name : letter.channel.name)}</h1>
        <span className={`state consult-${letter.state}`}>{t.states[letter.state]}</span>
      </header>
      <dl className="consult-facts">
        <div>
          <dt>{letter.audience === 'office' ? t.from : t.to}</dt>
          <dd>{say(letter.audience === 'office' ? letter.channel.name : letter.authority.name)}</dd>
        </div>
        <div>
          <dt>{t.number}</dt>
          <dd>{letter.number ?? <span className="quiet">{t.numberOpen}</span>}</dd>
        </div>
        {letter.audience === 'office' && (
          <div>
            <dt>{d.letters}</dt>
            <dd>
              <a href={`/api/consultations/${letter.id}/letter/docx`}>{d.asWord}</a> ·{' '}
              <a href={`/api/consultations/${letter.id}/letter/pdf`} target="_blank" rel="noreferrer">
                PDF
              </a>
            </dd>
          </div>
        )}
        {letter.sentAt !== null && (
          <div>
            <dt>{t.sentAt}</dt>
            <dd>{localDay(letter.sentAt, language)}</dd>
          </div>
        )}
        {letter.due !== null && (
          <div>
            <dt>{t.due}</dt>
            <dd>
              {letter.state === 'sent' ? (
                <Due of={letter} now={letter.now} />
              ) : (
                localDay(lastDayOf(letter.due), language)
              )}
            </dd>
          </div>
        )}
      </dl>
      {letter.audience === 'office' ? <ForOffice letter={letter} /> : <ForDepartment letter={letter} />}
    </article>
  );
}

function ForOffice({ letter }: { readonly letter: WholeOfficeLetter }) {
  const t = useWords(consultationWords);
  const open = letter.items.filter((item) => (item.state === 'asked' || item.state === 'overdue') && item.needed);
  return (
    <>
      {letter.may.manage && <ConsultationActs letter={letter} />}
      <h2>
        {t.items} {letter.items.length}
      </h2>
      <ConsultationItems letter={letter} />
      {letter.may.manage && letter.sentAt !== null && open.length > 0 && (
        <section className="consult-record" aria-label={t.record}>
          <h2>{t.record}</h2>
          <p className="quiet">{t.recordHint}</p>
          <ConsultationAnswers letter={letter.id} items={open} way="letter" now={letter.now} />
        </section>
      )}
      <h2>{t.history}</h2>
      <ol className="consult-history">
        {letter.history.map((act) => (
          <li key={act.seq}>
            <time dateTime={act.at}>{localStamp(act.at)}</time> {t.acts[act.act] ?? act.act}{' '}
            <span className="quiet">{act.by === 'system' ? t.ways['link'] : act.by}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function ForDepartment({ letter }: { readonly letter: WholeDepartmentLetter }) {
  const t = useWords(consultationWords);
  const open = letter.items.filter((item) => item.answer === null && item.needed);
  const settled = letter.items.filter((item) => !open.includes(item));
  return (
    <>
      <p className="quiet">{t.askedHint}</p>
      {open.length > 0 && (
        <ConsultationAnswers
          letter={letter.id}
          items={open}
          way="account"
          now={letter.now}
          mayAnswer={letter.may.answer}
        />
      )}
      {settled.length > 0 && (
        <ul className="consult-items">
          {settled.map((item) => (
            <li key={item.item}>
              <ShownOf shown={item.shown} />
              {item.answer === null ? <p className="quiet">{t.notNeeded}</p> : <GivenAnswer answer={item.answer} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
