import { useMemo } from 'react';
import { deferred } from '../../entry/deferred.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { Count, NumberTable } from './number-table.tsx';
import { boxesOption, columnsOption } from './options.ts';
import type { ItemNumbers, PartProps } from './types.ts';

const Chart = deferred(() => import('./chart.tsx'));

interface Props extends PartProps {
  readonly items: readonly ItemNumbers[];
  readonly limit: number | null;
}

/** Scores by item over the panels of a counted stage, and how far members lay apart. */
export function StageScores({ items, limit, title, list, open }: Props) {
  const t = useWords(numbersWords);
  const say = useSay();
  const boxes = useMemo(() => boxesOption(items), [items]);
  const apart = useMemo(
    () =>
      columnsOption(
        items.map((item) => ({ name: item.clause, value: Number(item.spread.mean) })),
        limit,
      ),
    [items, limit],
  );
  const choose = (index: number): void => open(`item-${items[index]?.clause ?? ''}`);
  return (
    <section className="number-card" aria-label={`${title} ${t.scores}`}>
      <h3>{t.scores}</h3>
      <p className="quiet">{t.scoresHint}</p>
      <Chart label={t.chartOf(`${title} ${t.scores}`)} option={boxes} height={260} choose={choose} />
      <h3>{t.spread}</h3>
      <p className="quiet">{limit === null ? t.spreadHint : t.spreadLimit(limit)}</p>
      <Chart label={t.chartOf(`${title} ${t.spread}`)} option={apart} height={200} choose={choose} />
      <NumberTable label={`${title} ${t.scores}`} heads={t.itemHeads}>
        {items.map((item) => (
          <tr key={item.clause}>
            <th scope="row">
              {item.clause} {say(item.title)}
            </th>
            <td>
              <Count n={item.panels} to={list(`item-${item.clause}`)} />
            </td>
            <td>{item.mean}</td>
            <td>{item.lowest}</td>
            <td>{item.lower}</td>
            <td>{item.median}</td>
            <td>{item.upper}</td>
            <td>{item.highest}</td>
            <td>{item.spread.mean}</td>
            <td>{item.spread.most}</td>
            <td>
              <Count n={item.spread.beyond} to={list(`beyond-${item.clause}`)} />
            </td>
          </tr>
        ))}
      </NumberTable>
    </section>
  );
}
