import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { browserTools, isTools } from '../ballot/ballot-tools.ts';
import { whyNotShare } from '../ballot/custodian-key.ts';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import { useSession } from '../work/session.tsx';
import type { BallotPageData } from './ballot-types.ts';
import { NewKey } from './new-key.tsx';
import { wrongGroups } from './typed-signs.ts';
import { useAct } from './use-jury.ts';

/** A custodian's page: the key before the ballot opens, the share once it is closed. */
export function Custodian({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const { user } = useSession();
  const own = ballot.custodians.findIndex((one) => one.user === user.id);
  const key = ballot.keys?.custodians[own];
  const given = ballot.custodians[own]?.hasGiven === true;
  return (
    <section className="panel" aria-label={t.keeper}>
      <h2>{t.keeper}</h2>
      <p className="quiet">{t.keeperHint}</p>
      {ballot.state === 'prepared' && <NewKey ballot={ballot.id} made={ballot.custodians[own]?.hasKey === true} />}
      {ballot.state === 'open' && <p>{t.waitClose}</p>}
      {ballot.state === 'closed' && given && <p className="jury-note done">{t.given}</p>}
      {ballot.state === 'closed' && !given && key !== undefined && <GiveShare ballot={ballot.id} ownKey={key} />}
    </section>
  );
}

function GiveShare({ ballot, ownKey }: { readonly ballot: string; readonly ownKey: string }) {
  const t = useWords(ballotWords);
  const say = useSay();
  const id = useId();
  const { act, busy } = useAct();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const wrong = wrongGroups(typed);
  const give = async (): Promise<void> => {
    const tools = browserTools();
    if (!isTools(tools)) return setRefusal(tools.reason);
    const denial = await whyNotShare(tools.subtle, typed, ownKey);
    setRefusal(denial?.reason ?? null);
    if (denial !== null) return undefined;
    const answer = await act<{ readonly state: string }>({
      path: `/api/ballots/${ballot}/share`,
      body: { share: typed },
      done: t.given,
    });
    if (answer.ok) setTyped('');
    return undefined;
  };
  return (
    <>
      <label htmlFor={id}>{t.typeShare}</label>
      <textarea
        id={id}
        className="share-field"
        rows={4}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        aria-invalid={wrong.length > 0}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {wrong.length > 0 && (
        <p role="status" className="broken">
          {t.groupWrong(wrong.join(t.comma))}
        </p>
      )}
      {refusal !== null && <Alert type="error" role="alert" title={say(refusal)} />}
      <p className="acts">
        <Button type="primary" loading={busy} disabled={typed.trim() === ''} onClick={() => void give()}>
          {t.give}
        </Button>
      </p>
    </>
  );
}
