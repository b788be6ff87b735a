import { Link } from 'react-router';
import { AskedAct } from '../../jury/asked-act.tsx';
import type { DecisionMatters } from '../../jury/types.ts';
import { useAct, useAwardEdition, useRights } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { useWords } from '../../words/language.tsx';

/** The letter of a decision that is closed, with its number typed back. */
export function DecisionLetter({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const edition = useAwardEdition();
  const { act } = useAct();
  const { manages } = useRights();
  const query = `?programme=${edition.programme}&edition=${edition.edition}`;
  if (matters.state === 'judging' || matters.state === 'deciding') return null;
  return (
    <section className="panel" aria-label={t.letter}>
      <h2>{t.letter}</h2>
      <p className="downloads">
        <a href={`/api/decision/letter/docx${query}`}>Word</a> ·{' '}
        <a href={`/api/decision/letter/pdf${query}`} target="_blank" rel="noreferrer">
          PDF
        </a>
      </p>
      {manages && (
        <AskedAct
          title={t.saveNumber}
          asks={t.letterNumber}
          long={false}
          act={async (number) =>
            (
              await act({
                path: '/api/decision/number',
                method: 'PUT',
                body: { ...edition, number },
                done: t.numberSaved,
              })
            ).ok
          }
        />
      )}
      <p>
        <Link to="/office/award">{t.toAward} →</Link>
      </p>
    </section>
  );
}
