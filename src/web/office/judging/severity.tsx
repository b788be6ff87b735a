import { useParams } from 'react-router';
import { deferred } from '../../entry/deferred.tsx';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useWords } from '../../words/language.tsx';
import { judgingResultWords } from '../../words/judging-result-words.ts';
import { StagePage } from './stage-page.tsx';
import type { BoardPage, SeverityPage as Severity } from './types.ts';
import { useJudging, useStagePath } from './use-judging.ts';

const ForestPlot = deferred(() => import('./forest-plot.tsx'));

/** How severe the assessors of a stage were, set by set; looked at, never applied. */
export function SeverityPage() {
  const { of = '', stage = '' } = useParams();
  const path = useStagePath(of, stage);
  const r = useWords(judgingResultWords);
  const { data: board } = useJudging<BoardPage>(path);
  const { data: answer, refetch } = useJudging<Severity>(`${path}/severity`);
  if (board === undefined || answer === undefined) return <Loading />;
  if (!board.ok) return <Refused refusal={board.refusal} />;
  return (
    <StagePage of={of} stage={board.value.stage}>
      <p className="quiet">{r.severityHint}</p>
      {!answer.ok ? (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      ) : answer.value.sets.length === 0 ? (
        <p className="panel-note">{r.noScores}</p>
      ) : (
        <>
          {answer.value.sets.length > 1 && (
            <p>
              <strong>{r.incomparable}</strong> <span className="quiet">{r.incomparableHint}</span>
            </p>
          )}
          {answer.value.sets.map((set, index) => (
            <SetPart key={set.assessors[0]?.id ?? index} set={set} n={index + 1} />
          ))}
        </>
      )}
    </StagePage>
  );
}

/** Figures are shown to a tenth of a percent. */
const figure = (value: number): string => value.toFixed(1).replace('-', '−');

function SetPart({ set, n }: { readonly set: Severity['sets'][number]; readonly n: number }) {
  const r = useWords(judgingResultWords);
  const sorted = set.assessors.toSorted((a, b) => b.value - a.value);
  return (
    <section className="round severity-set" aria-label={r.set(n)}>
      <h2>{r.set(n)}</h2>
      <p className="quiet">
        {r.setFacts(set.scores, set.freedom)}
        {set.residual !== null && ` · ${r.residual(figure(set.residual))}`}
      </p>
      <ForestPlot
        title={r.chart}
        low={r.severe}
        high={r.lenient}
        effects={sorted.map(({ name, id, value, error }) => ({ name: name ?? id, value, error }))}
      />
      <div className="case-table-frame" tabIndex={0} role="region" aria-label={`${r.set(n)} ${r.effect}`}>
        <table className="case-table">
          <thead>
            <tr>
              <th scope="col">{r.assessor}</th>
              <th scope="col" className="figure">
                {r.effect}
              </th>
              <th scope="col" className="figure">
                {r.error}
              </th>
              <th scope="col" className="figure">
                {r.scores}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name ?? one.id}</th>
                <td className="figure">{figure(one.value)}</td>
                <td className="figure">{one.error === null ? r.noError : figure(one.error)}</td>
                <td className="figure">{one.scores}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
