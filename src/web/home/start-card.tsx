import { Button } from 'antd';
import { useState } from 'react';
import type { OpenEdition } from '../api/types.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { daysUntil, localDay } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { SelfCheck } from './self-check.tsx';

/** A form that can be begun, with the self-check before it. */
export function StartCard({
  edition,
  of,
  now,
}: {
  readonly edition: OpenEdition;
  readonly of: OpenEdition['classes'][number];
  readonly now: string;
}) {
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <article className="start-card">
      <h3>{say(of.title)}</h3>
      <p>{say(of.form)}</p>
      <p className="quiet">
        {t.due} {localDay(edition.window.to, language)} · {t.daysLeft(daysUntil(edition.window.to, now))}
      </p>
      <Button onClick={() => setOpen(true)}>{t.startOf(say(of.title))}</Button>
      {open && <SelfCheck edition={edition} of={of} close={() => setOpen(false)} />}
    </article>
  );
}
