import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import type { DecisionMatters } from './types.ts';

/** By what rules the committee votes, in a sentence. */
export function RulesLine({ rules }: { readonly rules: DecisionMatters['rules'] }) {
  const t = useWords(juryWords);
  const { quorum, majority } = rules;
  return (
    <p className="quiet">
      {t.rulesOf(
        `${quorum.of}/${quorum.in}`,
        `${majority.of}/${majority.in}`,
        t.bases[majority.base],
        majority.atLeast,
      )}
      {rules.toBeConfirmed && <em className="to-confirm"> {t.toBeConfirmed}</em>}
    </p>
  );
}
