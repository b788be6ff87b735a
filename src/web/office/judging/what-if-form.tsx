import { Button } from 'antd';
import { useId, useState } from 'react';
import { Combination } from '#src/definition/assessment.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingResultWords } from '../../words/judging-result-words.ts';
import { judgingWords } from '../../words/judging-words.ts';
import { isWeight, nothingSupposed, type Supposition } from './supposition.ts';
import type { TriedPage } from './types.ts';

interface Props {
  readonly stands: TriedPage;
  readonly tried: TriedPage;
  readonly trying: boolean;
  readonly suppose: (supposed: Supposition) => void;
}

/** What may be supposed otherwise; trying it changes nothing. */
export function WhatIfForm({ stands, tried, trying, suppose }: Props) {
  const t = useWords(judgingWords);
  const r = useWords(judgingResultWords);
  const say = useSay();
  const id = useId();
  const [typed, type] = useState(nothingSupposed);
  const weighted = stands.stages.length > 1;
  const wrong = Object.values(typed.weights).some((weight) => !isWeight(weight));
  const untouched = tried.stages.filter((one) => tried.untouched.includes(one.id)).map((one) => say(one.title));
  return (
    <section className="board-part what-if" aria-label={r.whatIf}>
      <h2>{r.whatIf}</h2>
      <p className="quiet">{r.whatIfHint}</p>
      <div className="what-if-fields">
        {stands.stages.map((stage) => (
          <fieldset key={stage.id}>
            <legend>{say(stage.title)}</legend>
            {weighted && (
              <label>
                {r.weights}{' '}
                <input
                  inputMode="decimal"
                  value={typed.weights[stage.id] ?? stage.weight}
                  maxLength={13}
                  aria-invalid={typed.weights[stage.id] !== undefined && !isWeight(typed.weights[stage.id] ?? '')}
                  onChange={(event) =>
                    type({ ...typed, weights: { ...typed.weights, [stage.id]: event.currentTarget.value } })
                  }
                />
              </label>
            )}
            <label>
              {r.combine}{' '}
              <select
                className="choice"
                value={typed.combine[stage.id] ?? stage.combine}
                onChange={(event) => {
                  const way = Combination.parse(event.currentTarget.value);
                  type({ ...typed, combine: { ...typed.combine, [stage.id]: way } });
                }}
              >
                {Combination.options.map((way) => (
                  <option key={way} value={way}>
                    {r.ways[way]}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
        ))}
        <p>
          <label htmlFor={id}>{r.without}</label>{' '}
          <select
            id={id}
            className="choice"
            value={typed.without}
            onChange={(event) => type({ ...typed, without: event.currentTarget.value })}
          >
            <option value="">{r.nobody}</option>
            {stands.assessors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </p>
      </div>
      <p className="stage-acts">
        <Button disabled={wrong || typed === nothingSupposed} onClick={() => suppose(typed)}>
          {r.tryIt}
        </Button>
        {trying && (
          <Button
            onClick={() => {
              type(nothingSupposed);
              suppose(nothingSupposed);
            }}
          >
            {r.asItStands}
          </Button>
        )}
      </p>
      {trying && untouched.length > 0 && <p className="quiet">{r.untouched(untouched.join(t.listComma))}</p>}
    </section>
  );
}
