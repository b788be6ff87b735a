import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Text } from '#src/definition/text.ts';
import { useSay, useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

interface LineProps {
  readonly label: string;
  readonly name: string;
  readonly type: string;
  readonly autoComplete: string;
  readonly hint?: string;
  readonly minLength?: number;
  readonly defaultValue?: string;
  /** Where the person types first: of a step they have just come to. */
  readonly focus?: boolean;
}

/** A labelled line of a light form. */
export function FormLine({ label, name, type, autoComplete, hint, minLength, defaultValue, focus }: LineProps) {
  const id = useId();
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        minLength={minLength}
        defaultValue={defaultValue}
        autoFocus={focus}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface FormProps {
  readonly title: string;
  readonly act: string;
  readonly children: ReactNode;
  readonly submit: (values: Readonly<Record<string, string>>) => Promise<Text | null>;
  readonly level?: 'h1' | 'h2';
}

/** A light form: one act, and the reason beside it when it is refused. */
export function LightForm({ title, act, children, submit, level: Title = 'h1' }: FormProps) {
  const t = useWords(lightWords);
  const say = useSay();
  const [state, setState] = useState<{ readonly busy: boolean; readonly refusal: Text | null }>({
    busy: false,
    refusal: null,
  });
  const go = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([key, value]) => [key, typeof value === 'string' ? value : '']),
    );
    setState({ busy: true, refusal: null });
    void submit(values).then((refusal) => setState({ busy: false, refusal }));
  };
  return (
    <form className="light-form" onSubmit={go} aria-busy={state.busy}>
      <Title>{title}</Title>
      {children}
      <p className="refusal" role="alert">
        {state.refusal === null ? '' : say(state.refusal)}
      </p>
      <button type="submit" className="act" disabled={state.busy}>
        {state.busy ? t.working : act}
      </button>
    </form>
  );
}
