import { Alert, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { sendForOffice } from './send-act.ts';
import { useRereadLetters } from './use-consultations.ts';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** Label of the words it takes; null where it takes none. */
  readonly field: string | null;
  readonly hint?: string;
  /** Whether the words may be left out. */
  readonly optional?: boolean;
  readonly initial?: string;
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  readonly body: (words: string) => unknown;
  readonly close: () => void;
  readonly children?: ReactNode;
}

/** One act of a consultation that asks once, with at most one field of words. */
export function ConsultationAsk(props: Props) {
  const { title, text, field, hint, optional = false, initial = '', method = 'POST', path, body, close } = props;
  const t = useWords(consultationWords);
  const say = useSay();
  const id = useId();
  const reread = useRereadLetters();
  const [words, setWords] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const act = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendForOffice(path, method, body(words.trim()));
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: `${title} · ${t.done}` });
    close();
    return await reread();
  };
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t.cancel}
      okButtonProps={{ loading: busy, disabled: field !== null && !optional && words.trim() === '' }}
      onOk={() => void act()}
      onCancel={close}
    >
      <div className="act-dialog">
        {text !== undefined && <p>{text}</p>}
        {props.children}
        {field !== null && (
          <p className="act-field">
            <label htmlFor={id}>{field}</label>
            <textarea
              id={id}
              rows={3}
              maxLength={1000}
              value={words}
              placeholder={hint}
              onChange={(event) => setWords(event.target.value)}
            />
          </p>
        )}
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}
