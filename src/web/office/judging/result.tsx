import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { request } from '../../api/request.ts';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingResultWords } from '../../words/judging-result-words.ts';
import { usePlace } from '../place.ts';
import { ActBar } from './act-bar.tsx';
import { ActHistory } from './act-history.tsx';
import { Firmness } from './firmness.tsx';
import { RankingTable } from './ranking-table.tsx';
import { StagePage } from './stage-page.tsx';
import { supposedBody, nothingSupposed, type Supposition } from './supposition.ts';
import type { BoardPage, TriedPage } from './types.ts';
import { useJudging, useStagePath } from './use-judging.ts';
import { WhatIfForm } from './what-if-form.tsx';

/** Under this name the overall evaluation stands beside the stages. */
const overall = 'overall';

/** The ranking of a stage, or overall: its line, how firm it is, and how it would be otherwise. */
export function ResultPage() {
  const { of = '', stage = '' } = useParams();
  const path = useStagePath(of, stage);
  const { data: board, refetch } = useJudging<BoardPage>(stage === overall ? null : path);
  if (stage !== overall && board === undefined) return <Loading />;
  if (board?.ok === false) return <Refused refusal={board.refusal} retry={() => void refetch()} />;
  return <Result of={of} path={path} board={board?.value ?? null} />;
}

function Result({ of, path, board }: { readonly of: string; readonly path: string; readonly board: BoardPage | null }) {
  const r = useWords(judgingResultWords);
  const say = useSay();
  const [place, move] = usePlace();
  const [supposed, suppose] = useState<Supposition>(nothingSupposed);
  const stands = useTried(path, nothingSupposed, board?.result?.digest);
  const trying = supposed !== nothingSupposed;
  const tried = useTried(path, supposed, board?.result?.digest);
  const shown = (trying ? tried.data : undefined) ?? stands.data;
  return (
    <StagePage of={of} stage={board?.stage ?? null}>
      {board !== null && <ActBar path={path} board={board} place={place} move={move} />}
      {shown === undefined ? (
        <Loading />
      ) : !shown.ok ? (
        <p className="panel-note">
          <strong>{r.notYet}</strong>
          <br />
          <span className="quiet">{say(shown.refusal.reason)}</span>
        </p>
      ) : (
        <>
          {shown.value.entries.every((entry) => entry.total === null) ? (
            <p className="panel-note">{r.noPoints}</p>
          ) : null}
          {trying && (
            <p className="trying" role="status">
              <strong>{r.trying}</strong>{' '}
              {r.changed(shown.value.entries.filter((entry) => entry.rank !== entry.was).length)}
            </p>
          )}
          <RankingTable tried={shown.value} trying={trying} overall={board === null} />
          {stands.data?.ok === true && <Firmness tried={shown.value} />}
          {stands.data?.ok === true && shown.value.entries.some((entry) => entry.total !== null) && (
            <WhatIfForm stands={stands.data.value} tried={shown.value} trying={trying} suppose={suppose} />
          )}
        </>
      )}
      {board !== null && <ActHistory acts={board.acts} />}
    </StagePage>
  );
}

/** A ranking under a supposition; asked anew when the stage was counted anew. */
function useTried(path: string, supposed: Supposition, counted: string | undefined) {
  const body = supposedBody(supposed);
  return useQuery({
    queryKey: ['judging', path, 'what-if', body, counted],
    queryFn: () => request<TriedPage>(`${path}/what-if`, { method: 'POST', body }),
    staleTime: 0,
  });
}
