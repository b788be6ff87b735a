import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { fromLocal, toLocal } from '../words/moments.ts';

/** Sets the demo's clock, in the award's time zone. */
export function ClockPanel({ now, changed }: { readonly now: string; readonly changed: (now: string) => void }) {
  const t = useWords(lightWords);
  const say = useSay();
  const [wished, setWished] = useState(toLocal(now));
  const [refusal, setRefusal] = useState<Text | null>(null);
  const set = (): void =>
    void request<{ now: string }>('/demo/clock', { method: 'POST', body: { now: fromLocal(wished) } }).then(
      (answer) => {
        if (!answer.ok) return setRefusal(answer.refusal.reason);
        changed(answer.value.now);
        return location.reload();
      },
    );
  return (
    <div className="demo-clock">
      <label>
        {t.clock}{' '}
        <input type="datetime-local" value={wished} onChange={(event) => setWished(event.currentTarget.value)} />
      </label>
      <button type="button" className="act small" onClick={set}>
        {t.setClock}
      </button>
      {refusal !== null && <p role="alert">{say(refusal)}</p>}
    </div>
  );
}
