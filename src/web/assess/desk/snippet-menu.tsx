import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { notify } from '../../work/notices.ts';
import { useSession } from '../../work/session.tsx';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { keepSnippet, readSnippets, removeSnippet, type Snippet } from './snippets.ts';

/** One's own phrases: one is put in where the cursor stands, or what is written is kept as one. */
export function SnippetMenu({
  text,
  put,
  name,
  kind,
}: {
  readonly text: string;
  readonly put: (words: string) => void;
  readonly name: string;
  readonly kind: Snippet['kind'];
}) {
  const t = useWords(assessWords);
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState<readonly Snippet[]>([]);
  const read = async (): Promise<void> => setAll(await readSnippets(user.id));
  useEffect(() => {
    if (open) void readSnippets(user.id).then(setAll);
  }, [open, user.id]);
  const keep = async (): Promise<void> => {
    await keepSnippet(user.id, kind, text);
    await read();
    notify({ text: t.snippetKept });
  };
  const sorted = [...all.filter((one) => one.kind === kind), ...all.filter((one) => one.kind !== kind)];
  return (
    <>
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {t.snippets}
        <span className="sr"> {name}</span>
      </button>
      <Modal open={open} title={t.snippets} footer={null} onCancel={() => setOpen(false)} width={520} destroyOnHidden>
        <p className="quiet">{t.snippetsHint}</p>
        <ul className="snippets">
          {sorted.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="snippet"
                onClick={() => {
                  setOpen(false);
                  put(one.text);
                }}
              >
                {one.text}
              </button>
              <button type="button" className="plain" onClick={() => void removeSnippet(one.id).then(read)}>
                {t.removeNote}
                <span className="sr"> {one.text}</span>
              </button>
            </li>
          ))}
        </ul>
        {text.trim() !== '' && (
          <button type="button" className="act small" onClick={() => void keep()}>
            {t.keepSnippet}
          </button>
        )}
      </Modal>
    </>
  );
}
