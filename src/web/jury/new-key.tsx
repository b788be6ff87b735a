import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { browserTools, isTools } from '../ballot/ballot-tools.ts';
import { makeCustodianKey } from '../ballot/custodian-key.ts';
import { QrCode } from '../people/qr-code.tsx';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import { useAct } from './use-jury.ts';

/** Makes a custodian's key in this browser: the share is shown once, and only then the public half is handed in. */
export function NewKey({ ballot, made }: { readonly ballot: string; readonly made: boolean }) {
  const t = useWords(ballotWords);
  const say = useSay();
  const { act, busy } = useAct();
  const [fresh, setFresh] = useState<{ readonly key: string; readonly paper: string } | null>(null);
  const [written, setWritten] = useState(false);
  const tools = browserTools();
  if (!isTools(tools)) return <Alert type="error" role="alert" title={say(tools.reason)} />;
  const send = async (): Promise<void> => {
    if (fresh === null) return;
    const answer = await act({ path: `/api/ballots/${ballot}/key`, body: { key: fresh.key }, done: t.sent });
    if (!answer.ok) return;
    setFresh(null);
    setWritten(false);
  };
  if (fresh === null)
    return (
      <>
        {made && <p className="jury-note done">{t.sent}</p>}
        <p className="acts">
          <Button
            type={made ? 'default' : 'primary'}
            onClick={() => void makeCustodianKey(tools.subtle).then(setFresh)}
          >
            {made ? t.makeAnew : t.make}
          </Button>
        </p>
      </>
    );
  return (
    <>
      <p>{t.madeHint}</p>
      <div className="share-paper">
        <ol className="share-groups" aria-label={t.share}>
          {fresh.paper.split('-').map((group, index) => (
            <li key={index}>
              <code>{group}</code>
            </li>
          ))}
        </ol>
        <QrCode text={fresh.paper} title={t.qr} />
      </div>
      <p>
        <Checkbox checked={written} onChange={(event) => setWritten(event.target.checked)}>
          {t.written}
        </Checkbox>
      </p>
      <p className="acts">
        <Button type="primary" loading={busy} disabled={!written} onClick={() => void send()}>
          {t.send}
        </Button>
      </p>
    </>
  );
}
