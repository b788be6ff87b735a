import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { changeDraft, removeFromDraft, type DraftItem } from './correction-draft.ts';

/** What is to be asked of the applicant, each with its words, which can still be changed. */
export function DraftItems({ caseId, items }: { readonly caseId: string; readonly items: readonly DraftItem[] }) {
  const t = useWords(officeWords);
  const say = useSay();
  if (items.length === 0) return <p className="quiet">{t.draftEmpty}</p>;
  return (
    <ol className="draft-items">
      {items.map((item) => (
        <li key={item.key}>
          <div className="draft-head">
            <strong>{say(item.label)}</strong>
            <button type="button" className="plain" onClick={() => removeFromDraft(caseId, item.key)}>
              {t.removeItem}
              <span className="sr"> {say(item.label)}</span>
            </button>
          </div>
          <label>
            <span>{t.itemReason}</span>
            <input
              value={item.reason}
              maxLength={1000}
              aria-label={`${t.itemReason} ${say(item.label)}`}
              onChange={(event) => changeDraft(caseId, item.key, { reason: event.currentTarget.value })}
            />
          </label>
          <label>
            <span>{t.itemAsked}</span>
            <input
              value={item.asked}
              maxLength={1000}
              aria-label={`${t.itemAsked} ${say(item.label)}`}
              onChange={(event) => changeDraft(caseId, item.key, { asked: event.currentTarget.value })}
            />
          </label>
        </li>
      ))}
    </ol>
  );
}
