import type { Measure } from '#src/domain/scoring/band.ts';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { rulerOf } from '../ruler.ts';

/** The bands from the lowest to the highest with their steps; a step is chosen with the mouse, the keys are those of the field above. */
export function PercentRuler({
  scale,
  kind,
  percent,
  choose,
}: {
  readonly scale: Measure;
  readonly kind: string | null;
  readonly percent: number | null;
  readonly choose: ((percent: number) => void) | null;
}) {
  const t = useWords(assessWords);
  return (
    <div className="ruler" role="group" aria-label={t.bands}>
      {rulerOf(scale, kind).map(({ band, percents }) => {
        const here = percent !== null && percents.includes(percent);
        return (
          <div
            key={band?.band ?? 0}
            className={here ? 'stretch here' : 'stretch'}
            style={{ flexGrow: percents.length }}
          >
            {band !== null && <span className="stretch-band">{t.band(band.band)}</span>}
            <span className="stretch-steps">
              {percents.map((step) => (
                <button
                  key={step}
                  type="button"
                  tabIndex={-1}
                  className={step === percent ? 'step chosen' : 'step'}
                  aria-pressed={step === percent}
                  disabled={choose === null}
                  title={`${step}%`}
                  onClick={() => choose?.(step)}
                >
                  {step}
                </button>
              ))}
            </span>
          </div>
        );
      })}
    </div>
  );
}
