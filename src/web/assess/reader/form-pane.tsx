import { useDefinition } from '../../book/hooks.ts';
import { useParts } from '../../office/dossier/parts.tsx';
import { SheetPart } from '../../office/dossier/sheet-part.tsx';
import { usePlace } from '../../office/place.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { FieldBar } from './field-bar.tsx';

/** The form as on paper, read only, sheet by sheet; leaves of the offices are no part of it. */
export function FormPane() {
  const t = useWords(assessWords);
  const say = useSay();
  const definition = useDefinition();
  const [place, move] = usePlace();
  const sections = useParts()
    .flatMap((chapter) => chapter.sections)
    .filter(({ kind, key }) => {
      const sheet = definition.definitions[key];
      return kind === 'sheet' && sheet !== undefined && sheet.office !== true && sheet.over === undefined;
    });
  const first = sections.find((one) => definition.definitions[one.key]?.number !== undefined) ?? sections[0];
  const current = sections.find((one) => one.key === place.get('part')) ?? first;
  const sheet = current === undefined ? undefined : definition.definitions[current.key];
  if (current === undefined || sheet === undefined) return <p className="quiet">{t.nothingToRead}</p>;
  const at = sections.indexOf(current);
  const go = (way: 1 | -1): void => move({ part: sections[at + way]?.key ?? current.key, at: null });
  return (
    <div className="form-pane">
      <div className="form-bar">
        <button type="button" className="plain" disabled={at === 0} onClick={() => go(-1)}>
          ‹<span className="sr">{t.sheetBefore}</span>
        </button>
        <select
          className="choice"
          aria-label={t.form}
          value={current.key}
          onChange={(event) => move({ part: event.currentTarget.value, at: null })}
        >
          {sections.map((one) => (
            <option key={one.key} value={one.key}>
              {say(one.title)}
            </option>
          ))}
        </select>
        <button type="button" className="plain" disabled={at === sections.length - 1} onClick={() => go(1)}>
          ›<span className="sr">{t.sheetNext}</span>
        </button>
        <span className="quiet form-hidden">{t.hiddenHint}</span>
      </div>
      <div className="form-scroll">
        <SheetPart key={sheet.id} sheet={sheet} place={place} move={move} />
      </div>
      <FieldBar sheet={sheet.id} />
    </div>
  );
}
