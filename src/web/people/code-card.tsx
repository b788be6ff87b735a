import { Button } from 'antd';
import { useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';

/** The card of one-time codes, shown once; printed alone on its sheet. */
export function CodeCard({ codes }: { readonly codes: readonly string[] }) {
  const t = useWords(peopleWords);
  const { user } = useSession();
  return (
    <>
      <section className="printed-alone code-card" aria-label={t.card}>
        <h3>{t.cardOf(user.name)}</h3>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>{t.cardFoot}</p>
      </section>
      <Button onClick={() => window.print()}>{t.print}</Button>
    </>
  );
}
