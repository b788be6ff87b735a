import type { DrawRecord } from '#src/domain/draw/record.ts';
import { useParams } from 'react-router';
import { Loading } from '../../../entry/loading.tsx';
import { Refused } from '../../../work/refused.tsx';
import { useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { useNewestEdition } from '../../../work/use-edition.ts';
import { StagePage } from '../stage-page.tsx';
import type { BoardPage } from '../types.ts';
import { useJudging, useRights, useStagePath } from '../use-judging.ts';
import { DrawCard } from './draw-card.tsx';
import { PrepareDraw } from './prepare-draw.tsx';
import { Timetable } from './timetable.tsx';

export interface DrawPage {
  readonly id: string;
  readonly record: DrawRecord;
}

/** The draws of a stage, and the timetable that follows from one. */
export function DrawsPage() {
  const { of = '', stage = '' } = useParams();
  const path = useStagePath(of, stage);
  const w = useWords(drawWords);
  const { manage, confirm } = useRights();
  // Supervision commits and looks on; it opens no draw.
  const province = manage || confirm;
  const { data: board } = useJudging<BoardPage>(path);
  const { data: answer, refetch } = useJudging<readonly DrawPage[]>(`${path}/draws`);
  const rules = useNewestEdition()?.assessment?.classes[of]?.stages.find((one) => one.id === stage);
  if (board === undefined || answer === undefined) return <Loading />;
  if (!board.ok) return <Refused refusal={board.refusal} />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const purposes = [
    ...(rules?.timetable?.order === 'draw' ? (['defence-order'] as const) : []),
    ...((board.value.result?.waiting.length ?? 0) > 1 ? (['tie'] as const) : []),
  ];
  return (
    <StagePage of={of} stage={board.value.stage}>
      <h2>{w.draws}</h2>
      <p className="quiet">{w.drawsHint}</p>
      {answer.value.length === 0 && <p className="panel-note">{w.noDraws}</p>}
      {answer.value.map((draw, index) => (
        <DrawCard
          key={`${draw.id} ${draw.record.round.number}`}
          draw={draw}
          name={`${w.draws} ${answer.value.length - index}`}
          candidates={board.value.candidates ?? []}
        />
      ))}
      {province && purposes.length > 0 && (
        <PrepareDraw
          path={path}
          purposes={purposes}
          running={answer.value.filter(({ record }) => record.drawnAt === null).map(({ record }) => record.purpose)}
        />
      )}
      {rules?.timetable !== undefined && <Timetable path={path} board={board.value} />}
    </StagePage>
  );
}
