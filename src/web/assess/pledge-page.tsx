import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { Loading } from '../entry/loading.tsx';
import { notify } from '../work/notices.ts';
import { Refused } from '../work/refused.tsx';
import { useSession } from '../work/session.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { assessWords } from '../words/assess-words.ts';
import type { OwnTerm } from './types.ts';

/** The pledge of confidentiality and integrity of an edition: read, then given once. */
export function PledgePage() {
  const { programme = '', edition = '' } = useParams();
  const t = useWords(assessWords);
  const say = useSay();
  const title = useSession().editions.find((one) => one.programme === programme && one.edition === edition)?.title;
  const address = `/api/assessor/${programme}/${edition}`;
  const { data: answer, refetch } = useQuery({
    queryKey: ['pledge', programme, edition],
    queryFn: () => request<OwnTerm>(address),
    staleTime: 0,
  });
  return (
    <>
      <TopBar />
      <main id="main" className="reviews" tabIndex={-1}>
        {answer === undefined ? (
          <Loading />
        ) : !answer.ok ? (
          <Refused refusal={answer.refusal} retry={() => void refetch()} />
        ) : (
          <article className="pledge">
            <h1>{t.pledgeTitle}</h1>
            {title !== undefined && <p className="quiet">{say(title)}</p>}
            <ol>
              {answer.value.pledge.text.map((line) => (
                <li key={line.zh}>{say(line)}</li>
              ))}
            </ol>
            <p className="pledge-name">
              {t.pledgeName}
              {answer.value.name}
            </p>
            <Given term={answer.value} address={address} />
          </article>
        )}
      </main>
    </>
  );
}

function Given({ term, address }: { readonly term: OwnTerm; readonly address: string }) {
  const t = useWords(assessWords);
  const say = useSay();
  const go = useNavigate();
  const queries = useQueryClient();
  const [read, setRead] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  if (term.pledge.agreed)
    return (
      <p className="pledge-given">
        {t.pledged(term.term.pledgedAt === null ? '' : localStamp(term.term.pledgedAt))}{' '}
        <Link to="/reviews">{t.backToList}</Link>
      </p>
    );
  const give = async (): Promise<void> => {
    setBusy(true);
    const answer = await request(`${address}/pledge`, { method: 'POST', body: { digest: term.pledge.digest } });
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['pledge'] });
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.pledgeDone });
    await go('/reviews');
  };
  return (
    <>
      <label className="pledge-read">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />{' '}
        {t.pledgeRead}
      </label>
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <p className="dialog-acts">
        <Button type="primary" disabled={!read} loading={busy} onClick={() => void give()}>
          {t.pledgeGive}
        </Button>
        <Link to="/reviews">{t.backToList}</Link>
      </p>
    </>
  );
}
