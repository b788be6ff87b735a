import { useState, type ReactNode } from 'react';
import type { SessionPage } from '../api/types.ts';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { localStamp } from '../words/moments.ts';
import { ClockPanel } from './clock-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';

type Panel = 'people' | 'clock' | 'mail';

/** The demo's own bar: who one is, what time it is, what mail has come. */
export default function DemoBar({ session }: { readonly session: SessionPage }) {
  const t = useWords(lightWords);
  const [open, setOpen] = useState<Panel | null>(null);
  const [now, setNow] = useState(session.now);
  const door = (panel: Panel, title: string): ReactNode => (
    <button
      type="button"
      aria-expanded={open === panel}
      aria-controls="demo-panel"
      onClick={() => setOpen(open === panel ? null : panel)}
    >
      {title}
    </button>
  );
  return (
    <aside className="demo-bar" aria-label={t.demoBanner}>
      <div className="demo-line">
        <strong>{t.demoBanner}</strong>
        {door('people', session.user === null ? t.person : `${t.person}：${session.user.name}`)}
        {door('clock', `${t.clock}：${localStamp(now)}`)}
        {door('mail', t.mailbox)}
      </div>
      <div id="demo-panel" className="demo-panel" hidden={open === null}>
        {open === 'people' && <PeoplePanel />}
        {open === 'clock' && <ClockPanel now={now} changed={setNow} />}
        {open === 'mail' && <MailPanel />}
        {open !== null && (
          <button type="button" className="plain demo-close" onClick={() => setOpen(null)}>
            {t.close}
          </button>
        )}
      </div>
    </aside>
  );
}
