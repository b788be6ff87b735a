import '../../theme/numbers.css';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDesk, useEditionName } from '../use-desk.ts';
import { ExportNumbers } from './export-numbers.tsx';
import { Slices } from './slices.tsx';
import { StageBlock } from './stage-block.tsx';
import { stageKey, type Numbers } from './types.ts';

/** The numbers of the newest edition, for the province and supervision: applications, progress, scores, spread. */
export default function NumbersPage() {
  const t = useWords(numbersWords);
  const { programme, edition } = useEditionName();
  const at = `/api/judging/${programme}/${edition}`;
  const { data: answer, refetch } = useDesk<Numbers>(`${at}/numbers`);
  return (
    <DeskPage title={t.numbers} hint={t.numbersHint}>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <>
          <h2>{t.accepted(answer.value.accepted)}</h2>
          {answer.value.unread > 0 && <p className="quiet">{t.unread(answer.value.unread)}</p>}
          <Slices numbers={answer.value} />
          {answer.value.stages.map((stage) => (
            <StageBlock key={stageKey(stage)} stage={stage} />
          ))}
          <ExportNumbers at={at} />
        </>
      ) : (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      )}
    </DeskPage>
  );
}
