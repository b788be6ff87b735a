import { Button } from 'antd';
import { useId, useState } from 'react';
import { useLanguage, useSay, useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { judgingWords } from '../../../words/judging-words.ts';
import { localDay, localStamp } from '../../../words/moments.ts';
import type { CandidatePage } from '../types.ts';
import { useRights } from '../use-judging.ts';
import { DrawActForm } from './draw-act-form.tsx';
import { drawActIds, drawState, nextDrawAct, whyNotDraw, type DrawActId } from './draw-state.ts';
import { DrawOrder } from './draw-order.tsx';
import type { DrawPage } from './draws-page.tsx';

/** One draw: what is fixed, who has committed and revealed, and what comes next. */
export function DrawCard({
  draw,
  name,
  candidates,
}: {
  readonly draw: DrawPage;
  /** What sets its parts apart from those of other draws. */
  readonly name: string;
  readonly candidates: readonly CandidatePage[];
}) {
  const w = useWords(drawWords);
  const t = useWords(judgingWords);
  const say = useSay();
  const language = useLanguage();
  const { record } = draw;
  const { publicValue, revealBy, number } = record.round;
  const moment = (iso: string): string => `${localDay(iso, language)} ${localStamp(iso).slice(11)}`;
  return (
    <section className="round draw-card" aria-label={name}>
      <h3>
        {say(record.title)} <span className="round-state">{w.state[drawState(record)]}</span>
      </h3>
      <p className="quiet">
        {w.round(number)}
        {record.redraws.length > 0 && ` · ${w.failed(record.redraws.length)}`} ·{' '}
        <a href={`/api/draws/${draw.id}/sheet`} target="_blank" rel="noreferrer">
          {w.sheet}
        </a>
      </p>
      <dl className="draw-facts">
        <div>
          <dt>{w.publicValue}</dt>
          <dd>
            {say(publicValue.name)} · {publicValue.source}
            <br />
            <strong>{publicValue.value ?? w.notKnown}</strong>
          </dd>
        </div>
        <div>
          <dt>{w.knownFrom}</dt>
          <dd>{moment(publicValue.knownFrom)}</dd>
        </div>
        <div>
          <dt>{w.revealBy}</dt>
          <dd>{moment(revealBy)}</dd>
        </div>
        {record.witnesses.length > 0 && (
          <div>
            <dt>{w.witnesses}</dt>
            <dd>{record.witnesses.map((one) => `${say(one.role)} ${one.name}`.trim()).join(t.semicolon)}</dd>
          </div>
        )}
      </dl>
      <Parties draw={draw} name={name} />
      <Acts draw={draw} />
      {record.order !== null && <DrawOrder record={record} name={name} candidates={candidates} />}
    </section>
  );
}

function Parties({ draw: { record }, name }: { readonly draw: DrawPage; readonly name: string }) {
  const w = useWords(drawWords);
  const t = useWords(judgingWords);
  return (
    <div className="case-table-frame" tabIndex={0} role="region" aria-label={`${name} ${w.party}`}>
      <table className="case-table">
        <thead>
          <tr>
            <th scope="col">{w.party}</th>
            <th scope="col">{w.commitment}</th>
            <th scope="col">{w.seed}</th>
          </tr>
        </thead>
        <tbody>
          {record.round.parties.map((one) => (
            <tr key={one.party}>
              <th scope="row">{w.parties[one.party] ?? one.party}</th>
              <td>
                <code className="digest">{one.commitment ?? '—'}</code>
              </td>
              <td>
                <code className="digest">{one.seed ?? '—'}</code>
                {one.withheld !== null && (
                  <>
                    {' '}
                    {w.withheld}
                    {t.colon}
                    {one.withheld.noted}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Acts({ draw }: { readonly draw: DrawPage }) {
  const w = useWords(drawWords);
  const id = useId();
  const rights = useRights();
  const [open, setOpen] = useState<DrawActId | null>(null);
  const titles: Readonly<Record<DrawActId, string>> = {
    commit: w.commit,
    'enter-value': w.enterValue,
    reveal: w.reveal,
    draw: w.draw,
    disclose: w.disclose,
    witness: w.witnesses,
    withhold: w.withhold,
    redraw: w.redraw,
  };
  const next = nextDrawAct(draw.record);
  const hindered = next === null ? null : whyNotDraw(next, draw.record, rights);
  return (
    <>
      <p className="stage-acts">
        {drawActIds.map((act) => {
          const why = whyNotDraw(act, draw.record, rights);
          return (
            <span key={act} title={why === null ? undefined : w.why[why]}>
              <Button
                type={act === next ? 'primary' : 'default'}
                size={act === next ? 'middle' : 'small'}
                disabled={why !== null}
                aria-expanded={open === act}
                aria-describedby={why === null ? undefined : `${id}-${act}`}
                onClick={() => setOpen(open === act ? null : act)}
              >
                {titles[act]}
              </Button>
              {why !== null && (
                <span id={`${id}-${act}`} className="sr">
                  {w.why[why]}
                </span>
              )}
            </span>
          );
        })}
        {hindered !== null && <span className="quiet">{w.why[hindered]}</span>}
      </p>
      {open !== null && whyNotDraw(open, draw.record, rights) === null && (
        <DrawActForm key={open} draw={draw} act={open} title={titles[open]} close={() => setOpen(null)} />
      )}
    </>
  );
}
