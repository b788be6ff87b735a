import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { newId } from '../../book/new-id.ts';
import { useFocused } from '../../sheet/focus.ts';
import { sheetTitle } from '../../sheet/spot.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { addToDraft } from '../correction-draft.ts';
import type { Point, Pointed } from './point.ts';

/** Under a sheet: the field one is at, to be asked for; or the whole sheet. */
export function PointBar({ sheet, point }: { readonly sheet: Sheet; readonly point: Point }) {
  const t = useWords(officeWords);
  const say = useSay();
  const focused = useFocused();
  const own = focused?.scope.sheet.id === sheet.id && focused.element.isConnected ? focused : null;
  const title = sheetTitle(sheet);
  const instance = own?.scope.instance ?? '';
  return (
    <div className="point-bar">
      {own === null ? (
        <span className="quiet">{t.pointHint}</span>
      ) : (
        <span>
          {t.pointed}
          {t.colon}
          <strong>{say(own.spot.label)}</strong>
        </span>
      )}
      {own !== null && (
        <button
          type="button"
          className="chip"
          onClick={() =>
            point({
              place: { kind: 'field', sheet: sheet.id, path: own.spot.key },
              label: { zh: `${title.zh} ${own.spot.label.zh}`, en: `${title.en} ${own.spot.label.en}` },
            })
          }
        >
          {t.ask}
        </button>
      )}
      <button
        type="button"
        className="chip"
        onClick={() =>
          point({
            place: { kind: 'sheet', sheet: sheet.id, ...(instance === '' ? {} : { instance }) },
            label: title,
          })
        }
      >
        {t.askSheet}
      </button>
    </div>
  );
}

/** What is wrong with the place that was pointed at, and what is asked: then it is on the list. */
export function Composer({
  caseId,
  pointed,
  close,
}: {
  readonly caseId: string;
  readonly pointed: Pointed;
  readonly close: () => void;
}) {
  const t = useWords(officeWords);
  const say = useSay();
  const id = useId();
  const first = useRef<HTMLInputElement | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => first.current?.focus(), [pointed]);
  const ready = reason.trim() !== '' && asked.trim() !== '';
  const add = (): void => {
    addToDraft(caseId, { ...pointed, key: newId(), reason: reason.trim(), asked: asked.trim() });
    notify({ text: t.addedItem });
    close();
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return (
    <form
      className="composer"
      aria-label={t.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) add();
      }}
    >
      <strong>{say(pointed.label)}</strong>
      <label htmlFor={`${id}-reason`}>{t.itemReason}</label>
      <input
        id={`${id}-reason`}
        ref={first}
        value={reason}
        placeholder={t.itemReasonHint}
        maxLength={1000}
        onKeyDown={leave}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <label htmlFor={`${id}-asked`}>{t.itemAsked}</label>
      <input
        id={`${id}-asked`}
        value={asked}
        placeholder={t.itemAskedHint}
        maxLength={1000}
        onKeyDown={leave}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <span className="composer-acts">
        <button type="submit" className="act small" disabled={!ready}>
          {t.addItem}
        </button>
        <button type="button" className="plain" onClick={close}>
          {t.cancel}
        </button>
      </span>
    </form>
  );
}
