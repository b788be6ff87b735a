import { useEffect, useState } from 'react';
import { visitPath } from '#src/domain/visit/visit-path.ts';
import { useSession } from '../../work/session.tsx';
import type { ScoreBook } from '../score-book.ts';
import { PhotoQueue } from './photo-queue.ts';
import { openPhotoStore } from './photo-store.ts';
import { sendPhoto } from './send-photo.ts';

/** How often photographs that wait are tried again; milliseconds. */
const beat = 15_000;

/** The photographs of a visit on their way; null until this machine's store is open. */
export function usePhotos(book: ScoreBook | null, panel: string): PhotoQueue | null {
  const { user } = useSession();
  const [queue, setQueue] = useState<PhotoQueue | null>(null);
  useEffect(() => {
    if (book === null) return undefined;
    let gone = false;
    const changed = (): void => book.book.topics.tell('save');
    const lost = (): void => {
      book.memoryOnly = true;
      changed();
    };
    const opened = openPhotoStore({ user: user.id, panel }, lost).then((store) => {
      const made = new PhotoQueue({
        store,
        send: async (picture) => await sendPhoto(panel, picture),
        // Taken out of the record on another device: there is nothing to lay it into.
        laid: (entry, sha256) => {
          if (book.list('photos').includes(entry)) book.write(visitPath.entry('photos', entry, 'file'), sha256);
        },
        changed,
      });
      if (!gone) setQueue(made);
      void made.restore();
      return made;
    });
    const again = (): void => void opened.then((made) => made.flush());
    const timer = setInterval(again, beat);
    window.addEventListener('online', again);
    return () => {
      gone = true;
      clearInterval(timer);
      window.removeEventListener('online', again);
      setQueue(null);
    };
  }, [book, panel, user.id]);
  return queue;
}
