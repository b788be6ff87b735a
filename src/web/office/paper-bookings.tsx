import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp, toLocal } from '../words/moments.ts';
import { paperWords } from '../words/paper-words.ts';
import { CountFields, TextField, type TypedArrival } from './paper-count-fields.tsx';
import { countedOf, sendCorrection } from './paper-send.ts';
import type { PaperArrivalPage, PaperCasePage } from './paper-types.ts';

interface Props {
  readonly of: PaperCasePage;
  /** Hears the case after a correction; null where nothing can be corrected here. */
  readonly changed: ((of: PaperCasePage) => void) | null;
  readonly level: 2 | 3;
}

/** Everything that was booked, newest first; what was corrected is struck out and stays. */
export function PaperBookings({ of, changed, level }: Props) {
  const t = useWords(paperWords);
  const Heading = `h${level}` as const;
  const [wrong, setWrong] = useState<PaperArrivalPage | null>(null);
  return (
    <section className="paper-bookings" aria-label={t.bookings}>
      <Heading>{t.bookings}</Heading>
      {of.arrivals.length === 0 && <p className="quiet">{t.noBookings}</p>}
      <ol>
        {of.arrivals.toReversed().map((arrival) => (
          <li key={arrival.id} className={arrival.struck === null ? '' : 'struck'}>
            <Arrival of={of} arrival={arrival} />
            {arrival.struck === null
              ? changed !== null && (
                  <button type="button" className="plain" onClick={() => setWrong(arrival)}>
                    {t.correct}
                    <span className="sr"> {localStamp(arrival.arrivedAt)}</span>
                  </button>
                )
              : null}
          </li>
        ))}
      </ol>
      {wrong !== null && changed !== null && (
        <CorrectionDialog
          of={of}
          arrival={wrong}
          close={(next) => {
            setWrong(null);
            if (next !== null) changed(next);
          }}
        />
      )}
    </section>
  );
}

function Arrival({ of, arrival }: { readonly of: PaperCasePage; readonly arrival: PaperArrivalPage }) {
  const t = useWords(paperWords);
  const say = useSay();
  const { struck } = arrival;
  const short = (id: string): string => say(of.volumes.find((volume) => volume.id === id)?.short ?? { zh: id, en: id });
  const counts = [
    ...Object.entries(arrival.volumes).map(([id, copies]) => `${short(id)} ${copies}`),
    ...Object.entries(arrival.exchanged).map(([id, copies]) => t.exchanged(short(id), copies)),
    t.media(arrival.media.disc, arrival.media.usb),
    arrival.verified ? t.verified : '',
  ].filter((one) => one !== '');
  const said = [
    ...arrival.missing.map((text) => `${t.owed}${t.colon}${text}`),
    arrival.courier === null ? '' : `${t.courier}${t.colon}${arrival.courier}`,
    arrival.remarks ?? '',
  ].filter((one) => one !== '');
  return (
    <div>
      <span className="paper-line">
        {localStamp(arrival.arrivedAt)} · {t.revision(arrival.revision)} · {counts.join(t.listComma)}
      </span>
      {said.length > 0 && <span className="paper-line">{said.join(' · ')}</span>}
      <small>
        {t.by} {arrival.by}
        {struck !== null && ` · ${t.struck} ${localStamp(struck.at)} · ${t.struckBy(struck.by, struck.reason)}`}
      </small>
    </div>
  );
}

interface DialogProps {
  readonly of: PaperCasePage;
  readonly arrival: PaperArrivalPage;
  readonly close: (next: PaperCasePage | null) => void;
}

function CorrectionDialog({ of, arrival, close }: DialogProps) {
  const t = useWords(paperWords);
  const say = useSay();
  const [volumes, setVolumes] = useState<Readonly<Record<string, number>>>(arrival.volumes);
  const [typed, type] = useState<TypedArrival>(() => typedOf(arrival));
  const [reason, setReason] = useState('');
  const [only, setOnly] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendCorrection(of, arrival.id, reason, only ? undefined : countedOf(volumes, typed));
    setBusy(false);
    if (answer.ok) close(answer.value);
    else setRefusal(answer.refusal.reason);
  };
  return (
    <Modal
      open
      title={t.correctTitle}
      okText={t.correct}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      onOk={() => void send()}
      onCancel={() => close(null)}
      width={620}
    >
      <div className="paper-form">
        <p>{t.correctHint}</p>
        <TextField label={t.reason} value={reason} set={setReason} most={1000} required />
        <label className="paper-tick">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />{' '}
          {t.strikeOnly}
        </label>
        {!only && (
          <CountFields
            of={of}
            volumes={volumes}
            setVolume={(volume, copies) => setVolumes({ ...volumes, [volume]: copies })}
            typed={typed}
            type={type}
          />
        )}
        {refusal !== null && <Alert type="error" role="alert" title={say(refusal)} />}
      </div>
    </Modal>
  );
}

const typedOf = (arrival: PaperArrivalPage): TypedArrival => ({
  exchanged: arrival.exchanged,
  disc: arrival.media.disc,
  usb: arrival.media.usb,
  digest: '',
  missing: arrival.missing.join('\n'),
  courier: arrival.courier ?? '',
  arrivedAt: toLocal(arrival.arrivedAt),
  remarks: arrival.remarks ?? '',
});
