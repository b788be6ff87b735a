import { Link } from 'react-router';
import { usePage } from '../book/hooks.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { useWords } from '../words/language.tsx';
import { OutcomeLine } from './outcome-line.tsx';

/** What came of the application, once it is published; with the way to what a winner may share. */
export function OutcomeBanner() {
  const { id, outcome } = usePage();
  const t = useWords(outcomeWords);
  if (outcome === null) return null;
  return (
    <section className={`outcome-banner ${outcome.state}`} aria-label={t.title}>
      <OutcomeLine outcome={outcome} />
      {outcome.state === 'conferred' && <Link to={`/applications/${id}/practice`}>{t.share} →</Link>}
    </section>
  );
}
