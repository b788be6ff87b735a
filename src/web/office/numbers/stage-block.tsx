import { useMemo } from 'react';
import { deferred } from '../../entry/deferred.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { usePlace } from '../place.ts';
import { Count, NumberTable } from './number-table.tsx';
import { barsOption, columnsOption, heightOf } from './options.ts';
import { PanelList } from './panel-list.tsx';
import { StageScores } from './stage-scores.tsx';
import { progressSteps, stageKey, type PartProps, type StageNumbers } from './types.ts';

const Chart = deferred(() => import('./chart.tsx'));

/** The numbers of one stage: progress, timeliness, scores by item and spread, with the list that a number opened. */
export function StageBlock({ stage }: { readonly stage: StageNumbers }) {
  const t = useWords(numbersWords);
  const say = useSay();
  const [place, move] = usePlace();
  const key = stageKey(stage);
  const title = `${say(stage.classTitle)} · ${say(stage.title)}`;
  const list = (show: string): string => `?stage=${key}&show=${show}#list-${key}`;
  const open = (show: string): void => move({ stage: key, show });
  return (
    <section className="number-stage" aria-labelledby={`stage-${key}`}>
      <h2 id={`stage-${key}`}>
        {title} {stage.toBeConfirmed && <span className="quiet">{t.toBeConfirmed}</span>}
      </h2>
      {stage.progress.panels === 0 ? (
        <p className="quiet">{t.noPanels}</p>
      ) : (
        <>
          <div className="number-grid">
            <Progress stage={stage} title={title} list={list} open={open} />
            <Timeliness stage={stage} title={title} list={list} open={open} />
          </div>
          {stage.items === null ? (
            <p className="quiet">{t.notCounted}</p>
          ) : (
            <StageScores items={stage.items} limit={stage.limit} title={title} list={list} open={open} />
          )}
        </>
      )}
      {place.get('stage') === key && <PanelList stage={stage} show={place.get('show') ?? 'panels'} title={title} />}
    </section>
  );
}

function Progress({ stage, title, list, open }: PartProps & { readonly stage: StageNumbers }) {
  const t = useWords(numbersWords);
  const { progress } = stage;
  const option = useMemo(
    () => barsOption(progressSteps.map((step) => ({ name: t.steps[step] ?? step, value: progress[step] }))),
    [progress, t],
  );
  return (
    <section className="number-card" aria-label={`${title} ${t.progress}`}>
      <h3>{t.progress}</h3>
      <Chart
        label={t.chartOf(`${title} ${t.progress}`)}
        option={option}
        height={heightOf(progressSteps.length)}
        choose={(index) => open(progressSteps[index] ?? 'panels')}
      />
      <NumberTable label={`${title} ${t.progress}`} heads={[t.step, t.number]}>
        {progressSteps.map((step) => (
          <tr key={step}>
            <th scope="row">{t.steps[step]}</th>
            <td>
              <Count n={progress[step]} to={list(step)} />
            </td>
          </tr>
        ))}
      </NumberTable>
    </section>
  );
}

function Timeliness({ stage, title, list, open }: PartProps & { readonly stage: StageNumbers }) {
  const t = useWords(numbersWords);
  const { timeliness } = stage;
  const days = timeliness?.days;
  const option = useMemo(
    () =>
      columnsOption(
        (days ?? []).map((one) => ({ name: t.days(one.days), value: one.sheets })),
        null,
      ),
    [days, t],
  );
  return (
    <section className="number-card" aria-label={`${title} ${t.timeliness}`}>
      <h3>{t.timeliness}</h3>
      {timeliness === null ? (
        <p className="quiet">{stage.due === null ? t.noDue : t.noOwnSheets}</p>
      ) : (
        <>
          <p className="quiet">{t.timelinessHint}</p>
          {timeliness.days.length > 0 && (
            <Chart
              label={t.chartOf(`${title} ${t.timeliness}`)}
              option={option}
              height={180}
              choose={(index) => open((timeliness.days[index]?.days ?? 0) > 0 ? 'late' : 'inTime')}
            />
          )}
          <NumberTable label={`${title} ${t.timeliness}`} heads={[t.step, t.number]}>
            {(['inTime', 'late', 'open'] as const).map((name) => (
              <tr key={name}>
                <th scope="row">{t.times[name]}</th>
                <td>
                  <Count n={timeliness[name]} to={list(name)} />
                </td>
              </tr>
            ))}
          </NumberTable>
        </>
      )}
    </section>
  );
}
