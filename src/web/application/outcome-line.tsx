import type { OwnOutcomePage } from '../api/types.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { outcomeWords } from '../words/outcome-words.ts';

/** What came of an application: the prize, when it was published, the certificate and how long it holds. */
export function OutcomeLine({ outcome }: { readonly outcome: OwnOutcomePage }) {
  const t = useWords(outcomeWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <strong>
        {t.states[outcome.state]} {outcome.prize === null ? '' : say(outcome.prize)}
      </strong>
      <span>{t.publishedOn(localDay(outcome.publishedAt, language))}</span>
      {outcome.certificate !== null && <span>{t.certificate(outcome.certificate)}</span>}
      {outcome.validUntil !== null && <span>{t.validUntil(outcome.validUntil)}</span>}
    </>
  );
}
