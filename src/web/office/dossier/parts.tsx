import { useJudgement } from '../../book/hooks.ts';
import { useChapters } from '../../application/sections.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';

interface Props {
  readonly current: string;
  readonly choose: (key: string) => void;
}

/** The dossier's contents without what only its owner does. */
export function useParts() {
  return useChapters()
    .map((chapter) => ({ ...chapter, sections: chapter.sections.filter((section) => section.kind !== 'task') }))
    .filter((chapter) => chapter.sections.length > 0);
}

function useErrors(): ReadonlyMap<string, number> {
  const { findings } = useJudgement();
  const counts = new Map<string, number>();
  for (const { area, of } of findings) {
    const key = area === 'sheet' ? of : area === 'report' ? `report-${of}` : 'evidence';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Contents beside the dossier, where there is room. */
export function PartList({ current, choose }: Props) {
  const say = useSay();
  const t = useWords(officeWords);
  const errors = useErrors();
  return (
    <nav className="contents parts" aria-label={t.parts}>
      {useParts().map((chapter) => (
        <section key={chapter.title.zh}>
          <h2>{say(chapter.title)}</h2>
          <ul>
            {chapter.sections.map((section) => (
              <li key={section.key}>
                <button
                  type="button"
                  className={section.key === current ? 'entry active' : 'entry'}
                  aria-current={section.key === current ? 'true' : undefined}
                  onClick={() => choose(section.key)}
                >
                  <span className="entry-title">{say(section.title)}</span>
                  {(errors.get(section.key) ?? 0) > 0 && (
                    <span className="entry-errors">
                      <span className="sr">{t.findings} </span>
                      {errors.get(section.key)}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The same as one line, where there is not. */
export function PartChoice({ current, choose }: Props) {
  const say = useSay();
  const t = useWords(officeWords);
  return (
    <select
      className="choice part-choice"
      aria-label={t.parts}
      value={current}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {useParts().map((chapter) => (
        <optgroup key={chapter.title.zh} label={say(chapter.title)}>
          {chapter.sections.map((section) => (
            <option key={section.key} value={section.key}>
              {say(section.title)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
