import { useFocused } from '../../sheet/focus.ts';
import { useWorkbook } from '../../book/hooks.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useDeskState, type Citing, type NoteKind } from '../desk/desk-context.ts';

/** Under a sheet: the field one is at becomes the ground of a comment. */
export function FieldBar({ sheet }: { readonly sheet: string }) {
  const t = useWords(assessWords);
  const say = useSay();
  const { add, editable } = useDeskState();
  const workbook = useWorkbook();
  const focused = useFocused();
  const own = focused?.scope.sheet.id === sheet && focused.element.isConnected ? focused : null;
  if (!editable) return null;
  const cite = (kind: NoteKind): void => {
    if (own === null) return;
    const { key, label } = own.spot;
    const value = workbook.book.text(sheet, key);
    const quote = `${say(label)}${value === '' ? '' : `${t.colon}${value}`}`.slice(0, 2000);
    const citing: Citing = { anchor: { kind: 'field', sheet, path: key.slice(0, 200) }, quote };
    add(kind, citing);
  };
  return (
    <p className="field-bar">
      {own === null ? (
        <span className="quiet">{t.fieldHint}</span>
      ) : (
        <>
          <strong>{say(own.spot.label)}</strong>{' '}
          {(['strength', 'opportunity'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="chip"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => cite(kind)}
            >
              {t[kind]}
            </button>
          ))}
        </>
      )}
    </p>
  );
}
