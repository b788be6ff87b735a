import { useId } from 'react';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import { inBounds } from './paper-counting.ts';
import type { PaperCasePage } from './paper-types.ts';

/** What is typed of an arrival beside the copies; texts as typed. */
export interface TypedArrival {
  readonly exchanged: Readonly<Record<string, number>>;
  readonly disc: number;
  readonly usb: number;
  readonly digest: string;
  readonly missing: string;
  readonly courier: string;
  readonly arrivedAt: string;
  readonly remarks: string;
}
export const nothingArrived: TypedArrival = {
  exchanged: {},
  disc: 0,
  usb: 0,
  digest: '',
  missing: '',
  courier: '',
  arrivedAt: '',
  remarks: '',
};

interface CountProps {
  readonly label: string;
  readonly note?: string;
  readonly value: number;
  readonly set: (value: number) => void;
}

/** A count with plus and minus, for fingers and keys alike. */
export function CountField({ label, note, value, set }: CountProps) {
  const t = useWords(paperWords);
  const id = useId();
  return (
    <div className="paper-count">
      <label htmlFor={id}>
        {label} {note !== undefined && <small>{note}</small>}
      </label>
      <span className="paper-steps">
        <button type="button" aria-label={`${label} ${t.less}`} onClick={() => set(inBounds(value - 1))}>
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          max={99}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => set(inBounds(Number(event.currentTarget.value)))}
        />
        <button type="button" aria-label={`${label} ${t.more}`} onClick={() => set(inBounds(value + 1))}>
          +
        </button>
      </span>
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly hint?: string;
  readonly type?: 'text' | 'datetime-local' | 'date';
  readonly lines?: number;
  readonly most?: number;
  readonly required?: boolean;
}

/** A line of text, or several, with its label above. */
export function TextField({ label, value, set, hint, type = 'text', lines, most = 200, required = false }: TextProps) {
  const id = useId();
  const shared = {
    id,
    value,
    required,
    ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div className="paper-text">
      <label htmlFor={id}>{label}</label>
      {lines === undefined ? (
        <input {...shared} type={type} maxLength={most} onChange={(event) => set(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={lines} onChange={(event) => set(event.currentTarget.value)} />
      )}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface Props {
  readonly of: PaperCasePage;
  readonly volumes: Readonly<Record<string, number>>;
  readonly setVolume: (volume: string, copies: number) => void;
  readonly typed: TypedArrival;
  readonly type: (typed: TypedArrival) => void;
  /** Pages that were scanned of each volume. */
  readonly pages?: Readonly<Record<string, readonly string[]>>;
}

/** All that is counted of one arrival. */
export function CountFields({ of, volumes, setVolume, typed, type, pages = {} }: Props) {
  const t = useWords(paperWords);
  const say = useSay();
  const change = (part: Partial<TypedArrival>): void => type({ ...typed, ...part });
  const notes = (id: string, copies: number, asked: number): string => {
    const scanned = pages[id] ?? [];
    return `${t.askedOf(copies, asked)}${scanned.length === 0 ? '' : ` · ✓ ${t.seen} ${scanned.join(t.listComma)}`}`;
  };
  return (
    <>
      {of.volumes.map((volume) => (
        <CountField
          key={volume.id}
          label={t.copies(say(volume.short))}
          note={notes(volume.id, volume.copies, volume.asked)}
          value={volumes[volume.id] ?? 0}
          set={(copies) => setVolume(volume.id, copies)}
        />
      ))}
      {of.volumes
        .filter((volume) => volume.stale > 0)
        .map((volume) => (
          <CountField
            key={`exchanged-${volume.id}`}
            label={t.exchanged(say(volume.short), volume.stale)}
            value={typed.exchanged[volume.id] ?? 0}
            set={(copies) => change({ exchanged: { ...typed.exchanged, [volume.id]: copies } })}
          />
        ))}
      <CountField label={t.disc} value={typed.disc} set={(disc) => change({ disc })} />
      <CountField label={t.usb} value={typed.usb} set={(usb) => change({ usb })} />
      <div className="paper-pairs">
        {!of.paperOnly && (
          <TextField
            label={t.digest}
            hint={t.digestHint}
            value={typed.digest}
            most={80}
            set={(digest) => change({ digest })}
          />
        )}
        <TextField label={t.courier} value={typed.courier} most={60} set={(courier) => change({ courier })} />
        <TextField
          label={t.arrivedAt}
          hint={t.arrivedHint}
          type="datetime-local"
          value={typed.arrivedAt}
          set={(arrivedAt) => change({ arrivedAt })}
        />
      </div>
      <TextField
        label={t.missing}
        hint={t.missingHint}
        lines={2}
        value={typed.missing}
        set={(missing) => change({ missing })}
      />
      <TextField label={t.remarks} value={typed.remarks} most={1000} set={(remarks) => change({ remarks })} />
    </>
  );
}
