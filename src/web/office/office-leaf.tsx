import { Button } from 'antd';
import type { LeafEntry } from '../api/types.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { ScanField } from './scan-field.tsx';
import { sendForOffice } from './send-act.ts';
import type { WholeCase } from './types.ts';
import { useReread } from './use-case.ts';

/** Attaching and taking off the scan of a leaf that an office signed and sealed. */
export function OfficeLeaf({ whole, leaf }: { readonly whole: WholeCase; readonly leaf: LeafEntry }) {
  const t = useWords(deskWords);
  const say = useSay();
  const reread = useReread();
  const may = (id: string): boolean => whole.actions.some((action) => action.id === id && action.denial === null);
  const send = async (method: 'PUT' | 'DELETE', body?: unknown): Promise<void> => {
    const answer = await sendForOffice(`/api/cases/${whole.id}/leaves/${leaf.leaf}`, method, body);
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
  };
  return (
    <>
      {may('attach-office-leaf') && (
        <ScanField
          application={whole.id}
          scan={null}
          choose={(scan) => scan !== null && void send('PUT', { file: scan.sha256 })}
        />
      )}
      {leaf.scan !== null && may('detach-office-leaf') && (
        <Button size="small" type="text" onClick={() => void send('DELETE')}>
          {t.takeOff}
        </Button>
      )}
    </>
  );
}
