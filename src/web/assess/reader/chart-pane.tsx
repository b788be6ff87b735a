import { useMemo } from 'react';
import { useDefinition, useJudgement } from '../../book/hooks.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useDeskState } from '../desk/desk-context.ts';
import { Chart } from './chart.tsx';
import { chartsOf, type Series } from './chart-series.ts';

/** The figures of the form over the years, each row a small chart; its numbers stand under it. */
export default function ChartPane() {
  const t = useWords(assessWords);
  const definition = useDefinition();
  const { data } = useJudgement();
  const all = useMemo(() => chartsOf(definition, data), [definition, data]);
  return (
    <div className="chart-pane">
      <p className="quiet">{t.chartHint}</p>
      {Object.entries(Object.groupBy(all, (series) => `${series.sheet} ${series.of}`)).map(([key, own = []]) => (
        <section key={key} aria-label={own[0]?.of}>
          {own[0]?.of !== '' && <h2>{own[0]?.of}</h2>}
          <ul className="charts">
            {own.map((series) => (
              <ChartCard key={series.path} series={series} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ChartCard({ series }: { readonly series: Series }) {
  const t = useWords(assessWords);
  const say = useSay();
  const { add, editable } = useDeskState();
  const labels = useMemo(() => series.points.map(({ label }) => say(label)), [series, say]);
  const values = useMemo(() => series.points.map((one) => one.value), [series]);
  const unit = series.unit === null ? '' : say(series.unit);
  const title = `${say(series.title)}${unit === '' ? '' : ` (${unit})`}`;
  const numbers = series.points.map(({ label, value }) => `${say(label)} ${value}`).join('，');
  const citing = {
    anchor: { kind: 'field' as const, sheet: series.sheet, path: series.path },
    quote: `${series.of} ${title}${t.colon}${numbers}`.trim(),
  };
  return (
    <li className="chart-card">
      <h3>{title}</h3>
      <Chart labels={labels} values={values} />
      <p className="chart-numbers">{numbers}</p>
      {editable && (
        <p>
          {(['strength', 'opportunity'] as const).map((kind) => (
            <button key={kind} type="button" className="chip" onClick={() => add(kind, citing)}>
              {t[kind]}
              <span className="sr"> {title}</span>
            </button>
          ))}
        </p>
      )}
    </li>
  );
}
