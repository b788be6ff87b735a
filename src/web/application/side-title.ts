import { usePage } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { outcomeWords } from '../words/outcome-words.ts';
import { workWords } from '../words/work-words.ts';

/** What the right column is called: what is missing, or once nothing can be, what came of it. */
export function useSideTitle(): string {
  const { state } = usePage();
  const t = useWords(workWords);
  const o = useWords(outcomeWords);
  return state.final ? o.settled : t.missing;
}
