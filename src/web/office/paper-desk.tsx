import { Alert, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { deferred } from '../entry/deferred.tsx';
import { request } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import { PaperBookingForm } from './paper-booking-form.tsx';
import { PaperBookings } from './paper-bookings.tsx';
import { PaperCaseHead } from './paper-case-head.tsx';
import { copiesTyped, countPage, isCounted, nothingCounted, type Counting } from './paper-counting.ts';
import { PaperFind } from './paper-find.tsx';
import { useScanFocus } from './paper-scan-focus.ts';
import { readCase, type TypedPlace } from './paper-send.ts';
import { sound, soundWanted, wantSound } from './paper-sound.ts';
import type { PaperCasePage, ScannedPageReply } from './paper-types.ts';
import { isGood, PaperVerdict, RecentScans, type RecentScan } from './paper-verdict.tsx';

const Camera = deferred(() => import('./paper-camera.tsx'));

interface Props {
  readonly edition: { readonly programme: string; readonly edition: string } | null;
  /** The case to begin with, as a list has chosen it. */
  readonly first: string | null;
}
let scans = 0;

/** The desk of the counter: scan, see, count, book. The field to scan into has the focus whenever nothing else needs it. */
export function PaperDesk({ edition, first }: Props) {
  const t = useWords(paperWords);
  const say = useSay();
  const field = useRef<HTMLInputElement | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [each, setEach] = useState(false);
  const [camera, setCamera] = useState(false);
  const [scanned, setScanned] = useState<ScannedPageReply | null>(null);
  const [recent, setRecent] = useState<readonly RecentScan[]>([]);
  const [of, setOf] = useState<PaperCasePage | null>(null);
  const [counting, setCounting] = useState<Counting>(nothingCounted);
  const [other, setOther] = useState<{ readonly page: PaperCasePage; readonly scan: ScannedPageReply } | null>(null);
  const [place, setPlace] = useState<TypedPlace>({ box: '', shelf: '' });
  const [done, setDone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Text | null>(null);

  const lay = useCallback((page: PaperCasePage): void => {
    setOf(page);
    setOther(null);
    setDone(null);
    setPlace((before) => ({
      box: page.place?.box ?? before.box,
      shelf: page.place === null ? before.shelf : (page.place.shelf ?? ''),
    }));
  }, []);
  const open = useCallback(
    async (id: string): Promise<void> => {
      const answer = await readCase(id);
      if (!answer.ok) return setRefusal(answer.refusal.reason);
      setRefusal(null);
      setScanned(null);
      setCounting({ ...nothingCounted, id });
      return lay(answer.value);
    },
    [lay],
  );
  useEffect(() => {
    if (first !== null) void open(first);
  }, [first, open]);
  useEffect(() => field.current?.focus(), []);
  useScanFocus(field);

  const count = (page: PaperCasePage, scan: ScannedPageReply, before: Counting): void => {
    const volume = page.volumes.find((one) => one.id === scan.volume);
    const asked = volume === undefined ? 0 : volume.asked - volume.copies;
    setCounting(countPage(before, { id: page.id, volume: scan.volume, page: scan.page, asked }, each));
    lay(page);
  };
  const take = (scan: ScannedPageReply): void => {
    setScanned(scan);
    sound(isGood(scan.verdict));
    setRecent((before) => remembered(before, scan));
    const { found } = scan;
    if (found === null) return;
    if (of !== null && of.id !== found.id && isCounted(counting)) setOther({ page: found, scan });
    else count(found, scan, of?.id === found.id ? counting : nothingCounted);
  };
  const read = async (typed: string): Promise<void> => {
    setText('');
    const copies = copiesTyped(counting, typed);
    if (copies !== null) return setCounting(copies);
    if (typed.trim() === '') return undefined;
    setBusy(true);
    const answer = await request<ScannedPageReply>('/api/paper/scan', {
      method: 'POST',
      body: { text: typed.slice(0, 20_000), ...(edition === null ? {} : { edition }) },
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    setRefusal(null);
    return take(answer.value);
  };
  const changed = (page: PaperCasePage, what: 'booked' | 'moved' | 'read'): void => {
    setOf(page);
    if (what === 'read') return;
    if (what === 'booked') setCounting({ ...nothingCounted, id: page.id });
    setScanned(null);
    setDone(what === 'moved' ? t.moved : page.complete ? t.bookedComplete : t.bookedShort(page.owed.length));
    field.current?.focus();
  };
  const giveUp = (): void => {
    setCounting(nothingCounted);
    setOf(null);
    setScanned(null);
    setDone(null);
    field.current?.focus();
  };

  return (
    <div className="paper-desk">
      <section className="paper-scan" aria-label={t.scan}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void read(text);
          }}
        >
          <label htmlFor="paper-scan-field">{t.scanField}</label>
          <input
            id="paper-scan-field"
            ref={field}
            className="paper-scan-field"
            value={text}
            placeholder={t.scanPlaceholder}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="paper-scan-hint"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <p id="paper-scan-hint" className="quiet">
            {busy ? t.scanning : t.scanHint}
          </p>
        </form>
        <div className="paper-switches">
          <Button onClick={() => setCamera(!camera)} aria-expanded={camera}>
            {camera ? t.cameraOff : t.camera}
          </Button>
          <label className="paper-tick" title={t.eachHint}>
            <input type="checkbox" checked={each} onChange={(event) => setEach(event.currentTarget.checked)} /> {t.each}
          </label>
          <SoundSwitch />
        </div>
        {each && <p className="quiet">{t.eachHint}</p>}
        {camera && <Camera read={(code) => void read(code)} />}
        {refusal !== null && <Alert type="error" role="alert" title={say(refusal)} />}
        <PaperVerdict scanned={scanned} count={recent[0]?.count ?? 0} />
        {other !== null && (
          <Alert
            type="warning"
            role="alert"
            title={t.otherCase(other.page.applicant)}
            description={t.otherCaseHint}
            action={
              <Button size="small" onClick={() => count(other.page, other.scan, nothingCounted)}>
                {t.changeTo}
              </Button>
            }
          />
        )}
        <PaperFind choose={(id) => void open(id)} />
        <RecentScans scans={recent} />
      </section>
      {of !== null && (
        <section className="paper-case" aria-label={of.applicant}>
          {done !== null && <Alert type="success" role="status" title={`✓ ${done}`} />}
          <PaperCaseHead of={of} named />
          <PaperBookingForm
            key={of.id}
            of={of}
            counting={counting}
            setCounting={setCounting}
            place={place}
            setPlace={setPlace}
            changed={changed}
            giveUp={giveUp}
          />
          <PaperBookings of={of} changed={(page) => changed(page, 'read')} level={3} />
        </section>
      )}
    </div>
  );
}

/** The last ten; the same page again is counted, not listed again. */
function remembered(before: readonly RecentScan[], scan: ScannedPageReply): readonly RecentScan[] {
  const [last, ...rest] = before;
  const applicant = scan.found?.applicant ?? '';
  if (last !== undefined && last.what.zh === scan.title.zh && last.applicant === applicant)
    return [{ ...last, count: last.count + 1 }, ...rest];
  scans += 1;
  return [{ key: scans, verdict: scan.verdict, what: scan.title, applicant, count: 1 }, ...before].slice(0, 10);
}

function SoundSwitch() {
  const t = useWords(paperWords);
  const [on, set] = useState(soundWanted);
  return (
    <label className="paper-tick">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          wantSound(event.currentTarget.checked);
          set(event.currentTarget.checked);
        }}
      />{' '}
      {t.sound}
    </label>
  );
}
