import { Link } from 'react-router';
import { usePage } from '../book/hooks.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';

/** What came of the application, once it is published; with the way to what a winner may share. */
export function OutcomeBanner() {
  const { id, outcome } = usePage();
  const t = useWords(outcomeWords);
  const say = useSay();
  const language = useLanguage();
  if (outcome === null) return null;
  return (
    <section className={`outcome-banner ${outcome.state}`} aria-label={t.title}>
      <strong>
        {t.states[outcome.state]} {outcome.prize === null ? '' : say(outcome.prize)}
      </strong>
      <span>{t.publishedOn(localDay(outcome.publishedAt, language))}</span>
      {outcome.certificate !== null && <span>{t.certificate(outcome.certificate)}</span>}
      {outcome.validUntil !== null && <span>{t.validUntil(outcome.validUntil)}</span>}
      {outcome.state === 'conferred' && <Link to={`/applications/${id}/practice`}>{t.share} →</Link>}
    </section>
  );
}
