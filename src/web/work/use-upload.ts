import { useCallback, useState } from 'react';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { Text } from '#src/definition/text.ts';
import { uploadFile } from '../api/upload.ts';
import { useWorkbook } from '../book/hooks.ts';

/** A file on its way: how far, or why it was refused. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly percent: number;
  readonly refusal: Text | null;
}
let next = 1;

/** Sends several files at once; `arrived` hears each that is in, in the order in which they were chosen. */
export function useUpload(arrived: (file: StoredFile, name: string) => void): {
  readonly uploads: readonly Upload[];
  readonly send: (files: Iterable<File>) => void;
  readonly dismiss: (id: number) => void;
} {
  const workbook = useWorkbook();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const dismiss = useCallback((id: number) => setUploads((all) => all.filter((one) => one.id !== id)), []);
  const send = useCallback(
    (files: Iterable<File>) => {
      let earlier: Promise<unknown> = Promise.resolve();
      for (const file of files) {
        const id = next++;
        const change = (part: Partial<Upload>): void =>
          setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
        setUploads((all) => [...all, { id, name: file.name, percent: 0, refusal: null }]);
        const sent = uploadFile(workbook.page.id, file, (percent) => change({ percent }));
        earlier = Promise.all([sent, earlier]).then(([answer]) => {
          if (!answer.ok) return change({ refusal: answer.refusal.reason });
          workbook.addFile(answer.value);
          arrived(answer.value, file.name);
          return dismiss(id);
        });
      }
    },
    [workbook, arrived, dismiss],
  );
  return { uploads, send, dismiss };
}
