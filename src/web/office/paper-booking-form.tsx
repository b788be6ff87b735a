import { Alert, Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import { CountFields, nothingArrived, TextField } from './paper-count-fields.tsx';
import { setCopies, type Counting } from './paper-counting.ts';
import { countedOf, placeOf, readCase, sendArrival, sendPlace, type TypedPlace } from './paper-send.ts';
import type { PaperCasePage } from './paper-types.ts';

interface Props {
  readonly of: PaperCasePage;
  readonly counting: Counting;
  readonly setCounting: (counting: Counting) => void;
  /** Box and shelf go on from case to case: one box takes many. */
  readonly place: TypedPlace;
  readonly setPlace: (place: TypedPlace) => void;
  /** Hears the case as it is now; `booked` where the count is on record. */
  readonly changed: (of: PaperCasePage, done: 'booked' | 'moved' | 'read') => void;
  readonly giveUp: () => void;
}

/** What lies on the counter, counted by hand and booked by one key. */
export function PaperBookingForm({ of, counting, setCounting, place, setPlace, changed, giveUp }: Props) {
  const t = useWords(paperWords);
  const say = useSay();
  const [typed, type] = useState(nothingArrived);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly reason: Text; readonly overtaken: boolean } | null>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const settle = async (sent: ReturnType<typeof sendArrival>, done: 'booked' | 'moved'): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await sent;
    setBusy(false);
    if (answer.ok) {
      if (done === 'booked') type(nothingArrived);
      return changed(answer.value, done);
    }
    setRefusal({ reason: answer.refusal.reason, overtaken: answer.refusal.code === 'conflict' });
    if (answer.refusal.code !== 'conflict') return undefined;
    // What the other one booked is shown; the figures typed here stay.
    const now = await readCase(of.id);
    return now.ok ? changed(now.value, 'read') : undefined;
  };
  const book = (): void => {
    if (!busy) void settle(sendArrival(of, countedOf(counting.volumes, typed), placeOf(place)), 'booked');
  };
  useBookKey(book);
  const target = placeOf(place);
  return (
    <form
      ref={form}
      className="paper-form"
      aria-label={t.count}
      onSubmit={(event) => {
        event.preventDefault();
        book();
      }}
    >
      <CountFields
        of={of}
        volumes={counting.volumes}
        setVolume={(volume, copies) => setCounting(setCopies({ ...counting, id: of.id }, volume, copies))}
        typed={typed}
        type={type}
        pages={counting.pages}
      />
      <div className="paper-pairs">
        <TextField label={t.box} value={place.box} most={40} set={(box) => setPlace({ ...place, box })} />
        <TextField label={t.shelf} value={place.shelf} most={40} set={(shelf) => setPlace({ ...place, shelf })} />
      </div>
      {refusal !== null && (
        <Alert
          type={refusal.overtaken ? 'warning' : 'error'}
          role="alert"
          title={say(refusal.reason)}
          {...(refusal.overtaken ? { description: t.overtakenHint } : {})}
        />
      )}
      <div className="paper-acts">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t.book} <kbd>{t.bookKey}</kbd>
        </Button>
        {of.arrivals.length > 0 && target !== undefined && (
          <Button onClick={() => void settle(sendPlace(of, target), 'moved')}>{t.move}</Button>
        )}
        <Button type="text" onClick={giveUp}>
          {t.giveUp}
        </Button>
      </div>
    </form>
  );
}

/** Ctrl+Enter books from wherever the focus is. */
function useBookKey(book: () => void): void {
  const now = useRef(book);
  // Before anybody sees what a key has changed: the next key may follow at once.
  useLayoutEffect(() => {
    now.current = book;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
      event.preventDefault();
      now.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
