import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { Loading } from '../../entry/loading.tsx';
import { notify } from '../../work/notices.ts';
import { Refused } from '../../work/refused.tsx';
import { useSession } from '../../work/session.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { Batch, type BatchPage } from '../batch.tsx';
import { DeskPage } from '../desk-page.tsx';
import { sendForOffice } from '../send-act.ts';
import type { CaseList } from '../types.ts';
import { useDesk } from '../use-desk.ts';
import { useNewestEdition } from '../../work/use-edition.ts';

/** What a channel forwards together: batches being made, and those that went (R4). */
export function BatchesPage() {
  const t = useWords(deskWords);
  const { seats } = useSession();
  const { data: answer, refetch } = useDesk<readonly BatchPage[]>('/api/batches');
  const may = seats.some((seat) => seat.side === 'channel' && (seat.role === 'handler' || seat.role === 'reviewer'));
  const reread = (): void => void refetch();
  return (
    <DeskPage title={t.batches} hint={t.batchesHint}>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <>
          {may && (
            <NewBatch
              taken={answer.value.flatMap(({ state, cases }) => (state === 'draft' ? cases : []))}
              made={reread}
            />
          )}
          {answer.value.map((batch) => (
            <Batch key={`${batch.id}-${batch.version}`} batch={batch} may={may} reread={reread} />
          ))}
        </>
      ) : (
        <Refused refusal={answer.refusal} retry={reread} />
      )}
    </DeskPage>
  );
}

/** Cases that can be forwarded and lie in no batch yet, to be put into one. */
function NewBatch({ taken, made }: { readonly taken: BatchPage['cases']; readonly made: () => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const edition = useNewestEdition();
  const from = edition?.workflow.actions.find((row) => row.id === 'forward')?.from[0];
  const { data: answer } = useQuery({
    queryKey: ['cases', 'to-forward', from],
    queryFn: () => request<CaseList>(`/api/cases?view=waiting&state=${from}&order=name&limit=200`),
    enabled: from !== undefined,
    staleTime: 0,
  });
  const [chosen, choose] = useState<readonly string[]>([]);
  if (answer?.ok !== true) return null;
  const free = answer.value.cases.filter((row) => !taken.some((one) => one.id === row.id));
  if (free.length === 0)
    return (
      <p className="panel-note quiet">
        {t.noCandidates}
        <br />
        {t.noCandidatesHint}
      </p>
    );
  const make = async (): Promise<void> => {
    const done = await sendForOffice('/api/batches', 'POST', { cases: chosen });
    if (!done.ok) notify({ text: say(done.refusal.reason), tone: 'error' });
    choose([]);
    made();
  };
  return (
    <section className="round" aria-label={t.newBatch}>
      <h2>{t.chooseCases}</h2>
      <Checkbox.Group
        className="candidates"
        value={[...chosen]}
        onChange={choose}
        options={free.map((row) => ({ value: row.id, label: row.applicant }))}
      />
      <p>
        <Button size="small" onClick={() => choose(free.map((row) => row.id))}>
          {t.chooseAll(free.length)}
        </Button>{' '}
        <Button type="primary" size="small" disabled={chosen.length === 0} onClick={() => void make()}>
          {t.newBatch}
        </Button>
      </p>
    </section>
  );
}
