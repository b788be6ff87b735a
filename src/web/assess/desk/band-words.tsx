import { bandOf, wordsOf } from '#src/domain/scoring/band.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { neighbours } from '../ruler.ts';
import type { JudgedPage } from '../types.ts';

/** What the chosen band and its neighbours say of each dimension, side by side. */
export function BandWords({
  scale,
  kind,
  percent,
}: {
  readonly scale: JudgedPage['scale'];
  readonly kind: string | null;
  readonly percent: number | null;
}) {
  const t = useWords(assessWords);
  const say = useSay();
  if (kind === null || scale.kinds[kind] === undefined) return <div className="band-words" />;
  const bands = percent === null ? [] : neighbours(scale, kind, percent);
  const chosen = percent === null ? null : bandOf(scale, kind, percent);
  if (bands.length === 0)
    return (
      <div className="band-words">
        <p className="quiet">{t.bandHint}</p>
      </div>
    );
  const { dimensions } = scale.kinds[kind];
  return (
    <div className="band-words" tabIndex={0} role="region" aria-label={t.bandWords}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.dimension}</th>
            {bands.map((band) => (
              <th key={band.band} scope="col" className={band.band === chosen?.band ? 'chosen' : undefined}>
                {t.band(band.band)} {rangeOf(band.percents)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => (
            <tr key={dimension.id}>
              <th scope="row" title={dimension.id}>
                {say(dimension.title)}
              </th>
              {bands.map((band) => {
                const words = wordsOf(scale, kind, band).find((one) => one.id === dimension.id)?.words;
                return (
                  <td key={band.band} className={band.band === chosen?.band ? 'chosen' : undefined}>
                    {words === undefined ? '' : say(words)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rangeOf = (percents: readonly number[]): string => `${percents[0] ?? ''}–${percents.at(-1) ?? ''}%`;
