import type { DecisionPage } from '../../api/types.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { officeWords } from '../../words/office-words.ts';

/** What the offices decided, the newest first, each with its rule and reason. */
export function DecisionList({ decisions }: { readonly decisions: readonly DecisionPage[] }) {
  const t = useWords(officeWords);
  if (decisions.length === 0) return null;
  return (
    <section className="panel decisions" aria-label={t.decisions}>
      <h3>{t.decisions}</h3>
      <ol>
        {decisions
          .toSorted((a, b) => b.seq - a.seq)
          .map((one) => (
            <li key={one.seq}>
              <Decision decision={one} />
            </li>
          ))}
      </ol>
    </section>
  );
}

export function Decision({ decision }: { readonly decision: DecisionPage }) {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const details = [
    [t.decisionRule, decision.rule],
    [t.decisionReason, decision.reason],
    [t.decisionNumber, decision.number],
  ] as const;
  return (
    <>
      <p>
        <strong>{say(decision.title)}</strong> <time dateTime={decision.at}>{localDay(decision.at, language)}</time>
      </p>
      {details.map(([title, value]) =>
        value === undefined ? null : (
          <p key={title}>
            <span className="quiet">
              {title}
              {t.colon}
            </span>
            {value}
          </p>
        ),
      )}
    </>
  );
}
