import { useEffect, useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { useScoreStatus } from '../score-hooks.ts';
import { keepForOffline, type OfflineState } from './offline.ts';
import { useVisitDesk } from './visit-context.ts';

/** What is not sent yet, and whether the page opens without network. */
export function VisitNotices() {
  const t = useWords(visitWords);
  const { page, editable, photos } = useVisitDesk();
  const status = useScoreStatus();
  const offline = useOffline();
  const edits = 'waiting' in status ? status.waiting : 0;
  const pictures = photos?.waiting ?? 0;
  const away = status.kind === 'offline' || !navigator.onLine;
  return (
    <div className="visit-notices" role="status">
      {away && edits + pictures > 0 && <p className="visit-waiting">{t.waiting(edits, pictures)}</p>}
      {!away && pictures > 0 && <p className="visit-waiting">{t.photosSending(pictures)}</p>}
      {!editable && <p className="quiet">{page.me === null ? t.onlyLooking : t.locked}</p>}
      {offline !== null && (
        <p className={offline === 'kept' ? 'quiet' : 'visit-waiting'}>
          {offline === 'kept' ? t.canOpenOffline : t.cannotOpenOffline}
        </p>
      )}
    </div>
  );
}

/** Keeps the page for opening without network, once per opening; null until it is known whether that worked. */
function useOffline(): OfflineState | null {
  const [state, setState] = useState<OfflineState | null>(null);
  useEffect(() => {
    void keepForOffline().then(setState);
  }, []);
  return state;
}
