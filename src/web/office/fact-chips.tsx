import type { Edition } from '#src/definition/edition-bundle.ts';
import { entriesOf } from '#src/domain/form/code-list.ts';
import { useSay, useWords } from '../words/language.tsx';
import { numbersWords } from '../words/numbers-words.ts';
import { officeWords } from '../words/office-words.ts';
import type { Move, Place } from './place.ts';

const facts = ['region', 'industry', 'category'] as const;

/** What a number narrowed the list by beside the filters of its own: each can be taken off. */
export function FactChips({
  place,
  move,
  edition,
}: {
  readonly place: Place;
  readonly move: Move;
  readonly edition: Edition | undefined;
}) {
  const t = useWords(numbersWords);
  const o = useWords(officeWords);
  const say = useSay();
  return facts.map((fact) => {
    const code = place.get(fact) ?? '';
    if (code === '') return null;
    const entry = Object.values(edition?.codes ?? {})
      .map((list) => entriesOf(list).get(code))
      .find((one) => one !== undefined);
    const title = `${t.dimensions[fact] ?? fact}${o.colon}${entry === undefined ? code : say(entry)}`;
    return (
      <button
        key={fact}
        type="button"
        className="view"
        aria-pressed
        title={t.filterOff(title)}
        onClick={() => move({ [fact]: null })}
      >
        {title} ✕
      </button>
    );
  });
}
