import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import type { StandingConflict } from './types.ts';

/** A conflict in words: how heavy, from what source, and where it was found or what was said. */
export function ConflictLine({ conflict: { source, weight, detail } }: { readonly conflict: StandingConflict }) {
  const t = useWords(judgingWords);
  const say = useSay();
  return (
    <span className={`conflict-line ${weight}`}>
      <b>{weight === 'hard' ? t.hard : t.soft}</b> {t.sources[source]}
      {t.colon}
      {'said' in detail
        ? detail.said
        : detail.reasons.map((one) => `${say(one.place)} “${one.name}” ${say(one.words)}`).join(t.semicolon)}
    </span>
  );
}
