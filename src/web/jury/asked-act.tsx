import { Button } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';

interface Props {
  readonly title: string;
  /** What is asked for before the act. */
  readonly asks: string;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** May be left empty. */
  readonly optional?: boolean;
  readonly long?: boolean;
  readonly type?: 'text' | 'date';
  readonly initial?: string;
  /** True where it was done: then the form closes. */
  readonly act: (text: string) => Promise<boolean>;
}

/** An act that needs one thing said first: the button opens a short form in its place. */
export function AskedAct(props: Props) {
  const t = useWords(juryWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(props.initial ?? '');
  const [busy, setBusy] = useState(false);
  if (!open)
    return (
      <Button danger={props.danger === true} disabled={props.disabled === true} onClick={() => setOpen(true)}>
        {props.title}
      </Button>
    );
  const go = async (): Promise<void> => {
    setBusy(true);
    const done = await props.act(text.trim());
    setBusy(false);
    if (done) setOpen(false);
  };
  return (
    <div className="asked-act" role="group" aria-label={props.title}>
      <label htmlFor={id}>{props.asks}</label>
      {props.hint !== undefined && <p className="quiet">{props.hint}</p>}
      {props.type === undefined && props.long !== false ? (
        <textarea id={id} rows={2} value={text} maxLength={1000} onChange={(e) => setText(e.currentTarget.value)} />
      ) : (
        <input
          id={id}
          type={props.type ?? 'text'}
          value={text}
          maxLength={100}
          onChange={(e) => setText(e.currentTarget.value)}
        />
      )}
      <p className="acts">
        <Button
          type="primary"
          danger={props.danger === true}
          loading={busy}
          disabled={props.optional !== true && text.trim() === ''}
          onClick={() => void go()}
        >
          {props.title}
        </Button>
        <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
      </p>
    </div>
  );
}
