import { useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import type { Refusal } from '../../api/types.ts';
import type { FeedbackDraft } from '../../feedback/types.ts';

/** Milliseconds without a keystroke after which words are kept. */
const pause = 1200;

export interface Summary {
  readonly words: string;
  readonly write: (words: string) => void;
  readonly state: 'saved' | 'unsaved' | 'saving';
  /** Why the last save was refused; the words stay in the field. */
  readonly refusal: Refusal | null;
  readonly draft: FeedbackDraft;
}

/** The summary as it is typed, kept on the server whenever the writer pauses. */
export function useSummary(panel: string, first: FeedbackDraft): Summary {
  const [draft, setDraft] = useState(first);
  const [words, setWords] = useState(first.report.summary);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const busy = useRef(false);
  const kept = words === draft.report.summary;
  useEffect(() => {
    if (kept || saving || refusal !== null) return undefined;
    const timer = setTimeout(() => {
      if (busy.current) return;
      busy.current = true;
      setSaving(true);
      void request<FeedbackDraft>(`/api/panels/${panel}/feedback`, {
        method: 'PUT',
        body: { summary: words, seen: draft.version },
      }).then((answer) => {
        busy.current = false;
        setSaving(false);
        if (answer.ok) setDraft(answer.value);
        else setRefusal(answer.refusal);
      });
    }, pause);
    return () => clearTimeout(timer);
  }, [kept, saving, refusal, words, panel, draft.version]);
  const write = (next: string): void => {
    setRefusal(null);
    setWords(next);
  };
  return { words, write, state: saving ? 'saving' : kept ? 'saved' : 'unsaved', refusal, draft };
}
