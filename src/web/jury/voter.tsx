import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { browserTools, isTools } from '../ballot/ballot-tools.ts';
import { castChoices, obtainToken, type Voting } from '../ballot/cast-ballot.ts';
import { keptText, readKeptText } from '../ballot/kept-token.ts';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import type { BallotPageData } from './ballot-types.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Paper } from './paper.tsx';
import { saveText } from './save-text.ts';
import { useKeptBallot } from './use-kept-ballot.ts';

/** A member's way through a ballot that is open: token, waiting, the paper, the number to find it by. */
export function Voter({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const say = useSay();
  const { store, kept, reread } = useKeptBallot(ballot.id);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [hash, setHash] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const tools = browserTools();
  if (hash !== null) return <CastNumber hash={hash} />;
  if (ballot.state !== 'open' || store === null || ballot.keys === null) return null;
  if (!isTools(tools)) return <Alert type="error" role="alert" title={say(tools.reason)} />;
  const { fingerprint, ...keys } = ballot.keys;
  const voting: Voting = { tools, kept: store, ballot: { id: ballot.id, form: ballot.form, keys, fingerprint } };
  const attempt = async (work: () => Promise<Text | null>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    setRefusal(await work());
    await reread();
    setBusy(false);
  };
  const take = (): Promise<void> =>
    attempt(async () => {
      try {
        const got = await obtainToken(voting);
        return got.ok ? null : got.refusal.reason;
      } catch (error) {
        // The signature is not by the ballot's key: a server that gives members keys of their own would do so.
        if (!(error instanceof Error)) throw error;
        return { zh: ballotWords.zh.failed, en: ballotWords.en.failed };
      }
    });
  const step = kept?.step ?? 'none';
  return (
    <>
      <Fingerprint value={fingerprint} />
      {refusal !== null && <Alert type="error" role="alert" title={say(refusal)} />}
      {step === 'cast' && <p className="jury-note done">{t.votedAlready}</p>}
      {(step === 'none' || step === 'asked') && (
        <section className="panel" aria-label={t.step1}>
          <h2>{t.step1}</h2>
          <p>{t.step1Hint}</p>
          <p className="acts">
            <Button type="primary" size="large" loading={busy} onClick={() => void take()}>
              {t.take}
            </Button>
            <BringToken
              ballot={ballot.id}
              bring={async (text) => {
                const read = readKeptText(text, ballot.id);
                if (read === null) return setRefusal({ zh: ballotWords.zh.notToken, en: ballotWords.en.notToken });
                await store.write(read);
                setRefusal(null);
                return await reread();
              }}
            />
          </p>
        </section>
      )}
      {kept !== null && (kept.step === 'token' || kept.step === 'sealed') && (
        <>
          <section className="panel" aria-label={t.step2}>
            <h2>{t.step2}</h2>
            <p>{t.waitHint}</p>
            <p className="acts">
              <Button onClick={() => saveText(`laurel-ballot-${ballot.id}.txt`, keptText(kept))}>{t.save}</Button>
            </p>
            <p className="quiet">{t.saveHint}</p>
          </section>
          <Paper
            form={ballot.form}
            sealed={kept.step === 'sealed'}
            busy={busy}
            cast={(choices) =>
              void attempt(async () => {
                const done = await castChoices(voting, choices);
                if (!done.ok) return done.refusal.reason;
                setHash(done.value.token);
                return null;
              })
            }
          />
        </>
      )}
    </>
  );
}

/** A token that was saved as a file in another browser. */
function BringToken({ ballot, bring }: { readonly ballot: string; readonly bring: (text: string) => Promise<void> }) {
  const t = useWords(ballotWords);
  return (
    <label className="attach">
      <input
        type="file"
        className="sr"
        accept=".txt,text/plain"
        data-ballot={ballot}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void file.text().then(bring);
          event.currentTarget.value = '';
        }}
      />
      {t.bring}
    </label>
  );
}

/** The number of the ballot just cast: shown once. */
function CastNumber({ hash }: { readonly hash: string }) {
  const t = useWords(ballotWords);
  return (
    <section className="panel cast-number" aria-label={t.castDone}>
      <h2>✓ {t.castDone}</h2>
      <p>{t.keepHash}</p>
      <p className="fingerprint">
        <code className="whole">{hash}</code>
      </p>
      <p className="acts">
        <Button onClick={() => saveText('laurel-ballot-number.txt', hash)}>{t.saveHash}</Button>
      </p>
    </section>
  );
}
