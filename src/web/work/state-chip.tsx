import type { OwnOutcomePage, State } from '../api/types.ts';
import { useSay, useWords } from '../words/language.tsx';
import { outcomeWords } from '../words/outcome-words.ts';

/** Where an application stands in one word: what came of it once that is published, until then the state of its dossier. */
export function StateChip({ state, outcome }: { readonly state: State; readonly outcome: OwnOutcomePage | null }) {
  const t = useWords(outcomeWords);
  const say = useSay();
  return (
    <span className={`state state-${outcome === null ? state.id : `outcome-${outcome.state}`}`}>
      {outcome === null ? say(state.title) : t.chips[outcome.state]}
    </span>
  );
}
