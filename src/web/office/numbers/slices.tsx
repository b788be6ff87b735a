import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { deferred } from '../../entry/deferred.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { Count, NumberTable } from './number-table.tsx';
import { barsOption, heightOf } from './options.ts';
import type { Dimension, Numbers } from './types.ts';

const Chart = deferred(() => import('./chart.tsx'));
const shownDimensions: readonly Dimension[] = ['class', 'channel', 'region', 'industry', 'category'];
/** Bars of one chart; the table has all. */
const mostBars = 15;

/** Accepted applications by channel, city, industry, kind and class; each number opens the list of the same filter. */
export function Slices({ numbers }: { readonly numbers: Numbers }) {
  return (
    <div className="number-grid">
      {shownDimensions.map((of) => (
        <OneDimension key={of} numbers={numbers} of={of} />
      ))}
    </div>
  );
}

function OneDimension({ numbers, of }: { readonly numbers: Numbers; readonly of: Dimension }) {
  const t = useWords(numbersWords);
  const say = useSay();
  const go = useNavigate();
  const slices = numbers.slices[of];
  const title =
    of === 'category' && numbers.categoryTitle !== null ? say(numbers.categoryTitle) : (t.dimensions[of] ?? of);
  const [state, more] = numbers.states;
  const list = (code: string | null): string => {
    const query = new URLSearchParams({ view: 'all', [of]: code ?? '-' });
    if (state !== undefined && more === undefined) query.set('state', state);
    return `/office?${query.toString()}`;
  };
  const bars = useMemo(
    () => slices.slice(0, mostBars).map((slice) => ({ name: say(slice.title), value: slice.count })),
    [slices, say],
  );
  const option = useMemo(() => barsOption(bars), [bars]);
  return (
    <section className="number-card" aria-labelledby={`by-${of}`}>
      <h3 id={`by-${of}`}>{t.by(title)}</h3>
      {slices.length === 0 ? (
        <p className="quiet">{t.none}</p>
      ) : (
        <>
          <Chart
            label={t.chartOf(t.by(title))}
            option={option}
            height={heightOf(bars.length)}
            choose={(index) => void go(list(slices[index]?.code ?? null))}
          />
          <NumberTable label={t.by(title)} heads={[title, t.applications, t.share]}>
            {slices.map((slice) => (
              <tr key={slice.code ?? '-'}>
                <th scope="row">{say(slice.title)}</th>
                <td>
                  <Count n={slice.count} to={list(slice.code)} />
                </td>
                <td>{((slice.count / Math.max(1, numbers.accepted)) * 100).toFixed(1)}%</td>
              </tr>
            ))}
          </NumberTable>
        </>
      )}
    </section>
  );
}
