import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendScan } from '../../api/send-scan.ts';
import { useSay } from '../../words/language.tsx';
import { notify } from '../../work/notices.ts';

/** A scan as the server keeps it; of an award by its id. */
interface Stored {
  readonly id: string;
  readonly name: string;
}

/** Chooses a scan and uploads it at once; `arrived` hears what the server made of it. */
export function ScanButton({
  path,
  title,
  done,
  arrived,
}: {
  readonly path: string;
  readonly title: string;
  readonly done: string;
  readonly arrived?: (stored: Stored) => void;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    const answer = await sendScan<Stored>(path, file);
    setBusy(false);
    if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
    notify({ text: done });
    arrived?.(answer.value);
    return await queries.invalidateQueries({ queryKey: ['award'] });
  };
  return (
    <label className="attach" aria-busy={busy}>
      <input
        type="file"
        className="sr"
        accept=".pdf,image/png,image/jpeg"
        disabled={busy}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void send(file);
          event.currentTarget.value = '';
        }}
      />
      {title}
    </label>
  );
}
