import { useMayWrite, useText, useWorkbook } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import type { SheetScope } from './scope.tsx';
import type { Spot } from './spot.ts';

interface Props {
  readonly scope: SheetScope;
  readonly spot: Spot;
  readonly id?: string;
  readonly back?: () => void;
}

/** Why a field is empty (M9); only where it is empty and may be. */
export function ReasonEditor({ scope, spot, id, back }: Props) {
  const t = useWords(workWords);
  const workbook = useWorkbook();
  const text = useText(scope.sheet.id, spot.key);
  const reason = useText(scope.sheet.id, spot.reasonKey);
  const rule = spot.field.blank ?? 'reason';
  const may = useMayWrite(scope.sheet.id, spot.reasonKey);
  if (
    scope.readOnly ||
    !may ||
    text !== '' ||
    rule !== 'reason' ||
    spot.field.type === 'tick' ||
    spot.row?.ghosts !== undefined
  )
    return null;
  const write = (value: string): void => workbook.write(scope.sheet.id, spot.reasonKey, value);
  const quick = [...t.quickReasons, ...(spot.field.thirdParty === true ? [t.secretReason] : [])];
  return (
    <div className="reason-editor">
      <label>
        {t.blankReason}
        <input
          id={id}
          value={reason}
          placeholder={t.blankReasonHint}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={() => workbook.queue.flush()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            // Else the key that leads back is typed into the field as well.
            event.preventDefault();
            back?.();
          }}
        />
      </label>
      {quick.map((word) => (
        <button key={word} type="button" className="chip" onClick={() => write(word)}>
          {word}
        </button>
      ))}
    </div>
  );
}
