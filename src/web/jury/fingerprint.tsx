import { ballotWords } from '../words/ballot-words.ts';
import { useWords } from '../words/language.tsx';

/** Signs of a fingerprint that are read out together. */
const together = /.{1,8}/gu;

/** A digest in groups, to be compared by eye or read out. */
export const inGroups = (digest: string): readonly string[] => digest.match(together) ?? [];

/** The fingerprint of a ballot's keys, which every member must see alike. */
export function Fingerprint({ value }: { readonly value: string }) {
  const t = useWords(ballotWords);
  return (
    <section className="panel" aria-label={t.fingerprint}>
      <h2>{t.fingerprint}</h2>
      <p className="fingerprint">
        {inGroups(value).map((group, index) => (
          <code key={index}>{group}</code>
        ))}
      </p>
      <p className="quiet">{t.fingerprintHint}</p>
    </section>
  );
}
