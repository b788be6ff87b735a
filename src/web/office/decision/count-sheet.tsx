import { Button } from 'antd';
import { useState } from 'react';
import type { MotionPageData } from '../../jury/types.ts';
import { useAct } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { useWords } from '../../words/language.tsx';
import { Line } from './field.tsx';
import { ScanButton } from './scan-button.tsx';

/** The sheet of an agreed count: its scan, and the two names under it. */
export function CountSheet({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(decisionWords);
  const { act, busy } = useAct();
  const [signers, sign] = useState<readonly [string, string]>(['', '']);
  const scan = motion.scans.at(-1);
  const [first, second] = signers;
  const ready = scan !== undefined && first.trim() !== '' && second.trim() !== '';
  const send = (): void =>
    void act({
      path: `/api/motions/${motion.id}/count/sheet`,
      method: 'PUT',
      body: { scan: scan?.sha256, signedBy: [first.trim(), second.trim()] },
      done: t.signed,
    });
  return (
    <section className="panel" aria-label={t.sheet}>
      <h2>{t.sheet}</h2>
      <div className="jury-form">
        <span>
          {scan !== undefined && <span>✓ {scan.name} </span>}
          <ScanButton path={`/api/motions/${motion.id}/files`} title={t.chooseScan} done={t.scanAdded} />
        </span>
        <Line label={t.signers(1)} value={first} type={(text) => sign([text, second])} max={60} />
        <Line label={t.signers(2)} value={second} type={(text) => sign([first, text])} max={60} />
        <Button type="primary" loading={busy} disabled={!ready} onClick={send}>
          {t.sign}
        </Button>
      </div>
    </section>
  );
}
